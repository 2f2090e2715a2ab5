namespace Foundry.Access.Tool.Tests;

/// <summary>Programs that need different things.</summary>
internal static class Programs
{
    private const string Account = "https://contoso.services.ai.azure.com";
    private const string Project = Account + "/api/projects/support";

    /// <summary>Chat at the account.</summary>
    public const string Chat = $$"""
        var chat = new AzureOpenAIClient(new Uri("{{Account}}"), new ManagedIdentityCredential()).GetChatClient("gpt");
        chat.CompleteChat("Hello");
        """;

    /// <summary>An agent of the project.</summary>
    public const string Agents = $$"""
        var project = new AIProjectClient(new Uri("{{Project}}"), new ManagedIdentityCredential());
        project.AgentAdministrationClient.DeleteAgent("support");
        """;

    /// <summary>An evaluation run, which the project's identity carries out.</summary>
    public const string Evaluation = $$"""
        using OpenAI.Evals;
        var project = new AIProjectClient(new Uri("{{Project}}"), new ManagedIdentityCredential());
        EvaluationClient evaluations = project.ProjectOpenAIClient.GetEvaluationClient();
        await evaluations.CreateEvaluationRunAsync("id", System.ClientModel.BinaryContent.Create(BinaryData.FromString("{}")));
        """;

    /// <summary>A hosted agent, which calls a model as the project's identity.</summary>
    public const string Hosted = $$"""
        using Azure.AI.Projects.Agents;
        var project = new AIProjectClient(new Uri("{{Project}}"), new ManagedIdentityCredential());
        project.AgentAdministrationClient.CreateAgentVersion(
            "support", new ProjectsAgentVersionCreationOptions(new HostedAgentDefinition("1", "2Gi")));
        """;

    /// <summary>An agent that searches.</summary>
    public const string Searching = $$"""
        using Azure.AI.Projects.Agents;
        var project = new AIProjectClient(new Uri("{{Project}}"), new ManagedIdentityCredential());
        project.AgentAdministrationClient.CreateAgentVersion(
            "support", new ProjectsAgentVersionCreationOptions(new DeclarativeAgentDefinition("gpt")));
        ProjectsAgentTool.CreateAzureAISearchTool(null);
        """;

    public const string Both = Chat + "\n" + Agents;

    public static readonly TheoryData<string> All = [Chat, Agents, Evaluation, Hosted, Both];
}
