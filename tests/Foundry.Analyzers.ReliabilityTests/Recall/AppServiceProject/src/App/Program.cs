using System;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(services => new AIProjectClient(
    new Uri(services.GetRequiredService<IConfiguration>()["Foundry:ProjectEndpoint"] ?? throw new InvalidOperationException("Foundry:ProjectEndpoint is missing.")),
    new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)));

var app = builder.Build();
app.MapPost("/tickets", async (string text, AIProjectClient project) =>
{
    var agent = project.GetProjectOpenAIClient().GetProjectResponsesClientForAgent(new AgentReference("triage"));
    return (await agent.CreateResponseAsync(text)).Value.GetOutputText();
});
app.Run();
