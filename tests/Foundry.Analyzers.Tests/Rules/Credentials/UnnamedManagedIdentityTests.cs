using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Azure.Identity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<UnnamedManagedIdentity, UnnamedManagedIdentityFix>;

public class UnnamedManagedIdentityTests
{
    private const string Read = HostIdentity.ClientId;
    private const string Choice = HostIdentity.Id;
    private const string Named = "new " + HostIdentity.Credential;

    private static string Body(string statements) => $$"""
        using System; using System.ClientModel.Primitives; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;
        using Microsoft.Extensions.Configuration;

        class C
        {
            object M(Uri uri, string given, TokenCredentialOptions options, IConfiguration configuration)
            {
                {{statements.Replace("READ", Read)}}
            }
        }
        """;

    private static string Client(string credential) => $"return new AIProjectClient(uri, {credential});";

    private static Task Fixes(string statements, string repaired) => Verify.VerifyCodeFixAsync(Body(statements), Body(repaired));

    private static Task Silent(string statements) => Verify.VerifyAnalyzerAsync(Body(statements));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        static string Source(string shape, string credential) => CodeContexts.Source(
            shape, $"new Azure.AI.Projects.AIProjectClient(null!, {credential})", "using System; using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|new ManagedIdentityCredential()|]"),
            FixedCode = Source(shape, Named),
        }.RunAsync();
    }

    [Theory]
    [InlineData("new ManagedIdentityCredential()", Named)]
    [InlineData("new ManagedIdentityCredential { }", Named + " { }")]
    [InlineData("new ManagedIdentityCredential(clientId: null)", Named)]
    [InlineData("new ManagedIdentityCredential((string)null)", Named)]
    [InlineData("new ManagedIdentityCredential(READ)", Named)]
    [InlineData("new ManagedIdentityCredential(clientId: READ!)", Named)]
    [InlineData("new ManagedIdentityCredential(READ, null)", Named)]
    [InlineData(
        "new ManagedIdentityCredential(configuration[\"Azure:ClientId\"])",
        "new ManagedIdentityCredential(configuration[\"Azure:ClientId\"] is { Length: > 0 } clientId ? "
        + "ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned)")]
    public Task Unnamed_identity_is_fixed(string creation, string repaired) =>
        Fixes(Client($"[|{creation}|]"), Client(repaired));

    [Fact]
    public Task Client_id_in_a_local_is_fixed() => Fixes(
        "var id = READ; " + Client("[|new ManagedIdentityCredential(id)|]"),
        "var id = READ; " + Client(
            "new ManagedIdentityCredential(string.IsNullOrEmpty(id) ? ManagedIdentityId.SystemAssigned : "
            + "ManagedIdentityId.FromUserAssignedClientId(id))"));

    [Fact]
    public Task Two_identities_of_a_member_get_variables_of_their_own() => Fixes(
        "var first = new AIProjectClient(uri, [|new ManagedIdentityCredential()|]); "
        + Client("[|new ManagedIdentityCredential()|]"),
        $"var first = new AIProjectClient(uri, {Named}); " + Client(Named.Replace("clientId", "clientId2")));

    [Theory]
    [InlineData(
        "_ = new AIProjectClient(uri, [|new ManagedIdentityCredential()|]); return \"clientId\";", "clientId")]
    [InlineData(
        "var clientId = 1; _ = new AIProjectClient(uri, [|new ManagedIdentityCredential()|]); return clientId;", "clientId2")]
    public Task Variable_gets_a_name_that_is_free(string statements, string name) => Fixes(
        statements, statements.Replace("[|new ManagedIdentityCredential()|]", Named.Replace("clientId", name)));

    [Fact]
    public Task Fix_before_relational_patterns_asks_for_the_length() => new Verify.Test
    {
        TestCode = Body(Client("[|new ManagedIdentityCredential()|]")),
        FixedCode = Body(Client(Named.Replace("{ Length: > 0 } clientId", "string clientId && clientId.Length > 0"))),
        SolutionTransforms =
        {
            (solution, id) => solution.WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.CSharp7_3)),
        },
    }.RunAsync();

    [Theory]
    [InlineData("new ManagedIdentityCredential(READ, options)")]
    [InlineData("new ManagedIdentityCredential(options: new TokenCredentialOptions { AuthorityHost = uri })")]
    [InlineData("new ManagedIdentityCredential(options: options, clientId: READ)")]
    [InlineData("new ManagedIdentityCredential(READ /* why */)")]
    public Task No_fix_when_there_are_options_or_comments(string creation) => Fixes(Client($"[|{creation}|]"), Client($"[|{creation}|]"));

    [Fact]
    public Task Target_typed_new_is_fixed() => Fixes(
        "ManagedIdentityCredential credential = [|new()|]; " + Client("credential"),
        $"ManagedIdentityCredential credential = new({Choice}); " + Client("credential"));

    [Theory]
    [InlineData("var credential = CREDENTIAL; return new AIProjectClient(uri, credential);")]
    [InlineData(
        "return new OpenAI.OpenAIClient(new BearerTokenPolicy(CREDENTIAL, \"https://ai.azure.com/.default\"), "
        + "new OpenAI.OpenAIClientOptions { Endpoint = uri });")]
    [InlineData("return new AIProjectClient(uri, given == \"\" ? new AzureCliCredential() : (TokenCredential)CREDENTIAL);")]
    public Task Identity_that_reaches_a_client_is_fixed(string statements) => Fixes(
        statements.Replace("CREDENTIAL", "[|new ManagedIdentityCredential()|]"), statements.Replace("CREDENTIAL", Named));

    [Theory]
    [InlineData("new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)")]
    [InlineData("new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(given))")]
    [InlineData("new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.SystemAssigned))")]
    [InlineData("new ManagedIdentityCredential(new ManagedIdentityCredentialOptions())")]
    [InlineData("new ManagedIdentityCredential(new ResourceIdentifier(given))")]
    [InlineData("new ManagedIdentityCredential(\"00000000-0000-0000-0000-000000000000\")")]
    [InlineData("new ManagedIdentityCredential(given)")]
    [InlineData("new ManagedIdentityCredential(READ ?? throw new Exception())")]
    [InlineData("new DefaultAzureCredential()")]
    public Task Named_identity_is_not_reported(string credential) => Silent(Client(credential));

    /// <summary>The first credential of a chain may fail, and an identity that throws in its constructor breaks the chain.</summary>
    [Theory]
    [InlineData("new ChainedTokenCredential(new ManagedIdentityCredential(READ), new AzureCliCredential())")]
    [InlineData("new ChainedTokenCredential(new ManagedIdentityCredential(), new AzureCliCredential())")]
    public Task Identity_in_a_chain_is_not_reported(string credential) => Silent(Client(credential));

    [Theory]
    [InlineData("return new ManagedIdentityCredential();")]
    [InlineData("return new Azure.Core.Pipeline.BearerTokenAuthenticationPolicy(new ManagedIdentityCredential(), \"scope\");")]
    [InlineData(
        "return new AIProjectClient(new Uri(\"https://gateway.contoso.com/api/projects/p\"), "
        + "new ManagedIdentityCredential());")]
    public Task Identity_for_something_else_is_not_reported(string statements) => Silent(statements);

    [Theory]
    [InlineData("var id = READ; return new AIProjectClient(uri, id is null ? UNNAMED : new ManagedIdentityCredential(id));")]
    [InlineData(
        "var id = READ; if (string.IsNullOrEmpty(id)) return new AIProjectClient(uri, UNNAMED); "
        + "return new AIProjectClient(uri, new ManagedIdentityCredential(id));")]
    [InlineData(
        "var id = READ; if (id == null) throw new Exception(); "
        + "return new AIProjectClient(uri, new ManagedIdentityCredential(id));")]
    [InlineData("return new AIProjectClient(uri, READ is { } id ? new ManagedIdentityCredential(id) : UNNAMED);")]
    [InlineData(
        "return new AIProjectClient(uri, given == null ? UNNAMED : "
        + "new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(given)));")]
    public Task Explicit_choice_of_the_identity_is_not_reported(string statements) =>
        Silent(statements.Replace("UNNAMED", "new ManagedIdentityCredential()"));

    [Fact]
    public Task Client_id_of_another_member_is_not_reported() => Verify.VerifyAnalyzerAsync($$"""
        using System; using Azure.AI.Projects; using Azure.Identity;
        class C
        {
            private readonly string _id = {{Read}};
            object M() => new AIProjectClient(new Uri("https://r"), new ManagedIdentityCredential(_id));
            bool IsSet => _id != null;
        }
        """);

    [Fact]
    public Task Client_id_in_the_settings_of_every_environment_is_not_reported() => new Verify.Test
    {
        TestState = { AdditionalFiles = { ("/p/appsettings.json", """{ "Azure": { "ClientId": "id" } }""") } },
        TestCode = Body(Client("new ManagedIdentityCredential(configuration[\"Azure:ClientId\"])")),
    }.RunAsync();

    [Theory]
    [InlineData("web")]
    [InlineData("console")]
    [InlineData("library")]
    [InlineData("apphost")]
    public Task Is_reported_in_every_host(string kind) =>
        new Verify.Test { TestCode = Body(Client("[|new ManagedIdentityCredential()|]")) }.In(kind).RunAsync();

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test { TestCode = Body(Client("new ManagedIdentityCredential()")) }.In("test").RunAsync();

    [Theory]
    [InlineData("new ManagedIdentityCredential()", "")]
    [InlineData("new ManagedIdentityCredential(READ)", " if 'AZURE_CLIENT_ID' is not set")]
    public Task Message_says_when_the_identity_is_the_systems(string creation, string where) => Verify.VerifyAnalyzerAsync(
        Body(Client($"{{|#0:{creation}|}}")),
        Verify.Diagnostic(UnnamedManagedIdentity.Descriptor).WithLocation(0).WithMessage(
            $"'ManagedIdentityCredential' uses the system-assigned identity{where}. A host with only "
            + "user-assigned identities gets no token. Choose the identity with ManagedIdentityId."));

    [Fact]
    public Task Fix_works_in_several_documents_with_an_alias_and_a_full_name() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "using Identity = Azure.Identity.ManagedIdentityCredential; "
                + "class A { object M() => new Azure.AI.Projects.AIProjectClient(null, [|new Identity()|]); }",
                "class B { object M() => new Azure.AI.Projects.AIProjectClient(null, "
                + "[|new Azure.Identity.ManagedIdentityCredential()|]); }",
            },
        },
        FixedState =
        {
            Sources =
            {
                "using Identity = Azure.Identity.ManagedIdentityCredential; "
                + $"class A {{ object M() => new Azure.AI.Projects.AIProjectClient(null, new Identity({Qualified})); }}",
                "class B { object M() => new Azure.AI.Projects.AIProjectClient(null, "
                + $"new Azure.Identity.ManagedIdentityCredential({Qualified})); }}",
            },
        },
    }.RunAsync();

    private static string Qualified => "System." + Choice.Replace("ManagedIdentityId.", "Azure.Identity.ManagedIdentityId.");

    [Fact]
    public Task Fix_reuses_a_global_using() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "class A { object M() => new AIProjectClient(null, [|new ManagedIdentityCredential()|]); }",
                "global using System; global using Azure.AI.Projects; global using Azure.Identity;",
            },
        },
        FixedState =
        {
            Sources =
            {
                $"class A {{ object M() => new AIProjectClient(null, {Named}); }}",
                "global using System; global using Azure.AI.Projects; global using Azure.Identity;",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Fix_of_top_level_statements_leaves_their_names_alone() => new Verify.Test
    {
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode = "using System; using Azure.AI.Projects; using Azure.Identity;\nvar clientId = args[0];\n"
            + "Console.WriteLine(new AIProjectClient(new Uri(clientId), [|new ManagedIdentityCredential()|]));\n",
        FixedCode = "using System; using Azure.AI.Projects; using Azure.Identity;\nvar clientId = args[0];\n"
            + $"Console.WriteLine(new AIProjectClient(new Uri(clientId), {Named.Replace("clientId", "clientId2")}));\n",
    }.RunAsync();

    [Fact]
    public Task Silent_for_an_own_type_of_the_same_name() =>
        Verify.VerifyAnalyzerAsync(
            "namespace Azure.Identity { class ManagedIdentityCredential : Azure.Core.TokenCredential { "
            + "public ManagedIdentityCredential(string id = null) { } "
            + "public override Azure.Core.AccessToken GetToken(Azure.Core.TokenRequestContext c, "
            + "System.Threading.CancellationToken t) => default; public override System.Threading.Tasks.ValueTask<Azure.Core.AccessToken> GetTokenAsync("
            + "Azure.Core.TokenRequestContext c, System.Threading.CancellationToken t) => default; } "
            + "class C { object M() => new Azure.AI.Projects.AIProjectClient(null, new ManagedIdentityCredential()); } }");

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.Identity; class C { object M() => new ManagedIdentityCredential(, ; "
            + "object N() => new ManagedIdentityCredential(new Missing(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    /// <summary>Confirms on the real package why the fix tests the client id.</summary>
    [Fact]
    public void Identity_of_a_missing_client_id_throws_and_a_credential_does_not()
    {
        Assert.ThrowsAny<ArgumentException>(() =>
            new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(null!)));
        Assert.ThrowsAny<ArgumentException>(() => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId("")));
#pragma warning disable CS0618 // The constructor that the rule is about.
        Assert.NotNull(new ManagedIdentityCredential((string)null!));
#pragma warning restore CS0618
    }
}
