using Azure.Identity;
using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<UnusedTenant, UnusedTenantFix>;

public class UnusedTenantTests
{
    private const string Read = "var tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\");\n";

    private static string Body(string statements, string members = "") => $$"""
        using System;
        using System.ClientModel.Primitives;
        using Azure.Core;
        using Azure.Identity;
        using Azure.AI.Projects;
        using Microsoft.Extensions.Configuration;

        class C
        {
            private readonly IConfiguration _configuration = null;
            {{members}}
            void M(Uri uri, IConfiguration configuration)
            {
                {{statements}}
            }
        }
        """;

    private static Task Fixes(string statements, string repaired, string members = "") =>
        Verify.VerifyCodeFixAsync(Body(statements, members), Body(repaired, members));

    private static Task NoFix(string statements, string members = "") =>
        Verify.VerifyCodeFixAsync(Body(statements, members), Body(statements, members));

    private static Task Silent(string statements, string members = "") => Verify.VerifyAnalyzerAsync(Body(statements, members));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape)
    {
        var source = CodeContexts.Source(shape,
            "(System.Environment.GetEnvironmentVariable(\"MY_TENANT_ID\") == null, "
            + "new Azure.AI.Projects.AIProjectClient(new System.Uri(\"https://r.services.ai.azure.com/api/projects/p\"), "
            + "[|new DefaultAzureCredential()|]))",
            "using Azure.Identity;");
        // A using statement needs a reference type, so the tuple is boxed.
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = source.Replace("using ((", "using ((object)("),
        }.RunAsync();
    }

    [Theory]
    [InlineData("DefaultAzureCredential")]
    [InlineData("AzureCliCredential")]
    [InlineData("AzureDeveloperCliCredential")]
    [InlineData("AzurePowerShellCredential")]
    [InlineData("VisualStudioCredential")]
    [InlineData("VisualStudioCodeCredential")]
    [InlineData("InteractiveBrowserCredential")]
    public Task Every_credential_is_fixed(string credential) => Fixes(
        Read + $"_ = new AIProjectClient(uri, [|new {credential}()|]);",
        Read + $"_ = new AIProjectClient(uri, new {credential}(new {credential}Options {{ TenantId = tenant }}));");

    [Theory]
    [InlineData("Environment.GetEnvironmentVariable(\"TENANT_ID\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"FoundryTenantId\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"AzureAd__TenantId\")")]
    [InlineData("Environment.GetEnvironmentVariable(\"MY_TENANT_ID\") ?? throw new InvalidOperationException()")]
    [InlineData("configuration[\"AzureAd:TenantId\"]")]
    [InlineData("_configuration[\"Foundry:TENANT_ID\"]!")]
    public Task Tenant_is_found_for_every_way_to_read_it(string read) => Fixes(
        $"var tenant = {read}; _ = new AIProjectClient(uri, [|new DefaultAzureCredential()|]);",
        $"var tenant = {read}; _ = new AIProjectClient(uri, new DefaultAzureCredential(new DefaultAzureCredentialOptions {{ "
        + $"TenantId = tenant }}));");

    [Fact]
    public Task AZURE_TENANT_ID_is_reported_for_a_single_credential() => Fixes(
        "var tenant = Environment.GetEnvironmentVariable(\"AZURE_TENANT_ID\"); "
        + "_ = new AIProjectClient(uri, [|new AzureCliCredential()|]);",
        "var tenant = Environment.GetEnvironmentVariable(\"AZURE_TENANT_ID\"); "
        + "_ = new AIProjectClient(uri, new AzureCliCredential(new AzureCliCredentialOptions { TenantId = tenant }));");

    [Theory]
    [InlineData("TokenCredential credential = [|new DefaultAzureCredential()|]; _ = new AIProjectClient(uri, credential);")]
    [InlineData("DefaultAzureCredential credential = [|new()|]; _ = new AIProjectClient(uri, credential);")]
    [InlineData(
        "_ = new OpenAI.OpenAIClient(new BearerTokenPolicy([|new DefaultAzureCredential()|], "
        + "\"https://ai.azure.com/.default\"), new OpenAI.OpenAIClientOptions { Endpoint = uri });")]
    [InlineData("_ = new AIProjectClient(tokenProvider: [|new DefaultAzureCredential()|], endpoint: uri);")]
    [InlineData(
        "if (tenant == null) throw new Exception(); _ = new AIProjectClient(uri, [|new DefaultAzureCredential()|]); // kept")]
    [InlineData(
        "if (string.IsNullOrEmpty(tenant)) return; Console.WriteLine($\"Tenant: {tenant}\"); "
        + "_ = new AIProjectClient(uri, [|new DefaultAzureCredential()|]);")]
    [InlineData("Func<object> f = () => new AIProjectClient(uri, [|new DefaultAzureCredential()|]);")]
    public Task Credential_is_fixed_for_every_use(string statements) => Fixes(Read + statements,
        Read
        + statements.Replace("[|new()|]", "new(new DefaultAzureCredentialOptions { TenantId = tenant })").Replace(
            "[|new DefaultAzureCredential()|]",
            "new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = tenant })"));

    [Fact]
    public Task Tenant_in_a_field_is_fixed() => Fixes(
        "_ = new AIProjectClient(uri, [|new AzureCliCredential()|]);",
        "_ = new AIProjectClient(uri, new AzureCliCredential(new AzureCliCredentialOptions { TenantId = s_tenant }));",
        "private static readonly string s_tenant = Environment.GetEnvironmentVariable(\"AZURE_TENANT_ID\");");

    [Fact]
    public Task Top_level_statements_are_fixed() => new Verify.Test
    {
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode =
            "using Azure.AI.Projects;\nusing Project = Azure.AI.Projects.AIProjectClient;\n\n"
            + "var tenant = System.Environment.GetEnvironmentVariable(\"MY_TENANT_ID\");\r\n"
            + "var project = new Project(new System.Uri(args[0]), [|new Azure.Identity.AzureCliCredential()|]);\r\n",
        FixedCode =
            "using Azure.AI.Projects;\nusing Azure.Identity;\nusing Project = Azure.AI.Projects.AIProjectClient;\n\n"
            + "var tenant = System.Environment.GetEnvironmentVariable(\"MY_TENANT_ID\");\r\n"
            + "var project = new Project(new System.Uri(args[0]), "
            + "new Azure.Identity.AzureCliCredential(new AzureCliCredentialOptions { TenantId = tenant }));\r\n",
    }.RunAsync();

    [Fact]
    public Task Fix_works_in_two_documents() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                Document("A", "[|new AzureCliCredential()|]"),
                Document("B", "[|new AzureCliCredential()|]"),
                "global using Azure.Identity;",
            },
        },
        FixedState =
        {
            Sources =
            {
                Document("A", "new AzureCliCredential(new AzureCliCredentialOptions { TenantId = _tenant })"),
                Document("B", "new AzureCliCredential(new AzureCliCredentialOptions { TenantId = _tenant })"),
                "global using Azure.Identity;",
            },
        },
    }.RunAsync();

    private static string Document(string name, string credential) =>
        $"class {name}\n{{\n    private readonly string _tenant = "
        + "System.Environment.GetEnvironmentVariable(\"AZURE_TENANT_ID\");\n"
        + $"    object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, {credential});\n}}\n";

    // ---- Reported without a fix

    [Theory]
    [InlineData(
        "_ = new AIProjectClient(uri, [|new DefaultAzureCredential()|]); "
        + "var tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\");")]
    [InlineData(
        "{ var tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\"); } "
        + "_ = new AIProjectClient(uri, [|new DefaultAzureCredential()|]);")]
    [InlineData(
        "if (Environment.GetEnvironmentVariable(\"MY_TENANT_ID\") is null) return; "
        + "_ = new AIProjectClient(uri, [|new DefaultAzureCredential()|]);")]
    [InlineData(
        Read
        + "_ = new AIProjectClient(uri, [|new DefaultAzureCredential(new DefaultAzureCredentialOptions { "
        + "ExcludeAzureCliCredential = true })|]);")]
    [InlineData(
        Read
        + "var options = new AzureCliCredentialOptions(); _ = new AIProjectClient(uri, [|new AzureCliCredential(options)|]);")]
    [InlineData(
        Read + "_ = Local(uri); static object Local(Uri uri) => new AIProjectClient(uri, [|new DefaultAzureCredential()|]);")]
    public Task No_fix_when_the_tenant_is_not_in_scope(string statements) => NoFix(statements);

    [Fact]
    public Task No_fix_in_a_static_member_for_an_instance_field() => NoFix("",
        "private readonly string _tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\"); "
        + "static object N(Uri uri) => new AIProjectClient(uri, [|new DefaultAzureCredential()|]);");

    [Fact]
    public Task Message_names_the_setting_and_the_credential() => Verify.VerifyAnalyzerAsync(
        Body(Read + "_ = new AIProjectClient(uri, {|#0:new DefaultAzureCredential()|});"),
        Verify.Diagnostic(UnusedTenant.Descriptor).WithLocation(0).WithMessage(
            "'DefaultAzureCredential' signs in to the user's home tenant and ignores 'MY_TENANT_ID'. The service rejects a "
            + "token from another tenant with 400. Set TenantId in its options."));

    // ---- Silent

    [Theory]
    [InlineData("_ = new AIProjectClient(uri, new DefaultAzureCredential());")]
    [InlineData(Read + "_ = new DefaultAzureCredential();")]
    [InlineData(
        Read
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = tenant }));")]
    [InlineData(
        Read
        + "var options = new DefaultAzureCredentialOptions(); options.TenantId = tenant; "
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential(options));")]
    [InlineData(
        Read
        + "var options = new DefaultAzureCredentialOptions(); options.VisualStudioTenantId = tenant; "
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential(options));")]
    [InlineData(
        Read
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential()); _ = new ClientSecretCredential(tenant, \"i\", \"s\");")]
    [InlineData(
        Read
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential()); "
        + "var authority = $\"https://login.microsoftonline.com/{tenant}\"; Keep(authority); static void Keep(string s) { }")]
    [InlineData(
        Read
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential()); if (tenant is null) tenant = \"t\"; "
        + "_ = new ClientSecretCredential(tenant, \"i\", \"s\");")]
    [InlineData(Read + "_ = new AIProjectClient(uri, new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));")]
    [InlineData(Read + "_ = new AIProjectClient(uri, new EnvironmentCredential());")]
    [InlineData(Read + "_ = new AIProjectClient(new Uri(\"https://gateway.contoso.com/\"), new DefaultAzureCredential());")]
    [InlineData(
        "var tenant = Environment.GetEnvironmentVariable(\"AZURE_TENANT_ID\"); "
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential());")]
    [InlineData("var tenant = configuration[\"AZURE_TENANT_ID\"]; _ = new AIProjectClient(uri, new DefaultAzureCredential());")]
    [InlineData(
        "var tenant = Environment.GetEnvironmentVariable(\"TENANT\"); "
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential());")]
    [InlineData(
        "var name = \"MY_TENANT_ID\"; var tenant = Environment.GetEnvironmentVariable(name); "
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential());")]
    [InlineData(
        "Environment.SetEnvironmentVariable(\"MY_TENANT_ID\", \"t\"); "
        + "_ = new AIProjectClient(uri, new DefaultAzureCredential());")]
    public Task Silent_when_the_tenant_is_used_or_does_not_apply(string statements) => Silent(statements);

    [Theory]
    [InlineData("public string Tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\");")]
    [InlineData(
        "private string _tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\"); "
        + "object N() => new ClientSecretCredential(_tenant, \"i\", \"s\");")]
    [InlineData(
        "private string _tenant; C() { _tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\"); } object N() => _tenant;")]
    [InlineData("string N() => Environment.GetEnvironmentVariable(\"MY_TENANT_ID\");")]
    [InlineData("class Other { string _tenant = Environment.GetEnvironmentVariable(\"MY_TENANT_ID\"); }")]
    public Task Silent_when_a_member_may_use_the_tenant(string members) =>
        Silent("_ = new AIProjectClient(uri, new DefaultAzureCredential());", members);

    [Fact]
    public Task Silent_when_another_part_reads_the_tenant() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "partial class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, "
                + "new Azure.Identity.DefaultAzureCredential()); }",
                "partial class C { void N() { var t = System.Environment.GetEnvironmentVariable(\"MY_TENANT_ID\"); } }",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Silent_for_own_types_of_the_same_name() => Verify.VerifyAnalyzerAsync("""
        namespace Azure.Identity
        {
            class AzureCliCredential : Azure.Core.TokenCredential
            {
                public override Azure.Core.AccessToken GetToken(
                    Azure.Core.TokenRequestContext r, System.Threading.CancellationToken c) => default;
                public override System.Threading.Tasks.ValueTask<Azure.Core.AccessToken> GetTokenAsync(
                    Azure.Core.TokenRequestContext r, System.Threading.CancellationToken c) => default;
            }
        }
        class Environment { public static string GetEnvironmentVariable(string name) => name; }
        class C
        {
            void M(System.Uri uri)
            {
                var t = System.Environment.GetEnvironmentVariable("MY_TENANT_ID");
                _ = new Azure.AI.Projects.AIProjectClient(uri, new Azure.Identity.AzureCliCredential());
            }

            class D
            {
                void M(System.Uri uri)
                {
                    var t = Environment.GetEnvironmentVariable("MY_TENANT_ID");
                    _ = new Azure.AI.Projects.AIProjectClient(uri, new Azure.Identity.DefaultAzureCredential());
                }
            }
        }
        """);

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = Body(Read + "_ = new AIProjectClient(uri, new DefaultAzureCredential());"),
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
    }.RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { void M(System.Uri uri) { var t = System.Environment.GetEnvironmentVariable(\"MY_TENANT_ID\", ; "
            + "_ = new Azure.AI.Projects.AIProjectClient(uri, new Azure.Identity.DefaultAzureCredential(new ) ; x[\"TenantId\"",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    /// <summary>Confirms the exception for AZURE_TENANT_ID: only DefaultAzureCredential reads it.</summary>
    [Fact]
    public void Only_DefaultAzureCredential_reads_AZURE_TENANT_ID()
    {
        const string Tenant = "11111111-1111-1111-1111-111111111111";
        var before = Environment.GetEnvironmentVariable("AZURE_TENANT_ID");
        Environment.SetEnvironmentVariable("AZURE_TENANT_ID", Tenant);
        try
        {
            Assert.Equal(Tenant, new DefaultAzureCredentialOptions().TenantId);
            Assert.Null(new AzureCliCredentialOptions().TenantId);
            Assert.Null(new AzureDeveloperCliCredentialOptions().TenantId);
            Assert.Null(new AzurePowerShellCredentialOptions().TenantId);
            Assert.Null(new VisualStudioCredentialOptions().TenantId);
            Assert.Null(new VisualStudioCodeCredentialOptions().TenantId);
            Assert.Null(new InteractiveBrowserCredentialOptions().TenantId);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AZURE_TENANT_ID", before);
        }
    }
}
