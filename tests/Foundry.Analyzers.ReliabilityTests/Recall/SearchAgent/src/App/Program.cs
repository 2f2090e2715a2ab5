using System;
using Azure.AI.Projects;
using Azure.AI.Projects.Agents;
using Azure.Identity;

var project = new AIProjectClient(new Uri("https://archive-ai.services.ai.azure.com/api/projects/letters"), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));
var index = new AzureAISearchToolIndex { ProjectConnectionId = "letters-index", IndexName = "letters" };
var definition = new DeclarativeAgentDefinition("archivist") { Tools = { ProjectsAgentTool.CreateAzureAISearchTool(new AzureAISearchToolOptions(new[] { index })) } };
var version = await project.AgentAdministrationClient.CreateAgentVersionAsync("archivist", new ProjectsAgentVersionCreationOptions(definition));
Console.WriteLine(version.Value.Version);
