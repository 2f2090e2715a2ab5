using System;
using Azure.AI.Projects;
using Azure.AI.Projects.Agents;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new AIProjectClient(new Uri("https://travel-ai.services.ai.azure.com/api/projects/trips"), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)));

var app = builder.Build();
app.MapPost("/agents", (string name, AIProjectClient project) =>
    project.AgentAdministrationClient.CreateAgentVersion(name, new ProjectsAgentVersionCreationOptions(new DeclarativeAgentDefinition("guide"))).Value.Version);
app.Run();
