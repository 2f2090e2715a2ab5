using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<UnnamedManagedIdentity, UnnamedManagedIdentityFix>;

public class UnnamedManagedIdentityTests
{
    private const string Named = "new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)";

    private static string Body(string statements) => $$"""
        using System; using Azure.AI.Projects; using Azure.Core; using Azure.Identity;

        class C
        {
            object M(Uri uri, string id, TokenCredentialOptions options)
            {
                {{statements}}
            }
        }
        """;

    private static Task Fixes(string statements, string repaired) => Verify.VerifyCodeFixAsync(Body(statements), Body(repaired));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        static string Source(string shape, string credential) => CodeContexts.Source(shape, credential, "using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|new ManagedIdentityCredential()|]"),
            FixedCode = Source(shape, Named),
        }.RunAsync();
    }

    [Theory]
    [InlineData("new ManagedIdentityCredential()", Named)]
    [InlineData("new ManagedIdentityCredential { }", "new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned) { }")]
    [InlineData("new ManagedIdentityCredential(clientId: null)", Named)]
    [InlineData("new ManagedIdentityCredential((string)null)", Named)]
    [InlineData("new ManagedIdentityCredential(null, null)", null)]
    [InlineData(
        "new ManagedIdentityCredential(id)", "new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))")]
    [InlineData(
        "new ManagedIdentityCredential(clientId: id)",
        "new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))")]
    [InlineData(
        "new ManagedIdentityCredential(id, null)",
        "new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id))")]
    [InlineData(
        "new ManagedIdentityCredential(id!)", "new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id!))")]
    [InlineData(
        "new ManagedIdentityCredential(\"00000000-0000-0000-0000-000000000000\")",
        "new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(\"00000000-0000-0000-0000-000000000000\"))")]
    [InlineData(
        "new ManagedIdentityCredential(Environment.GetEnvironmentVariable(\"AZURE_CLIENT_ID\") /* why */)",
        "new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(Environment"
        + ".GetEnvironmentVariable(\"AZURE_CLIENT_ID\") /* why */))")]
    public Task Unnamed_identity_is_fixed(string creation, string? repaired) => repaired is null
        ? new Verify.Test { TestCode = Body($"return {creation};"), CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync()
        : Fixes($"return [|{creation}|];", $"return {repaired};");

    [Theory]
    [InlineData("new ManagedIdentityCredential(id, options)")]
    [InlineData("new ManagedIdentityCredential(options: new TokenCredentialOptions { AuthorityHost = uri })")]
    [InlineData("new ManagedIdentityCredential(options: options, clientId: id)")]
    public Task No_fix_when_there_are_options(string creation) => Fixes($"return [|{creation}|];", $"return [|{creation}|];");

    [Fact]
    public Task Target_typed_new_is_fixed() => Fixes(
        "ManagedIdentityCredential credential = [|new()|]; return credential;",
        "ManagedIdentityCredential credential = new(ManagedIdentityId.SystemAssigned); return credential;");

    [Fact]
    public Task Identity_in_a_chain_is_fixed() => Fixes(
        "return new ChainedTokenCredential([|new ManagedIdentityCredential()|], new AzureCliCredential());",
        $"return new ChainedTokenCredential({Named}, new AzureCliCredential());");

    [Theory]
    [InlineData("return new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);")]
    [InlineData("return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(id));")]
    [InlineData("return new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.SystemAssigned));")]
    [InlineData("return new ManagedIdentityCredential(new ManagedIdentityCredentialOptions());")]
    [InlineData("return new ManagedIdentityCredential(new ResourceIdentifier(id));")]
    [InlineData("return new DefaultAzureCredential();")]
    public Task Silent_when_the_identity_is_named(string statements) => Verify.VerifyAnalyzerAsync(Body(statements));

    [Theory]
    [InlineData("web")]
    [InlineData("console")]
    [InlineData("library")]
    [InlineData("apphost")]
    public Task Is_reported_in_every_host(string kind) =>
        new Verify.Test { TestCode = Body("return [|new ManagedIdentityCredential()|];") }.In(kind).RunAsync();

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test { TestCode = Body("return new ManagedIdentityCredential();") }.In("test").RunAsync();

    [Fact]
    public Task Message_for_a_missing_id() => Verify.VerifyAnalyzerAsync(Body("return {|#0:new ManagedIdentityCredential()|};"),
        Verify.Diagnostic(UnnamedManagedIdentity.Descriptor).WithLocation(0).WithMessage(
            "'ManagedIdentityCredential' without an id takes the system-assigned identity, "
            + "so the code does not say which identity is meant; write ManagedIdentityId.SystemAssigned"));

    [Fact]
    public Task Message_for_a_client_id() => Verify.VerifyAnalyzerAsync(Body("return {|#0:new ManagedIdentityCredential(id)|};"),
        Verify.Diagnostic(UnnamedManagedIdentity.Descriptor).WithLocation(0).WithMessage(
            "'ManagedIdentityCredential' is given its id as plain text, so the code does not say which identity is meant; "
            + "write ManagedIdentityId.FromUserAssignedClientId"));

    [Fact]
    public Task Fix_works_in_several_documents_with_an_alias_and_a_full_name() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "using Identity = Azure.Identity.ManagedIdentityCredential; class A { object M() => [|new Identity()|]; }",
                "class B { object M() => [|new Azure.Identity.ManagedIdentityCredential(\"id\")|]; }",
            },
        },
        FixedState =
        {
            Sources =
            {
                "using Identity = Azure.Identity.ManagedIdentityCredential; "
                + "class A { object M() => new Identity(Azure.Identity.ManagedIdentityId.SystemAssigned); }",
                "class B { object M() => new Azure.Identity.ManagedIdentityCredential(Azure.Identity.ManagedIdentityId"
                + ".FromUserAssignedClientId(\"id\")); }",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Fix_reuses_a_global_using() => new Verify.Test
    {
        TestState =
            { Sources = { "class A { object M() => [|new ManagedIdentityCredential()|]; }", "global using Azure.Identity;" } },
        FixedState = { Sources = { $"class A {{ object M() => {Named}; }}", "global using Azure.Identity;" } },
    }.RunAsync();

    [Fact]
    public Task Silent_for_an_own_type_of_the_same_name() =>
        Verify.VerifyAnalyzerAsync(
            "namespace Azure.Identity { class ManagedIdentityCredential { public ManagedIdentityCredential(string id = "
            + "null) { } } class C { object M() => new ManagedIdentityCredential(); } }");

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.Identity; class C { object M() => new ManagedIdentityCredential(, ; "
            + "object N() => new ManagedIdentityCredential(new Missing(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
