using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Tests.Rules.Access;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using Verify = RuleVerifier<ConnectionOfAnotherProject>;

public class ConnectionOfAnotherProjectTests
{
    private const string Usings = "using System; using System.Collections.Generic; using Azure.AI.Agents.Persistent; using Azure.AI.Projects; "
        + "using Azure.AI.Projects.Agents; using Azure.Identity; using Microsoft.Agents.AI.Foundry;";

    private const string Accounts = "/subscriptions/0/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/";
    private const string Other = Accounts + "contoso/projects/other/connections/search";
    private const string Own = Accounts + "contoso/projects/p/connections/search";

    private const string Client =
        "new AIProjectClient(new Uri(\"https://contoso.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential())";

    private const string Persistent =
        "new PersistentAgentsClient(\"https://contoso.services.ai.azure.com/api/projects/p\", new DefaultAzureCredential())";

    /// <summary>A call with the id of a connection as <c>ID</c>, marked.</summary>
    private const string Search = Client + ".AgentAdministrationClient.[|CreateAgentVersion|](\"a\", "
        + "new ProjectsAgentVersionCreationOptions(new DeclarativeAgentDefinition(\"m\") { Tools = { new AzureAISearchTool("
        + "new AzureAISearchToolOptions(new[] { new AzureAISearchToolIndex { ProjectConnectionId = \"ID\", IndexName = \"i\" } })) } }))";

    private static string Source(string expression, string id) =>
        $$"""{{Usings}} class C { object M(string given) => {{expression.Replace("ID", id)}}; }""";

    private static Task Reported(string expression, string id) =>
        new Verify.Test { TestCode = Source(expression, id) }.RunAsync();

    private static Task Silent(string expression, string id) =>
        new Verify.Test { TestCode = AccessFiles.Unmarked(Source(expression, id)) }.RunAsync();

    public static TheoryData<string> Calls =>
    [
        Search,
        Client + ".[|AsAIAgent|](\"m\", \"i\", tools: new List<Microsoft.Extensions.AI.AITool> { FoundryAITool.CreateMcpTool("
            + "\"s\", new Uri(\"https://mcp.contoso.com\"), projectConnectionId: \"ID\") })",
        Client + ".[|AsAIAgent|](\"m\", \"i\", tools: [FoundryAITool.CreateBingGroundingTool(new BingGroundingSearchToolOptions("
            + "[new Azure.AI.Projects.Agents.BingGroundingSearchConfiguration(projectConnectionId: \"ID\")]))])",
        Client + ".[|AsAIAgent|](\"m\", \"i\", tools: [FoundryAITool.CreateSharepointTool(new SharePointGroundingToolOptions { "
            + "ProjectConnections = { new ToolProjectConnection(\"ID\") } })])",
        Client + ".[|AsAIAgent|](\"m\", \"i\", tools: [FoundryAITool.CreateMicrosoftFabricTool(new FabricDataAgentToolOptions { "
            + "ProjectConnections = { new ToolProjectConnection(\"ID\") } })])",
        Persistent + ".Administration.[|CreateAgent|](\"m\", toolResources: new ToolResources { AzureAISearch = "
            + "new AzureAISearchToolResource(\"ID\", \"i\", 5, \"\") })",
        Persistent + ".Administration.[|CreateAgent|](\"m\", tools: new ToolDefinition[] { new BingGroundingToolDefinition("
            + "new BingGroundingSearchToolParameters(new[] { new Azure.AI.Agents.Persistent.BingGroundingSearchConfiguration(\"ID\") })) })",
    ];

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        var test = new Verify.Test { TestCode = CodeContexts.Source(shape, Search.Replace("ID", Other), Usings) };
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        return test.RunAsync();
    }

    // Collection expressions need C# 12.
    [RoslynTheory(4, 8), MemberData(nameof(Calls))]
    public async Task Tool_with_a_connection_of_another_project_is_reported(string call)
    {
        await Reported(call, Other);
        await Silent(call, Own);
    }

    [Theory]
    [InlineData(Accounts + "fabrikam/projects/p/connections/search", true)]
    [InlineData(Accounts + "fabrikam/connections/search", true)]
    [InlineData(Accounts + "fabrikam/projects/other/connections/search", true)]
    [InlineData("/subscriptions/0/resourcegroups/g/providers/microsoft.cognitiveservices/accounts/contoso/projects/OTHER/connections/search", true)]
    [InlineData(Accounts + "contoso/connections/search", false)]
    [InlineData(Accounts + "CONTOSO/projects/P/connections/search", false)]
    [InlineData(Accounts + "contoso-x7f2/projects/p/connections/search", false)]
    [InlineData(Accounts + "con/projects/p/connections/search", false)]
    [InlineData("search", false)]
    [InlineData("/subscriptions/0/resourceGroups/g/providers/Microsoft.Search/searchServices/search", false)]
    public Task Account_and_project_are_compared(string id, bool isReported) => isReported ? Reported(Search, id) : Silent(Search, id);

    [Theory]
    [InlineData("$\"/subscriptions/{given}/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/contoso/projects/other/connections/search\"", true)]
    [InlineData("$\"/subscriptions/0/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/contoso/projects/{given}/connections/search\"", false)]
    [InlineData("$\"{given}/connections/search\"", false)]
    [InlineData("given", false)]
    public Task Unknown_parts_of_an_id_are_not_compared(string id, bool isReported)
    {
        var call = Search.Replace("\"ID\"", id);
        return isReported ? Reported(call, "") : Silent(call, "");
    }

    [Theory]
    [InlineData("new Uri(given)")]
    [InlineData("new Uri($\"https://{given}.services.ai.azure.com/api/projects/{given}\")")]
    public Task Unknown_endpoint_is_not_compared(string endpoint) => Silent(
        Search.Replace("new Uri(\"https://contoso.services.ai.azure.com/api/projects/p\")", endpoint), Other);

    [Fact]
    public Task Variables_are_followed() => new Verify.Test
    {
        TestCode = $$"""
            {{Usings}}
            class C
            {
                private const string Connection = "{{Other}}";
                private readonly AIProjectClient client = {{Client}};
                object M()
                {
                    var index = new AzureAISearchToolIndex() { ProjectConnectionId = Connection, IndexName = "i" };
                    var tool = new AzureAISearchTool(new AzureAISearchToolOptions(new[] { index }));
                    var definition = new DeclarativeAgentDefinition("m") { Tools = { tool } };
                    return client.AgentAdministrationClient.[|CreateAgentVersionAsync|](
            "a", new ProjectsAgentVersionCreationOptions(definition));
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task Own_method_of_the_same_name_is_not_reported() => new Verify.Test
    {
        TestCode = $$"""class C { object CreateAgent(string id) => id; object M() => CreateAgent("{{Other}}"); }""",
    }.RunAsync();

    [Fact]
    public Task Message_names_both_projects()
    {
        var test = new Verify.Test { TestCode = AccessFiles.Numbered(Source(Search, Other)) };
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(ConnectionOfAnotherProject.Descriptor).WithLocation(0).WithMessage(
            "'CreateAgentVersion' names the connection 'search' of project 'other' (0/Test0.cs:1), but calls project 'p' "
            + "(0/Test0.cs:1). The service does not find it. Use a connection of the called project."));
        return test.RunAsync();
    }
}
