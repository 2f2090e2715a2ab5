using Azure.AI.Projects.Agents;

class C
{
    object M() => ProjectsAgentTool.CreateAzureAISearchTool(null);
}
