// The repaired twin of AppHost: a role that holds the data actions of a model.

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Foundry;
using Azure.Provisioning.CognitiveServices;

var builder = DistributedApplication.CreateBuilder(args);
var foundry = builder.AddFoundry("foundry");
var chat = foundry.AddDeployment("chat", "gpt-4.1-mini", "2025-04-14", "OpenAI");

builder.AddProject("api", "../Api/Api.csproj")
    .WithReference(chat)
    .WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesOpenAIUser);
