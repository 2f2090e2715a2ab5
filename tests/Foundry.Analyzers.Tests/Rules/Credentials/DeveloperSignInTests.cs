using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<DeveloperSignIn, DeveloperSignInFix>;

public class DeveloperSignInTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;
        using Microsoft.AspNetCore.Builder; using Microsoft.Extensions.Hosting;
        """;

    private static string Body(string statements, string parameters = "Uri uri") => $$"""
        {{Usings}}

        class C
        {
            object M({{parameters}})
            {
                {{statements}}
            }
        }
        """;

    private static Task Fires(string source, string kind = "web") =>
        new Verify.Test { TestCode = source, FixedCode = source }.In(kind).RunAsync();

    private static Task Fixes(string source, string repaired) =>
        new Verify.Test { TestCode = source, FixedCode = repaired }.In("web").RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape)
    {
        var source = CodeContexts.Source(shape, "[|new AzureCliCredential()|]", "using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = source,
            FixedCode = source,
        }.In("web").RunAsync();
    }

    [Theory]
    [InlineData("AzureCliCredential")]
    [InlineData("AzureDeveloperCliCredential")]
    [InlineData("AzurePowerShellCredential")]
    [InlineData("VisualStudioCredential")]
    [InlineData("VisualStudioCodeCredential")]
    public Task Every_developer_credential_is_fixed(string type) => Fixes(
        Body($"return new AIProjectClient(uri, [|new {type}()|]);", "Uri uri, IHostEnvironment env"),
        Body(
            $"return new AIProjectClient(uri, env.IsDevelopment() ? new {type}() : "
            + "new " + HostIdentity.Credential + ");",
            "Uri uri, IHostEnvironment env"));

    [Theory]
    [InlineData("web")]
    [InlineData("worker")]
    [InlineData("functions")]
    public Task Is_reported_in_every_deployed_host(string kind) =>
        Fires(Body("return new AIProjectClient(uri, [|new AzureCliCredential()|]);"), kind);

    [Theory]
    [InlineData("console")]
    [InlineData("library")]
    [InlineData("apphost")]
    [InlineData("test")]
    public Task Silent_in_every_other_host(string kind) =>
        Fires(Body("return new AIProjectClient(uri, new AzureCliCredential());"), kind);

    [Fact]
    public Task Message_names_the_credential_and_the_host() => new Verify.Test
    {
        TestCode = Body("return {|#0:new AzureCliCredential()|};"),
        ExpectedDiagnostics =
        {
            Verify.Diagnostic(DeveloperSignIn.Descriptor).WithLocation(0).WithMessage(
                "'AzureCliCredential' uses the sign-in of a developer tool, which a deployed worker does not have. Use it "
                + "only in development, and a managed identity elsewhere."),
        },
    }.In("worker").RunAsync();

    [Theory]
    [InlineData("return new AzureCliCredential(new AzureCliCredentialOptions { TenantId = \"t\" });")]
    [InlineData("AzureCliCredential credential = new(); return credential;", "new()")]
    [InlineData("return new ChainedTokenCredential(new AzureCliCredential());", "new AzureCliCredential()")]
    [InlineData(
        "return new Dictionary<string, object> { [\"credential\"] = new AzureCliCredential() };", "new AzureCliCredential()")]
    public Task No_fix_when_there_is_no_environment(string statements, string? creation = null)
    {
        creation ??= statements["return ".Length..^1];
        return Fires(Body(statements.Replace(creation, $"[|{creation}|]")));
    }

    [Theory]
    [InlineData("return new ChainedTokenCredential([|new AzureCliCredential()|], [|new VisualStudioCredential()|]);")]
    [InlineData(
        "return new ChainedTokenCredential(new TokenCredential[] { [|new AzureCliCredential()|], "
        + "new InteractiveBrowserCredential() });")]
    public Task Chain_of_developer_credentials_is_reported(string statements) => Fires(Body(statements));

    [Theory]
    [InlineData(
        "return new ChainedTokenCredential(new AzureCliCredential(), "
        + "new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));")]
    [InlineData(
        "return new ChainedTokenCredential(new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), "
        + "new VisualStudioCredential(), new AzureCliCredential());")]
    [InlineData(
        "return new ChainedTokenCredential(sources: new TokenCredential[] { new WorkloadIdentityCredential(), "
        + "new AzureCliCredential() });")]
    [InlineData("var cli = new AzureCliCredential(); return new ChainedTokenCredential(new EnvironmentCredential(), cli);")]
    [InlineData(
        "TokenCredential hosted = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned); "
        + "return new ChainedTokenCredential(new AzureCliCredential(), hosted);")]
    [InlineData(
        "var all = new List<TokenCredential>(); all.Add(new AzureCliCredential()); "
        + "return new ChainedTokenCredential(all.ToArray());")]
    [InlineData("return new List<TokenCredential> { new AzureCliCredential() };")]
    [InlineData(
        "TokenCredential[] all = { new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), "
        + "new AzureCliCredential() }; return new ChainedTokenCredential(all);")]
    public Task Silent_in_a_chain_with_a_hosted_credential(string statements) => Fires(Body(statements));

    /// <summary>Microsoft's guidance on authentication recommends this form.</summary>
    [Fact]
    public Task Silent_in_the_other_branch_of_an_environment_test() => Fires(Body(
        """
        TokenCredential credential;

        if (env.IsProduction() || env.IsStaging())
        {
            credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
        }
        else
        {
            credential = new AzureCliCredential();
        }

        return new AIProjectClient(uri, credential);
        """, "Uri uri, IHostEnvironment env"));

    [Fact]
    public Task Fix_uses_the_environment_of_a_builder() => Fixes(
        Body(
            "var builder = WebApplication.CreateBuilder(null); var credential = [|new AzureCliCredential()|]; "
            + "return new AIProjectClient(uri, credential);"),
        Body(
            "var builder = WebApplication.CreateBuilder(null); "
            + "var credential = builder.Environment.IsDevelopment() ? new AzureCliCredential() : (TokenCredential)new "
            + HostIdentity.Credential + "; return new AIProjectClient(uri, credential);"));

    [Fact]
    public Task Fix_uses_the_environment_of_a_builder_in_a_factory() => new Verify.Test
    {
        TestState = { OutputKind = OutputKind.ConsoleApplication },
        TestCode =
            $"{Usings} var builder = WebApplication.CreateBuilder(args); "
            + $"Add<TokenCredential>(_ => [|new AzureCliCredential()|]); static void Add<T>(Func<object, T> make) {{ }}",
        FixedCode =
            $"{Usings} var builder = WebApplication.CreateBuilder(args); "
            + "Add<TokenCredential>(_ => builder.Environment.IsDevelopment() ? new AzureCliCredential() : "
            + $"new " + HostIdentity.Credential + $"); static void Add<T>(Func<object, T> make) {{ }}",
    }.In("web").RunAsync();

    [Theory]
    [InlineData(
        "IHostEnvironment env",
        "env.IsDevelopment() ? new AzureCliCredential() : new " + HostIdentity.Credential)]
    [InlineData("string text", "[|new AzureCliCredential()|]")]
    public Task Fix_does_not_use_locals_of_another_file(string parameter, string repaired)
    {
        string Service(string credential) =>
            $"{Usings} class Service {{ object M(Uri uri, {parameter}) => new AIProjectClient(uri, {credential}); }}";
        return new Verify.Test
        {
            TestState =
            {
                OutputKind = OutputKind.ConsoleApplication,
                Sources = { Service("[|new AzureCliCredential()|]"), Hosts.Program },
            },
            FixedState = { Sources = { Service(repaired), Hosts.Program } },
        }.In("web").RunAsync();
    }

    [Theory]
    [InlineData("IHostEnvironment env", "", "env")]
    [InlineData("WebApplication app", "var application = app;", "application.Environment")]
    [InlineData("IHostEnvironment? maybe", "var env = maybe ?? throw new InvalidOperationException();", "env")]
    [InlineData("IHostEnvironment? maybe", "", null)]
    [InlineData("IHostEnvironment? maybe", "var env = maybe;", null)]
    [InlineData("IHostEnvironment? maybe", "IHostEnvironment? env = maybe;", null)]
    public Task Fix_does_not_use_a_nullable_environment(string parameter, string statement, string? environment)
    {
        string Source(string credential) =>
            $"#nullable enable\n{Body($"{statement} return new AIProjectClient(uri, {credential});", "Uri uri, " + parameter)}";
        const string Reported = "[|new AzureCliCredential()|]";
        var repaired = environment is null
            ? Reported
            : $"{environment}.IsDevelopment() ? new AzureCliCredential() : "
                + "new " + HostIdentity.Credential;
        return Fixes(Source(Reported), Source(repaired));
    }

    [Fact]
    public Task Fix_keeps_options_and_comments() => Fixes(
        Body(
            "return new AIProjectClient(uri, /* who */ [|new AzureCliCredential(new AzureCliCredentialOptions { TenantId = "
            + "\"t\" /* ours */ })|] /* why */);",
            "Uri uri, IHostEnvironment env"),
        Body(
            "return new AIProjectClient(uri, /* who */ env.IsDevelopment() ? "
            + "new AzureCliCredential(new AzureCliCredentialOptions { TenantId = \"t\" /* ours */ }) : "
            + "new " + HostIdentity.Credential + " /* why */);",
            "Uri uri, IHostEnvironment env"));

    [Fact]
    public Task Fix_works_with_a_full_name() => Fixes(
        "using Microsoft.Extensions.Hosting; class C { object M(System.Uri uri, IHostEnvironment env) => "
        + "new Azure.AI.Projects.AIProjectClient(uri, [|new Azure.Identity.AzureCliCredential()|]); }",
        "using Microsoft.Extensions.Hosting; class C { object M(System.Uri uri, IHostEnvironment env) => "
        + "new Azure.AI.Projects.AIProjectClient(uri, env.IsDevelopment() ? new Azure.Identity.AzureCliCredential() : "
        + $"new Azure.Identity.{HostIdentity.Credential.Replace("ManagedIdentityId.", "Azure.Identity.ManagedIdentityId.")}); }}"
            .Replace("Environment.Get", "System.Environment.Get"));

    [Fact]
    public Task Is_reported_in_several_documents_with_an_alias() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "using Cli = Azure.Identity.AzureCliCredential; class A { object M() => [|new Cli()|]; }",
                "class B { object M() => [|new AzureCliCredential()|]; }",
                "global using Azure.Identity;",
            },
        },
    }.In("functions").RunAsync();

    [Fact]
    public Task Silent_for_an_own_type_of_the_same_name() =>
        Fires("namespace Azure.Identity { class AzureCliCredential { } class C { object M() => new AzureCliCredential(); } }");

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.Identity; class C { object M() => new ChainedTokenCredential(new Missing(), new AzureCliCredential(; "
            + "object N() => new AzureCliCredential(new Missing(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.In("web").RunAsync();
}
