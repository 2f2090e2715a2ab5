// Asks an agent of a Foundry project. It compiles, and works for whoever may do everything; the service's own identity is
// refused: infra/main.bicep gives it a role that knows nothing of agents.

using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;

string endpoint = Environment.GetEnvironmentVariable("AZURE_AI_PROJECT_ENDPOINT") ?? throw new InvalidOperationException("AZURE_AI_PROJECT_ENDPOINT is not set.");
string question = args.Length > 0 ? args[0] : "Where is my order?";

var services = new ServiceCollection();
services.AddSingleton(new AIProjectClient(new Uri(endpoint), new DefaultAzureCredential()));
services.AddSingleton<Support>();

await using var provider = services.BuildServiceProvider();
Console.WriteLine(await provider.GetRequiredService<Support>().AskAsync(question));

internal sealed class Support
{
    private readonly ProjectResponsesClient _agent;

    public Support(AIProjectClient project) =>
        _agent = project.GetProjectOpenAIClient().GetProjectResponsesClientForAgent(new AgentReference("support"));

    public async Task<string> AskAsync(string question)
    {
        var answer = await _agent.CreateResponseAsync(question);
        return answer.Value.GetOutputText();
    }
}
