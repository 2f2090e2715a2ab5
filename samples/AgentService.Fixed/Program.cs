// Asks an agent of a Foundry project. The repaired twin of AgentService: infra/main.bicep gives the service's identity a role
// that lets it, so it builds without a warning.

using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Azure.Identity;

string endpoint = Environment.GetEnvironmentVariable("AZURE_AI_PROJECT_ENDPOINT") ?? throw new InvalidOperationException("AZURE_AI_PROJECT_ENDPOINT is not set.");
string question = args.Length > 0 ? args[0] : "Where is my order?";

var project = new AIProjectClient(new Uri(endpoint), new DefaultAzureCredential());
var agent = project.GetProjectOpenAIClient().GetProjectResponsesClientForAgent(new AgentReference("support"));

var answer = await agent.CreateResponseAsync(question);
Console.WriteLine(answer.Value.GetOutputText());
