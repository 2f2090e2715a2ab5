// An Aspire application host with a Foundry account and a service that calls it. The roles that are given replace those that
// the reference would give, and manage the account without letting anybody call a model.

using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Foundry;
using Azure.Provisioning.CognitiveServices;

var builder = DistributedApplication.CreateBuilder(args);
var foundry = builder.AddFoundry("foundry");
var chat = foundry.AddDeployment("chat", "gpt-4.1-mini", "2025-04-14", "OpenAI");

builder.AddProject("api", "../Api/Api.csproj")
    .WithReference(chat)
    .WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesContributor);
