using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<DefaultCredentialInHost, DefaultCredentialInHostFix>;

public class DefaultCredentialInHostTests
{
    private const string Usings = """
        using System; using System.ClientModel; using System.ClientModel.Primitives; using System.Threading.Tasks;
        using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;
        using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting;
        """;

    private const string Fixed = "new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName)";

    private static string Body(string statements, string members = "") => $$"""
        {{Usings}}

        class C
        {
            {{members}}

            object M(Uri uri, IHostEnvironment env, string key, TokenCredential known, DefaultAzureCredentialOptions given)
            {
                {{statements}}
            }
        }
        """;

    private static Task Fixes(string source, string repaired, string? key = null) => new Verify.Test
    {
        TestCode = source,
        FixedCode = repaired,
        CodeActionEquivalenceKey = key ?? "DefaultEnvironmentVariableName",
        CodeFixTestBehaviors = key is null ? CodeFixTestBehaviors.None : CodeFixTestBehaviors.SkipFixAllCheck,
    }.In("web").RunAsync();

    [Fact]
    public Task Fix_that_needs_no_variable_comes_first() => new Verify.Test
    {
        TestCode = Body("return new AIProjectClient(uri, [|new DefaultAzureCredential()|]);"),
        FixedCode = Body(
            "return new AIProjectClient(uri, env.IsDevelopment() ? new DefaultAzureCredential() : new ManagedIdentityCredential("
            + "Environment.GetEnvironmentVariable(\"AZURE_CLIENT_ID\") is { Length: > 0 } clientId ? "
            + "ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned));"),
    }.In("web").RunAsync();

