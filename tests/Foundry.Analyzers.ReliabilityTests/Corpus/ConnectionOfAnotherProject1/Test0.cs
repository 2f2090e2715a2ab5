using System;
using Azure.AI.Projects;
using Azure.AI.Projects.Agents;
using Azure.Identity;

class C
{
    private const string Connection =
        "/subscriptions/0/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/contoso/projects/other/connections/search";

    object M(AgentAdministrationClient given)
    {
        var client = new AIProjectClient(
            new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential());
        var index = new AzureAISearchToolIndex { ProjectConnectionId = Connection, IndexName = "i" };
        var definition = new DeclarativeAgentDefinition("m")
        {
            // why
            Tools = { new AzureAISearchTool(new AzureAISearchToolOptions(new[] { index })) },
        };
        given.CreateAgentVersion("a", new ProjectsAgentVersionCreationOptions(definition));
        return client.AgentAdministrationClient.CreateAgentVersion("a", new ProjectsAgentVersionCreationOptions(definition));
    }
}
