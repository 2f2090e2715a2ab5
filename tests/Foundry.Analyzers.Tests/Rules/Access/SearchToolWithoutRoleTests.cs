using Foundry.Analyzers.Rules.Access;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<SearchToolWithoutRole>;

public class SearchToolWithoutRoleTests
{
    private const string IndexReader = "1407120a-92aa-4202-b7e9-c0e197c71c8f";
    private const string ServiceContributor = "7ca78c08-252a-4471-8644-bb5ff32d4ba0";
    private const string ProjectPrincipal = "project.identity.principalId";
    private const string Tool = "Azure.AI.Projects.Agents.ProjectsAgentTool.[|CreateAzureAISearchTool|](null)";
    private const string AnyCredential = "authOptions: { aadOrApiKey: { aadAuthFailureMode: 'http403' } }";

    private static string Bicep(string service, string connection, params string[] assignments) =>
        BicepWith("customSubDomainName: 'contoso'", assignments) + $$"""

        resource search 'Microsoft.Search/searchServices@2025-05-01' = {
          name: 'contoso-search'
          location: location
          sku: { name: 'basic' }
          properties: { {{service}} }
        }

        resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
          parent: project
          name: 'search'
          properties: { {{connection}}, target: 'https://contoso-search.search.windows.net' }
        }
        """;

    private const string ByToken = "category: 'CognitiveSearch', authType: 'AAD'";

    private static Verify.Test Test(string source, string bicep)
    {
        var test = new Verify.Test { TestCode = source };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        return test.InService();
    }

    private static Task Silent(string bicep) => Test(Program(Unmarked(Tool)), bicep).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        var test = Test(CodeContexts.Source(shape, Tool, Usings), Bicep(AnyCredential, ByToken));
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("account " + FoundryUser + " " + ProjectPrincipal)]
    [InlineData("search " + ServiceContributor + " " + ProjectPrincipal)]
    [InlineData("search " + IndexReader + " " + AppPrincipal)]
    public Task Tool_is_reported_when_no_role_of_the_project_reads_the_index(string assignment) =>
        Test(Program(Tool), Bicep(AnyCredential, ByToken, assignment)).RunAsync();

    [Theory]
    [InlineData("search " + IndexReader + " " + ProjectPrincipal)]
    [InlineData("search " + IndexReader + " principalId")]
    [InlineData("resourceGroup() " + IndexReader + " " + ProjectPrincipal)]
    public Task Tool_is_not_reported_when_a_role_reads_or_may_read_the_index(string assignment) =>
        Silent(Bicep(AnyCredential, ByToken, assignment));

    [Theory]
    [InlineData("category: 'CognitiveSearch', authType: 'ApiKey'")]
    [InlineData("category: 'CognitiveSearch', authType: location")]
    [InlineData("category: 'AzureBlob', authType: 'AAD'")]
    [InlineData("category: location, authType: 'AAD'")]
    public Task Connection_with_a_key_or_an_unknown_one_is_not_reported(string connection) =>
        Silent(Bicep(AnyCredential, connection));

    [Theory]
    [InlineData("", true)]
    [InlineData("authOptions: { apiKeyOnly: {} }", true)]
    [InlineData(AnyCredential, false)]
    [InlineData("disableLocalAuth: true", false)]
    [InlineData("disableLocalAuth: keep", false)]
    public Task Service_that_accepts_keys_only_is_reported(string service, bool isReported) => Test(
        Program(isReported ? Tool : Unmarked(Tool)),
        Bicep(service, ByToken, $"search {IndexReader} {ProjectPrincipal}")).RunAsync();

    [Fact]
    public Task Classic_tool_is_reported() => Test(
        Program("new [|Azure.AI.Agents.Persistent.AzureAISearchToolDefinition|]()"), Bicep(AnyCredential, ByToken)).RunAsync();

    /// <summary>The connection to a service without keys uses a token, wherever it is made.</summary>
    [Theory]
    [InlineData("disableLocalAuth: true", true)]
    [InlineData(AnyCredential, false)]
    public Task Service_without_keys_needs_no_declared_connection(string service, bool isReported)
    {
        var bicep = Bicep(service, ByToken);
        return Test(
            Program(isReported ? Tool : Unmarked(Tool)),
            bicep[..bicep.IndexOf("resource connection", StringComparison.Ordinal)]).RunAsync();
    }

    [Fact]
    public Task Service_of_the_registry_accepts_tokens() => Silent(BicepWith("", $"resourceGroup() {IndexReader} {ProjectPrincipal}") + $$"""

        module search 'br/public:avm/res/search/search-service:0.10.0' = {
          name: 'search'
          params: { name: 'contoso-search' }
        }

        resource connection 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
          parent: project
          name: 'search'
          properties: { {{ByToken}}, target: 'https://contoso-search.search.windows.net' }
        }
        """);

    [Fact]
    public Task Project_with_a_user_assigned_identity_is_not_judged() => Silent(
        Bicep(AnyCredential, ByToken).Replace(
            "name: 'p'\n  location: location\n  identity: { type: 'SystemAssigned' }",
            "name: 'p'\n  location: location\n  identity: { type: 'UserAssigned' }"));

    [Fact]
    public Task Unknown_role_is_no_missing_role() => Silent(
        "param role string\n" + Bicep(AnyCredential, ByToken, $"search {IndexReader} {ProjectPrincipal}").Replace($"'{IndexReader}'", "role"));

    [Fact]
    public Task Program_without_a_search_service_is_not_judged() => Test(Program(Unmarked(Tool)), AccessFiles.Bicep()).RunAsync();

    [Fact]
    public Task Message_names_role_and_scope()
    {
        var test = Test(Program(Numbered(Tool)), Bicep(AnyCredential, ByToken));
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(SearchToolWithoutRole.Descriptor).WithLocation(0).WithMessage(
            "'CreateAzureAISearchTool' fails with 401 or 403: the project's identity has no role to search. Assign Search "
            + "Index Data Reader at the search service."));
        return test.RunAsync();
    }
}
