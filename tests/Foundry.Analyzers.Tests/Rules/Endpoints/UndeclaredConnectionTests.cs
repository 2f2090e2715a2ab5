using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Tests.Rules.Access;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using Verify = RuleVerifier<UndeclaredConnection>;

public class UndeclaredConnectionTests
{
    private const string Client =
        "new AIProjectClient(new Uri(\"https://contoso.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential())";

    private const string Get = Client + ".Connections.GetConnection([|\"documents\"|])";

    private static string Connection(string name = "'search'", string of = "accounts/projects", string parent = "project") => $$"""

        resource connection 'Microsoft.CognitiveServices/{{of}}/connections@2025-06-01' = {
          parent: {{parent}}
          name: {{name}}
          properties: { category: 'CognitiveSearch', authType: 'AAD', target: 'https://contoso-search.search.windows.net' }
        }
        """;

    private static Verify.Test Test(string source, string bicep)
    {
        var test = new Verify.Test { TestCode = source };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        return test.InService();
    }

    private static Task Reported(string call, string bicep) => Test(Program(call), bicep).RunAsync();

    private static Task Silent(string call, string bicep) => Test(Program(Unmarked(call)), bicep).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        var test = Test(CodeContexts.Source(shape, Get, Usings), Bicep() + Connection());
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        return test.RunAsync();
    }

    [Theory]
    [InlineData(Get)]
    [InlineData(Client + ".Connections.GetConnectionAsync(includeCredentials: true, connectionName: [|\"documents\"|])")]
    [InlineData(Client + ".Datasets.UploadFile(\"d\", \"1\", \"f\", [|\"documents\"|])")]
    public async Task Undeclared_name_is_reported(string call)
    {
        await Reported(call, Bicep() + Connection());
        await Silent(call.Replace("documents", "SEARCH"), Bicep() + Connection());
    }

    [Theory]
    [InlineData(Client + ".Connections.GetConnection(Environment.GetEnvironmentVariable(\"CONNECTION\"))")]
    [InlineData(Client + ".Connections.GetDefaultConnection()")]
    [InlineData(Client + ".Datasets.UploadFile(\"d\", \"1\", \"f\")")]
    [InlineData("new AIProjectClient(new Uri(\"https://other.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential()).Connections.GetConnection(\"documents\")")]
    public Task Unknown_and_foreign_names_are_not_reported(string call) => Silent(call, Bicep() + Connection());

    [Fact]
    public async Task Connection_of_the_account_is_one_of_its_projects()
    {
        await Silent(Get, Bicep() + Connection("'documents'", "accounts", "account"));
        await Reported(Get, Bicep() + Connection("'search'", "accounts", "account"));
    }

    [Theory]
    [InlineData("resource c 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = { name: 'contoso/p/NAME', properties: {} }")]
    [InlineData("resource c 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' existing = { parent: project, name: 'NAME' }")]
    [InlineData("""
        resource p 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' existing = {
          parent: account
          name: 'p'
          resource c 'connections' = { name: 'NAME', properties: { category: 'CognitiveSearch' } }
        }
        """)]
    [InlineData("resource c 'Microsoft.CognitiveServices/accounts/connections@2025-06-01' = [for n in ['other', 'NAME']: { parent: account, name: n, properties: {} }]")]
    public async Task Every_form_of_a_declaration_is_read(string connection)
    {
        await Silent(Get, Bicep() + "\n" + connection.Replace("NAME", "documents"));
        await Reported(Get, Bicep() + "\n" + connection.Replace("NAME", "search"));
    }

    [Theory]
    [InlineData("name: 'documents'", "")]
    [InlineData("name: name", "param name string\n")]
    public Task Further_or_unknown_connection_makes_the_name_known_or_unknown(string name, string parameter) => Silent(
        Get, parameter + Bicep() + Connection() + Connection().Replace("resource connection", "resource second").Replace("name: 'search'", name));

    [Fact]
    public Task Templates_without_connections_tell_nothing() => Silent(Get, Bicep());

    [Fact]
    public Task Connections_of_the_registry_module_are_unknown() => Silent(
        Get,
        """
        module account 'br/public:avm/res/cognitive-services/account:0.13.0' = {
          name: 'account'
          params: { name: 'contoso', kind: 'AIServices', connections: [] }
        }

        resource known 'Microsoft.CognitiveServices/accounts/connections@2025-06-01' = {
          name: 'contoso/search'
          properties: { category: 'CognitiveSearch', authType: 'AAD' }
        }
        """);

    [Fact]
    public Task Script_may_make_connections_too()
    {
        var test = Test(Program(Unmarked(Get)), Bicep() + Connection());
        test.TestState.AdditionalFiles.RemoveAll(file => file.filename.EndsWith(".yaml", StringComparison.Ordinal));
        test.TestState.AdditionalFiles.Add(
            ("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\nhooks:\n  postprovision:\n    run: ./deploy.py\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Message_names_the_declared_connections()
    {
        var test = Test(Program(Numbered(Get)), Bicep() + Connection());
        test.ExpectedDiagnostics.Add(Verify.Diagnostic(UndeclaredConnection.Descriptor).WithLocation(0).WithMessage(
            "No connection is named 'documents'. The service does not find it, and the call fails. "
            + "Use a declared one: 'search' (infra/main.bicep:30)."));
        return test.RunAsync();
    }
}
