using System;
using Azure.AI.Projects;
using Azure.AI.Projects.Agents;
using Azure.Identity;

class C
{
    object M() =>
        // why
        new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential())
            .AgentAdministrationClient.CreateAgentVersion("a", new ProjectsAgentVersionCreationOptions(
                new DeclarativeAgentDefinition("m")
                {
                    Tools =
                    {
                        new AzureAISearchTool(new AzureAISearchToolOptions(new[]
                        {
                            new AzureAISearchToolIndex
                            {
                                ProjectConnectionId = "/subscriptions/0/resourceGroups/g/providers/Microsoft.CognitiveServices"
                                    + "/accounts/contoso/projects/other/connections/search",
                            },
                        })),
                    },
                }));
}
