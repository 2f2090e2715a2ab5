// Runs an agent of a Foundry project with Agent Framework. Written with the mistakes people make: the endpoint is that of the
// account, and no credential is given.

using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Microsoft.Agents.AI;

var project = new AIProjectClient(new Uri("https://my-resource.services.ai.azure.com/"), null);
AIAgent agent = project.AsAIAgent(new AgentReference("support"));

Console.WriteLine(await agent.RunAsync("Where is my order?"));
