using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Scopes;

using static ScopeSource;
using Verify = RuleVerifier<MalformedScope, ScopeFix>;

public class MalformedScopeTests
{
    private const string Right = "https://ai.azure.com/.default";
    private const string DotSegment = "https://ai.azure.com/./default";

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = Shaped(shape, $"[|\"{DotSegment}\"|]", Account),
        FixedCode = Shaped(shape, $"\"{Right}\"", Account),
    }.RunAsync();

    [Theory]
    [InlineData("https://ai.azure.com", Account, Right)]
    [InlineData("https://ai.azure.com/", Account, Right)]
    [InlineData("https://cognitiveservices.azure.com", Account, "https://cognitiveservices.azure.com/.default")]
    [InlineData("https://cognitiveservices.azure.com", Project, Right)]
    [InlineData(
        "https://cognitiveservices.azure.us/",
        "https://r.openai.azure.us/openai/v1",
        "https://cognitiveservices.azure.us/.default")]
    [InlineData("https://ai.azure.com/./default", Project, Right)]
    [InlineData("https://cognitiveservices.azure.com/./default", Project, Right)]
    [InlineData("7d312290-28c8-473c-a0ed-8e53749b6d6d", Account, Right)]
    [InlineData("https://r.openai.azure.com", Account, Right)]
    [InlineData("https://r.openai.azure.com/.default", Account, Right)]
    [InlineData("https://r.services.ai.azure.com/api/projects/p", Project, Right)]
    [InlineData("https://eastus.api.cognitive.microsoft.com/.default", Account, Right)]
    public Task Every_malformed_scope_is_fixed(string scope, string endpoint, string right) => Verify.VerifyCodeFixAsync(
        Literal(scope, endpoint, marked: true), SignedIn(Literal(right, endpoint), right));

    [Theory]
    [InlineData("https://ai.azure.com", "new DefaultAzureCredential()", DiagnosticSeverity.Info)]
    [InlineData(
        "https://ai.azure.com", "new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)", DiagnosticSeverity.Info)]
    [InlineData("https://ai.azure.com", "new AzureCliCredential()", DiagnosticSeverity.Info)]
    [InlineData(
        "https://ai.azure.com",
        "new ChainedTokenCredential(new ClientSecretCredential(\"t\", \"c\", \"s\"))",
        DiagnosticSeverity.Info)]
    [InlineData("https://ai.azure.com", "new ClientSecretCredential(\"t\", \"c\", \"s\")", DiagnosticSeverity.Warning)]
    [InlineData("https://ai.azure.com", "new ClientCertificateCredential(\"t\", \"c\", \"path\")", DiagnosticSeverity.Warning)]
    [InlineData("https://ai.azure.com", "new ClientAssertionCredential(\"t\", \"c\", () => \"a\")", DiagnosticSeverity.Warning)]
    [InlineData("https://ai.azure.com", "new WorkloadIdentityCredential()", DiagnosticSeverity.Warning)]
    [InlineData("https://ai.azure.com", "new EnvironmentCredential()", DiagnosticSeverity.Warning)]
    [InlineData("7d312290-28c8-473c-a0ed-8e53749b6d6d", "new DefaultAzureCredential()", DiagnosticSeverity.Info)]
    [InlineData("7d312290-28c8-473c-a0ed-8e53749b6d6d", "new EnvironmentCredential()", DiagnosticSeverity.Warning)]
    [InlineData("https://ai.azure.com/./default", "new DefaultAzureCredential()", DiagnosticSeverity.Warning)]
    [InlineData("https://r.openai.azure.com/.default", "new DefaultAzureCredential()", DiagnosticSeverity.Warning)]
    public Task Severity_is_warning_only_when_every_run_fails(string scope, string credential, DiagnosticSeverity severity) =>
        Verify.VerifyAnalyzerAsync(
        Client($"{{|#0:\"{scope}\"|}}", $"new Uri(\"{Account}\")", credential: credential),
        Verify.Diagnostic(MalformedScope.Descriptor).WithLocation(0).WithSeverity(severity));

    private static string Request(string scope, string credential = "given") => $$"""
        using System.Net.Http; using System.Threading.Tasks; using Azure.Core; using Azure.Identity;
        class C
        {
            async Task M(TokenCredential given, HttpRequestMessage message)
            {
                var token = await {{credential}}.GetTokenAsync(new TokenRequestContext(new[] { {{scope}} }), default);
                message.Headers.Add("Authorization", "Bearer " + token.Token);
            }
        }
        """;

    [Theory]
    [InlineData("https://ai.azure.com", Right)]
    [InlineData("https://cognitiveservices.azure.com/", "https://cognitiveservices.azure.com/.default")]
    public async Task Audience_of_Foundry_is_reported_wherever_the_token_goes(string scope, string right)
    {
        await new Verify.Test
        {
            TestCode = Request($"{{|#0:\"{scope}\"|}}"),
            FixedCode = Request($"\"{right}\""),
            ExpectedDiagnostics = { Verify.Diagnostic(MalformedScope.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info) },
        }.RunAsync();
        await Verify.VerifyAnalyzerAsync(Request($"[|\"{scope}\"|]", "new ClientSecretCredential(\"t\", \"c\", \"s\")"));
    }

    [Theory]
    [InlineData("https://ai.azure.com/.default")]
    [InlineData("https://storage.azure.com")]
    [InlineData("https://management.azure.com")]
    [InlineData("https://management.azure.com/.default")]
    [InlineData("api://my-app")]
    [InlineData("7d312290-28c8-473c-a0ed-8e53749b6d6d")]
    public Task Scope_of_another_service_is_not_reported(string scope) => Verify.VerifyAnalyzerAsync(Request($"\"{scope}\""));

    [Fact]
    public Task Configured_severity_is_used() => new Verify.Test
    {
        TestCode = Client("{|#0:\"https://ai.azure.com\"|}", $"new Uri(\"{Account}\")"),
        TestState =
            { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\ndotnet_diagnostic.FDRY3003.severity = error\n") } },
        ExpectedDiagnostics =
            { Verify.Diagnostic(MalformedScope.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Error) },
    }.RunAsync();

    [Fact]
    public Task Message_for_an_audience_that_does_not_exist() => Verify.VerifyAnalyzerAsync(
        Client($"{{|#0:\"{DotSegment}\"|}}", $"new Uri(\"{Account}\")"),
        Verify.Diagnostic(MalformedScope.Descriptor).WithLocation(0).WithMessage(
            $"'{DotSegment}' is not a valid scope. Microsoft Entra ID issues no token for it. Use '{Right}'."));

    [Fact]
    public Task Message_for_a_missing_default() => Verify.VerifyAnalyzerAsync(
        Client("{|#0:\"https://ai.azure.com\"|}", $"new Uri(\"{Account}\")", credential: "new EnvironmentCredential()"),
        Verify.Diagnostic(MalformedScope.Descriptor).WithLocation(0).WithMessage(
            "'https://ai.azure.com' is not a valid scope. Without '/.default', service principals and workload identities "
            + $"get no token. Use '{Right}'."));

    // ---- Silent

    [Theory]
    [InlineData(Right, Account)]
    [InlineData("https://ai.azure.com//.default", Account)]
    [InlineData("https://cognitiveservices.azure.com//.default", Account)]
    [InlineData("https://ai.azure.com/user_impersonation", Account)]
    [InlineData("api://7d312290-28c8-473c-a0ed-8e53749b6d6d/.default", Account)]
    [InlineData("7d312290-28c8-473c-a0ed-8e53749b6d6d/.default", Account)]
    [InlineData("openid", Account)]
    [InlineData("", Account)]
    [InlineData("https://", Account)]
    [InlineData("https://ai.azure.com/./default", "https://gateway.contoso.com/openai/v1")]
    [InlineData("https://ai.azure.com", "https://api.openai.com/v1")]
    public Task Silent_when_the_scope_is_well_formed_or_goes_elsewhere(string scope, string endpoint) =>
        Verify.VerifyAnalyzerAsync(Literal(scope, endpoint));

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using System.ClientModel.Primitives; class C { object M() => new OpenAI.OpenAIClient(new BearerTokenPolicy(x, "
            + "\"https://ai.azure.com\"",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