    private static Task Silent(string source, string kind = "web") => new Verify.Test { TestCode = source }.In(kind).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        static string Source(string shape, string credential) =>
            CodeContexts.Source(
                shape,
                "new Azure.AI.Projects.AIProjectClient(new System.Uri(\"https://r.services.ai.azure.com/api/projects/p\"), "
                + $"{credential})",
                "using Azure.Identity;");

        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|new DefaultAzureCredential()|]"),
            FixedCode = Source(shape, Fixed),
        }.In("web").RunAsync();
    }

    [Theory]
    [InlineData("web")]
    [InlineData("worker")]
    [InlineData("functions")]
    public Task Is_reported_in_every_deployed_host(string kind) =>
        new Verify.Test
        {
            TestCode = Body("return new AIProjectClient(uri, [|new DefaultAzureCredential()|]);"),
        }.In(kind).RunAsync();

    [Theory]
    [InlineData("console")]
    [InlineData("library")]
    [InlineData("apphost")]
    [InlineData("test")]
    public Task Silent_in_every_other_host(string kind) =>
        Silent(Body("return new AIProjectClient(uri, new DefaultAzureCredential());"), kind);

    [Fact]
    public Task Silent_when_the_host_is_unknown() =>
        Verify.VerifyAnalyzerAsync(Body("return new AIProjectClient(uri, new DefaultAzureCredential());")
        .Replace("using Microsoft.AspNetCore.Builder;", ""));

    [Fact]
    public Task Message_names_the_host() => new Verify.Test
    {
        TestCode = Body("return new AIProjectClient(uri, {|#0:new DefaultAzureCredential()|});"),
        ExpectedDiagnostics =
        {
            Verify.Diagnostic(DefaultCredentialInHost.Descriptor).WithLocation(0).WithMessage(
                "In a deployed web application, 'DefaultAzureCredential' uses whichever credential the machine offers first. "
                + "Set AZURE_TOKEN_CREDENTIALS, or use ManagedIdentityCredential."),
        },
    }.In("web").RunAsync();

    // ---- Reports and the first fix

    [Theory]
    [InlineData("return new AIProjectClient(uri, CREDENTIAL);")]
    [InlineData("return new AIProjectClient(tokenProvider: CREDENTIAL, endpoint: uri);")]
    [InlineData("return new AzureOpenAIClient(uri, CREDENTIAL);")]
    [InlineData("AIProjectClient client = new(uri, CREDENTIAL); return client;")]
    [InlineData("return new Azure.AI.Agents.Persistent.PersistentAgentsClient(key, CREDENTIAL);")]
    [InlineData(
        "return new OpenAI.Responses.ResponsesClient(new BearerTokenPolicy(CREDENTIAL, \"https://ai.azure.com/.default\"), "
        + "new OpenAI.Responses.ResponsesClientOptions { Endpoint = new Uri(key + \"/openai/v1/\") });")]
    [InlineData(
        "var policy = new BearerTokenPolicy(CREDENTIAL, \"s\"); "
        + "return new OpenAI.OpenAIClient(policy, new OpenAI.OpenAIClientOptions { Endpoint = uri });")]
    [InlineData("var credential = CREDENTIAL; return new AIProjectClient(uri, credential);")]
    [InlineData(
        "TokenCredential credential = CREDENTIAL; TokenCredential same = credential; return new AIProjectClient(uri, same);",
        false)]
    [InlineData("return new AIProjectClient(uri, key is null ? CREDENTIAL : CREDENTIAL);")]
    [InlineData(
        "TokenCredential chosen = key is null ? CREDENTIAL : CREDENTIAL; return new AIProjectClient(uri, chosen);")]
    [InlineData("if (uri is null) return null; return new AIProjectClient(uri, CREDENTIAL);")]
    [InlineData("if (uri is not null) { return new AIProjectClient(uri, CREDENTIAL); } return null;")]
    [InlineData("if (uri is null) throw new InvalidOperationException(); return new AIProjectClient(uri, CREDENTIAL);")]
    [InlineData(
        "var services = default(IServiceCollection); Add(services, sp => new AIProjectClient(uri, CREDENTIAL)); return null; "
        + "static void Add(IServiceCollection s, Func<object, AIProjectClient> f) { }")]
    [InlineData("#if !MISSING\n return new AIProjectClient(uri, CREDENTIAL);\n#endif")]
    [InlineData("#if DEBUG\n return null;\n#endif\n return new AIProjectClient(uri, CREDENTIAL);")]
    public Task Credential_is_reported_when_it_reaches_a_client(string statements, bool fires = true) => fires
        ? Fixes(
            Body(statements.Replace("CREDENTIAL", "[|new DefaultAzureCredential()|]")),
            Body(statements.Replace("CREDENTIAL", Fixed)))
        : Silent(Body(statements.Replace("CREDENTIAL", "new DefaultAzureCredential()")));

    [Fact]
    public Task Credential_of_two_clients_is_fixed_once() => Fixes(
        Body(
            "var credential = [|new DefaultAzureCredential()|]; _ = new AzureOpenAIClient(uri, credential); "
            + "return new AIProjectClient(uri, credential);"),
        Body(
            $"var credential = {Fixed}; _ = new AzureOpenAIClient(uri, credential); "
            + "return new AIProjectClient(uri, credential);"));

    [Fact]
    public Task Credential_in_a_field_is_fixed() => Fixes(
        Body(
            "return new AIProjectClient(uri, s_credential);",
            "private static readonly TokenCredential s_credential = [|new DefaultAzureCredential()|];"),
        Body(
            "return new AIProjectClient(uri, s_credential);",
            $"private static readonly TokenCredential s_credential = {Fixed};"));

    [Fact]
    public Task Target_typed_new_is_fixed() => Fixes(
        Body("DefaultAzureCredential credential = [|new()|]; return new AIProjectClient(uri, credential);"),
        Body(
            "DefaultAzureCredential credential = new(DefaultAzureCredential.DefaultEnvironmentVariableName); "
            + "return new AIProjectClient(uri, credential);"));

    [Theory]
    [InlineData("new DefaultAzureCredentialOptions()")]
    [InlineData("new DefaultAzureCredentialOptions { TenantId = key }")]
    [InlineData("options: new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true }")]
    [InlineData("new DefaultAzureCredentialOptions() /* why */")]
    public Task Fix_keeps_the_options(string options) => Fixes(
        Body($"return new AIProjectClient(uri, [|new DefaultAzureCredential({options})|]);"),
        Body(
            "return new AIProjectClient(uri, new DefaultAzureCredential(DefaultAzureCredential"
            + $".DefaultEnvironmentVariableName, {options}));"));

    [Fact]
    public Task Credential_of_a_kernel_builder_is_fixed() => Fixes(
        Body(
            "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
            + "\"https://r.openai.azure.com\", [|new DefaultAzureCredential()|]); return null;"),
        Body(
            "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
            + $"\"https://r.openai.azure.com\", {Fixed}); return null;"));

    [Fact]
    public Task Credential_of_a_derived_client_is_fixed() => Fixes(
        $"{Usings} class MyClient : AIProjectClient {{ public MyClient(Uri uri) : base(uri, "
        + $"[|new DefaultAzureCredential()|]) {{ }} }}",
        $"{Usings} class MyClient : AIProjectClient {{ public MyClient(Uri uri) : base(uri, {Fixed}) {{ }} }}");

    [Fact]
    public Task Fix_works_with_an_alias_and_a_full_name() => Fixes(
        """
        using Chain = Azure.Identity.DefaultAzureCredential;

        class C
        {
            object M(System.Uri uri) =>
                new Azure.AI.Projects.AIProjectClient(uri, [|new Chain()|]);
        }
        """,
        """
        using Chain = Azure.Identity.DefaultAzureCredential;

        class C
        {
            object M(System.Uri uri) =>
                new Azure.AI.Projects.AIProjectClient(uri, new Chain(Chain.DefaultEnvironmentVariableName));
        }
        """);

    [Fact]
    public Task Fix_works_in_several_documents_with_a_global_using() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                Document("A", "[|new DefaultAzureCredential()|]"),
                Document("B", "[|new DefaultAzureCredential()|]"),
                "global using Azure.Identity;",
            },
        },
        FixedState = { Sources = { Document("A", Fixed), Document("B", Fixed), "global using Azure.Identity;" } },
    }.In("worker").RunAsync();

    private static string Document(string name, string credential) =>
        $"class {name}\n{{\n    object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, {credential});\n}}\n";

    // ---- The second fix

    private const string Split =
        "env.IsDevelopment() ? new DefaultAzureCredential() : new " + HostIdentity.Credential;

    [Theory]
    [InlineData("return new AIProjectClient(uri, CREDENTIAL);", Split)]
    [InlineData("TokenCredential credential = CREDENTIAL; return new AIProjectClient(uri, credential);", Split)]
    [InlineData("Func<AIProjectClient> make = () => new AIProjectClient(uri, CREDENTIAL); return make;", Split)]
    [InlineData(
        "var credential = CREDENTIAL; return new AIProjectClient(uri, credential);",
        "env.IsDevelopment() ? new DefaultAzureCredential() : (TokenCredential)new "
        + HostIdentity.Credential)]
    [InlineData(
        "var builder = WebApplication.CreateBuilder(null); return new AIProjectClient(uri, CREDENTIAL);",
        "builder.Environment.IsDevelopment() ? new DefaultAzureCredential() : "
        + "new " + HostIdentity.Credential)]
    [InlineData(
        "var app = WebApplication.CreateBuilder(null).Build(); return new AIProjectClient(uri, CREDENTIAL);",
        "app.Environment.IsDevelopment() ? new DefaultAzureCredential() : "
        + "new " + HostIdentity.Credential)]
    public Task Fix_splits_by_environment(string statements, string repaired) =>
        Fixes(
            Body(statements.Replace("CREDENTIAL", "[|new DefaultAzureCredential()|]")),
            Body(statements.Replace("CREDENTIAL", repaired)),
            "SplitByEnvironment");

    [Fact]
    public Task Fix_splits_top_level_statements_by_environment() => new Verify.Test
    {
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode =
            $"{Usings} var builder = WebApplication.CreateBuilder(args); var credential = [|new DefaultAzureCredential()|]; "
            + "var client = new AIProjectClient(new Uri(args[0]), credential); Console.WriteLine(client);",
        FixedCode =
            $"{Usings} var builder = WebApplication.CreateBuilder(args); "
            + "var credential = builder.Environment.IsDevelopment() ? new DefaultAzureCredential() : (TokenCredential)new "
            + HostIdentity.Credential + "; "
            + "var client = new AIProjectClient(new Uri(args[0]), credential); Console.WriteLine(client);",
        CodeActionEquivalenceKey = "SplitByEnvironment",
    }.In("web").RunAsync();

    [Theory]
    [InlineData("", Fixed)]
    [InlineData(", IHostEnvironment env", Split, "SplitByEnvironment")]
    [InlineData("", "[|new DefaultAzureCredential()|]", "SplitByEnvironment")]
    public Task Fix_does_not_use_locals_of_another_file(string parameter, string repaired, string? key = null)
    {
        string Service(string credential) =>
            $"{Usings} class Service {{ object M(Uri uri{parameter}) => new AIProjectClient(uri, {credential}); }}";
        return new Verify.Test
        {
            TestState =
            {
                OutputKind = OutputKind.ConsoleApplication,
                Sources = { Service("[|new DefaultAzureCredential()|]"), Hosts.Program },
            },
            FixedState = { Sources = { Service(repaired), Hosts.Program } },
            CodeActionEquivalenceKey = key,
            CodeFixTestBehaviors = key is null ? CodeFixTestBehaviors.None : CodeFixTestBehaviors.SkipFixAllCheck,
        }.In("web").RunAsync();
    }

    [Theory]
    [InlineData(
        "private readonly IHostEnvironment _host = null; object N(Uri uri) => new AIProjectClient(uri, CREDENTIAL);", "_host")]
    [InlineData(
        "private static IHostEnvironment Host { get; } = null; static object N(Uri uri) => new AIProjectClient(uri, CREDENTIAL);",
        "Host")]
    [InlineData(
        "object N(Uri uri, HostApplicationBuilder b) => new AIProjectClient(uri, CREDENTIAL);",
        "b.Environment",
        "class HostApplicationBuilder { }",
        false)]
    public Task Fix_splits_by_an_environment_in_a_member(
        string member, string environment, string other = "", bool offered = true)
    {
        string Source(string credential) => $"{Usings} class C {{ {member.Replace("CREDENTIAL", credential)} }} {other}";
        return Fixes(
            Source("[|new DefaultAzureCredential()|]"),
            Source(offered ? Split.Replace("env.", environment + ".") : "[|new DefaultAzureCredential()|]"),
            "SplitByEnvironment");
    }

    [Fact]
    public Task Fix_qualifies_a_name_that_is_taken()
    {
        const string Member = "string ManagedIdentityId => null;";
        var repaired = Split.Replace("ManagedIdentityId.", "global::Azure.Identity.ManagedIdentityId.");
        return Fixes(
            Body("return new AIProjectClient(uri, [|new DefaultAzureCredential()|]);", Member),
            Body($"return new AIProjectClient(uri, {repaired});", Member),
            "SplitByEnvironment");
    }

    /// <summary>The fix is not offered if no environment is in scope or the code would not compile.</summary>
    [Theory]
    [InlineData(
        "private readonly IHostEnvironment _host = null; "
        + "static object N(Uri uri) => new AIProjectClient(uri, [|new DefaultAzureCredential()|]);")]
    [InlineData(
        "private readonly IHostEnvironment _host = null; "
        + "private readonly object _client = new AIProjectClient(null, [|new DefaultAzureCredential()|]);")]
    [InlineData(
        "object N(Uri uri) { var client = new AIProjectClient(uri, [|new DefaultAzureCredential()|]); "
        + "IHostEnvironment later = null; return (client, later); }")]
    [InlineData(
        "object N(Uri uri, IHostEnvironment env) { Func<Uri, object> make = static u => new AIProjectClient(u, "
        + "[|new DefaultAzureCredential()|]); return make; }")]
    [InlineData(
        "object N(Uri uri, IHostEnvironment env) { DefaultAzureCredential credential = [|new DefaultAzureCredential()|]; "
        + "return new AIProjectClient(uri, credential); }")]
    [InlineData(
        "object N(Uri uri, IHostEnvironment env) { var credential = [|new DefaultAzureCredential()|]; credential.ToString(); "
        + "return new AIProjectClient(uri, credential); }")]
    [InlineData("object N(Uri uri) => new AIProjectClient(uri, [|new DefaultAzureCredential()|]);")]
    [InlineData(
        "private readonly IHostEnvironment _host = null; "
        + "class Nested { object N(Uri uri) => new AIProjectClient(uri, [|new DefaultAzureCredential()|]); }")]
    public Task No_environment_split_when_it_would_not_compile(string members)
    {
        var source = $"{Usings} class C {{ {members} }}";
        return Fixes(source, source, "SplitByEnvironment");
    }

    [Fact]
    public Task No_environment_split_without_the_using()
    {
        const string Source =
            "class C { object M(System.Uri uri, Microsoft.Extensions.Hosting.IHostEnvironment env) => "
            + "new Azure.AI.Projects.AIProjectClient(uri, [|new Azure.Identity.DefaultAzureCredential()|]); }";
        return Fixes(Source, Source, "SplitByEnvironment");
    }

    // ---- Silent

    [Theory]
    [InlineData(
        "return new AIProjectClient(uri, new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName));")]
    [InlineData("return new AIProjectClient(uri, new DefaultAzureCredential(\"MY_CREDENTIALS\"));")]
    [InlineData("return new AIProjectClient(uri, new DefaultAzureCredential(given));")]
    [InlineData(
        "return new AIProjectClient(uri, new DefaultAzureCredential(new DefaultAzureCredentialOptions { "
        + "ExcludeAzureCliCredential = true, ExcludeAzureDeveloperCliCredential = true, "
        + "ExcludeAzurePowerShellCredential = true, ExcludeVisualStudioCredential = true }));")]
    [InlineData(
        "var options = new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true, "
        + "ExcludeAzureDeveloperCliCredential = true }; options.ExcludeAzurePowerShellCredential = true; "
        + "options.ExcludeVisualStudioCredential = env is null; "
        + "return new AIProjectClient(uri, new DefaultAzureCredential(options));")]
    [InlineData("return new AIProjectClient(uri, new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));")]
    [InlineData(
        "return new AIProjectClient(uri, new ChainedTokenCredential(new ManagedIdentityCredential(ManagedIdentityId"
        + ".SystemAssigned), new DefaultAzureCredential()));")]
    [InlineData("return new DefaultAzureCredential();")]
    [InlineData("return new Azure.Core.Pipeline.BearerTokenAuthenticationPolicy(new DefaultAzureCredential(), key);")]
    [InlineData("return new AzureOpenAIClient(new Uri(\"https://gateway.example.com\"), new DefaultAzureCredential());")]
    [InlineData("return new OpenAI.OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), \"s\"));")]
    public Task Silent_when_no_client_gets_the_whole_chain(string statements) => Silent(Body(statements));

    [Fact]
    public Task Silent_for_an_own_type_of_the_same_name() => Silent(
        """
        namespace Azure.Identity
        {
            class DefaultAzureCredential : Azure.Core.TokenCredential
            {
                public override Azure.Core.AccessToken GetToken(
                    Azure.Core.TokenRequestContext r, System.Threading.CancellationToken c) => default;
                public override System.Threading.Tasks.ValueTask<Azure.Core.AccessToken> GetTokenAsync(
                    Azure.Core.TokenRequestContext r, System.Threading.CancellationToken c) => default;
            }
            class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, new DefaultAzureCredential()); }
        }
        """);

    [Fact]
    public Task Silent_under_an_environment_guard() =>
        Silent(Body("return env.IsDevelopment() ? new AIProjectClient(uri, new DefaultAzureCredential()) : null;"));

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.Identity; class C { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, "
            + "new DefaultAzureCredential(, ; object N() => new DefaultAzureCredential(new Missing()); "
            + "object P => new Azure.AI.Projects.AIProjectClient(null, [|new DefaultAzureCredential(|]",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.In("web").RunAsync();

    /// <summary>Confirms on the real package that a missing variable is an error at once.</summary>
    [Fact]
    public void Constructor_throws_when_the_variable_is_not_set() => Assert.Contains("is not set or is empty",
        Assert.Throws<InvalidOperationException>(
            () => new Azure.Identity.DefaultAzureCredential("FOUNDRY_TEST_VARIABLE_THAT_IS_NOT_SET")).Message);
}
