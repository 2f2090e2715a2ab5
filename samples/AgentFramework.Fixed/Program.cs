// The repaired twin of AgentFramework: the address of the project, and a credential.

using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Azure.Identity;
using Microsoft.Agents.AI;

var project = new AIProjectClient(new Uri("https://my-resource.services.ai.azure.com/api/projects/my-project"), new DefaultAzureCredential());
AIAgent agent = project.AsAIAgent(new AgentReference("support"));

Console.WriteLine(await agent.RunAsync("Where is my order?"));
