using System;
using System.Threading.Tasks;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
var clientId = builder.Configuration["AZURE_CLIENT_ID"] ?? throw new InvalidOperationException("AZURE_CLIENT_ID is missing.");
var credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
builder.Services.AddSingleton(new AIProjectClient(new Uri("https://harbor-ai.services.ai.azure.com/api/projects/berths"), credential));
builder.Services.AddScoped<Planner>();

var app = builder.Build();
app.MapGet("/plan", (string ship, Planner planner) => planner.PlanAsync(ship));
app.Run();

public sealed class Planner
{
    private readonly AIProjectClient _project;

    public Planner(AIProjectClient project) => _project = project;

    public async Task<string> PlanAsync(string ship)
    {
        var responses = _project.GetProjectOpenAIClient().GetProjectResponsesClientForAgent(new AgentReference("planner"));
        return (await responses.CreateResponseAsync("Find a berth for " + ship)).Value.GetOutputText();
    }
}
