using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<InteractiveSignIn, InteractiveSignInFix>;

public class InteractiveSignInTests
{
    private const string Hosted = "new " + HostIdentity.Credential;

    private static string Body(string statements) => $$"""
        using System; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Hosting;

        class C
        {
            object M(Uri uri, IHostEnvironment env, InteractiveBrowserCredentialOptions options)
            {
                {{statements}}
            }
        }
        """;

    private static Task Fixes(string source, string repaired) =>
        new Verify.Test { TestCode = source, FixedCode = repaired }.In("web").RunAsync();

    private static Task Silent(string source, string kind = "web") => new Verify.Test { TestCode = source }.In(kind).RunAsync();

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        static string Source(string shape, string credential) =>
            CodeContexts.Source(
                shape, $"new Azure.AI.Projects.AIProjectClient(null, {credential})", "using System; using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|new InteractiveBrowserCredential()|]"),
            FixedCode = Source(shape, Hosted),
        }.In("web").RunAsync();
    }

    [Theory]
    [InlineData("return new AIProjectClient(uri, CREATION);", "new InteractiveBrowserCredential()")]
    [InlineData("return new AIProjectClient(uri, CREATION);", "new InteractiveBrowserCredential(options)")]
    [InlineData("return new AIProjectClient(tokenProvider: CREATION, endpoint: uri);", "new DeviceCodeCredential()")]
    [InlineData(
        "return new AIProjectClient(uri, CREATION);",
        "new DeviceCodeCredential(new DeviceCodeCredentialOptions { DeviceCodeCallback = (code, cancel) => "
        + "throw new InvalidOperationException(code.Message) })")]
    [InlineData("var credential = CREATION; return new AIProjectClient(uri, credential);", "new DeviceCodeCredential()")]
    [InlineData("TokenCredential credential = CREATION; return credential;", "new InteractiveBrowserCredential()")]
    [InlineData("return new ChainedTokenCredential(CREATION);", "new InteractiveBrowserCredential()")]
    public Task Interactive_credential_is_replaced_by_a_managed_identity(string statements, string creation) =>
        Fixes(Body(statements.Replace("CREATION", $"[|{creation}|]")), Body(statements.Replace("CREATION", Hosted)));

    /// <summary>The variable or one of its uses needs the type itself.</summary>
    [Theory]
    [InlineData(
        "InteractiveBrowserCredential credential = [|new InteractiveBrowserCredential()|]; "
        + "return new AIProjectClient(uri, credential);")]
    [InlineData("InteractiveBrowserCredential credential = [|new()|]; return credential;")]
    [InlineData(
        "var credential = [|new InteractiveBrowserCredential()|]; credential.Authenticate(); "
        + "return new AIProjectClient(uri, credential);")]
    public Task No_fix_when_the_variable_needs_the_type(string statements) => Fixes(Body(statements), Body(statements));

    [Theory]
    [InlineData("return env.IsDevelopment() ? new InteractiveBrowserCredential() : null;")]
    [InlineData("if (!env.IsDevelopment()) return null; return new DeviceCodeCredential();")]
    [InlineData(
        "return new ChainedTokenCredential(new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), "
        + "new InteractiveBrowserCredential());")]
    [InlineData("return new VisualStudioCodeCredential();")]
    [InlineData("return new AzureCliCredential();")]
    public Task Silent_under_a_guard_or_for_another_credential(string statements) => Silent(Body(statements));

    [Theory]
    [InlineData("console")]
    [InlineData("library")]
    [InlineData("apphost")]
    [InlineData("test")]
    public Task Silent_in_every_other_host(string kind) => Silent(Body("return new InteractiveBrowserCredential();"), kind);

    [Fact]
    public Task Message_names_the_credential_and_the_host() => new Verify.Test
    {
        TestCode = Body("return {|#0:new DeviceCodeCredential()|};"),
        ExpectedDiagnostics =
        {
            Verify.Diagnostic(InteractiveSignIn.Descriptor).WithLocation(0).WithMessage(
                "'DeviceCodeCredential' waits for a user to sign in, but a deployed Functions application has no user. Use a "
                + "managed identity."),
        },
    }.In("functions").RunAsync();

    [Fact]
    public Task Fix_works_in_several_documents_with_an_alias_and_a_global_using() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "using Browser = Azure.Identity.InteractiveBrowserCredential; class A { object M() => [|new Browser()|]; }",
                "class B { object M() => [|new DeviceCodeCredential()|]; }",
                "global using System; global using Azure.Identity;",
            },
        },
        FixedState =
        {
            Sources =
            {
                $"using Browser = Azure.Identity.InteractiveBrowserCredential; class A {{ object M() => {Hosted}; }}",
                $"class B {{ object M() => {Hosted}; }}",
                "global using System; global using Azure.Identity;",
            },
        },
    }.In("worker").RunAsync();

    [Fact]
    public Task Silent_for_an_own_type_of_the_same_name() =>
        Silent(
            "namespace Azure.Identity { class DeviceCodeCredential { } class C { object M() => new DeviceCodeCredential(); } }");

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.Identity; class C { object M() => new DeviceCodeCredential(, ; "
            + "object N() => new InteractiveBrowserCredential(new Missing(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.In("web").RunAsync();
}
