using System;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Azure.AI.Projects.Agents;
using Azure.Identity;

class C
{
    object M()
    {
        var project = new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential());
        project.AgentAdministrationClient.CreateAgentVersion("desk", new ProjectsAgentVersionCreationOptions(new HostedAgentDefinition("1", "2Gi")));
        return project.ProjectOpenAIClient.GetProjectResponsesClientForAgent(new AgentReference("desk"));
    }
}
