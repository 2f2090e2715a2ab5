using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Scopes;

using static ScopeSource;
using Verify = RuleVerifier<ForeignScope, ScopeFix>;

public class ForeignScopeTests
{
    private const string Arm = "https://management.azure.com/.default";
    private const string Right = "https://ai.azure.com/.default";

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = Shaped(shape, $"[|\"{Arm}\"|]", Account),
        FixedCode = Shaped(shape, $"\"{Right}\"", Account),
    }.RunAsync();

    [Theory]
    [InlineData("https://management.azure.com/.default")]
    [InlineData("https://management.azure.com//.default")]
    [InlineData("https://management.azure.com/")]
    [InlineData("https://management.core.windows.net//.default")]
    [InlineData("https://graph.microsoft.com/.default")]
    [InlineData("https://graph.microsoft.com/User.Read")]
    [InlineData("https://vault.azure.net/.default")]
    [InlineData("https://storage.azure.com/.default")]
    [InlineData("https://search.azure.com/.default")]
    [InlineData("https://ml.azure.com/.default")]
    public Task Scope_of_every_other_service_is_fixed(string scope) =>
        Verify.VerifyCodeFixAsync(Literal(scope, Account, marked: true), Literal(Right, Account));

    [Theory]
    [InlineData(Project, Right)]
    [InlineData("https://r.openai.azure.us/openai/v1/", "https://cognitiveservices.azure.us/.default")]
    [InlineData("https://r.services.ai.azure.us/api/projects/p", "https://ai.azure.us/.default")]
    [InlineData("https://r.openai.azure.cn/openai/v1/", "https://cognitiveservices.azure.cn/.default")]
    public Task Fix_chooses_the_scope_by_the_endpoint(string endpoint, string right) => Verify.VerifyCodeFixAsync(
        Literal(Arm, endpoint, marked: true), SignedIn(Literal(right, endpoint), right));

    [Theory]
    [InlineData("[|\"https://management.azure.com/.default\"|]", "\"https://ai.azure.com/.default\"")]
    [InlineData("\"https://ai.azure.com/.default\"", null)]
    [InlineData("\"https://cognitiveservices.azure.com/.default\"", null)]
    public Task Scope_of_Claude_is_judged(string scope, string? right)
    {
        string Source(string scope) =>
            "class C { object M(Azure.Core.TokenCredential credential) => "
            + "new Anthropic.Foundry.AnthropicFoundryIdentityTokenCredentials("
            + $"credential, \"contoso\", new[] {{ {scope} }}); }}";
        return right is null
            ? Verify.VerifyAnalyzerAsync(Source(scope))
            : Verify.VerifyCodeFixAsync(Source(scope), Source(right));
    }

    [Theory]
    [InlineData("uri", DiagnosticSeverity.Info)]
    [InlineData("new Uri(text + \"/openai/v1\")", DiagnosticSeverity.Info)]
    [InlineData("new Uri(\"https://r.openai.azure.com/openai/v1\")", DiagnosticSeverity.Warning)]
    [InlineData("new Uri(text + \"/api/projects/p\")", DiagnosticSeverity.Warning)]
    public Task Severity_is_warning_only_when_the_endpoint_is_known(string endpoint, DiagnosticSeverity severity) =>
        Verify.VerifyAnalyzerAsync(
        Client($"{{|#0:\"{Arm}\"|}}", endpoint),
        Verify.Diagnostic(ForeignScope.Descriptor).WithLocation(0).WithSeverity(severity));

    [Fact]
    public Task Silent_when_the_host_of_a_gateway_is_partly_unknown() => Verify.VerifyAnalyzerAsync(
        Client($"\"{Arm}\"", "new Uri($\"https://{text}.azure-api.net/openai/v1\")"));

    [Fact]
    public Task Scope_is_fixed_when_the_endpoint_is_unknown() => Verify.VerifyCodeFixAsync(
        Client($"[|\"{Arm}\"|]", "uri"), Client($"\"{Right}\"", "uri"));

    [Fact]
    public Task Named_arguments_are_fixed() => Verify.VerifyCodeFixAsync(
        Body(
            $"var c = new OpenAIClient(options: new() {{ Endpoint = uri }}, authenticationPolicy: new BearerTokenPolicy(scope: "
            + $"[|\"{Arm}\"|], tokenProvider: credential));"),
        Body(
            $"var c = new OpenAIClient(options: new() {{ Endpoint = uri }}, authenticationPolicy: "
            + $"new BearerTokenPolicy(scope: \"{Right}\", tokenProvider: credential));"));

    [Fact]
    public Task Project_client_with_a_policy_is_reported() => Verify.VerifyAnalyzerAsync(Body($$"""
        var client = new Azure.AI.Extensions.OpenAI.ProjectOpenAIClient(
            new BearerTokenPolicy(credential, [|"{{Arm}}"|]),
            new Azure.AI.Extensions.OpenAI.ProjectOpenAIClientOptions { Endpoint = uri });
        """));

    /// <summary>The options of AzureOpenAIClient take any text as the audience.</summary>
    [Theory]
    [InlineData($"\"{Arm}\"")]
    [InlineData($"new Azure.AI.OpenAI.AzureOpenAIAudience(\"{Arm}\")")]
    public async Task Audience_of_AzureOpenAIClient_is_fixed(string audience)
    {
        string Source(string address, string text) => Body(
            $"_ = new Azure.AI.OpenAI.AzureOpenAIClient({address}, credential, "
            + $"new Azure.AI.OpenAI.AzureOpenAIClientOptions {{ Audience = {text} }});");
        const string Account = "\"https://cognitiveservices.azure.com/.default\"";
        await Verify.VerifyCodeFixAsync(
            Source("new Uri(\"https://r.openai.azure.com\")", $"[|{audience}|]"),
            Source("new Uri(\"https://r.openai.azure.com\")", Account));
        await Verify.VerifyInfoAsync(Source("uri", $"[|{audience}|]"), Source("uri", Account));
        await Verify.VerifyAnalyzerAsync(Source("new Uri(\"https://gateway.contoso.com\")", audience));
    }

    [Fact]
    public Task Message_names_the_other_service() => Verify.VerifyAnalyzerAsync(
        Client($"{{|#0:\"{Arm}\"|}}", $"new Uri(\"{Account}\")"),
        Verify.Diagnostic(ForeignScope.Descriptor).WithLocation(0).WithMessage(
            $"'{Arm}' requests a token for Azure Resource Manager. Foundry and Azure OpenAI reject it with 401. Use "
            + $"'{Right}'."));

    // ---- Silent

    [Theory]
    [InlineData(Right, Account)]
    [InlineData("https://cognitiveservices.azure.com/.default", Account)]
    [InlineData(Arm, "https://gateway.contoso.com/openai/v1")]
    [InlineData("https://ml.azure.com/.default", "https://e.eastus.inference.ml.azure.com/v1")]
    [InlineData("https://contoso.com/.default", Account)]
    public Task Silent_when_the_scope_may_be_right(string scope, string endpoint) =>
        Verify.VerifyAnalyzerAsync(Literal(scope, endpoint));

    [Fact]
    public Task Silent_when_the_endpoint_may_be_machine_learning() =>
        Verify.VerifyAnalyzerAsync(Client("\"https://ml.azure.com/.default\"", "uri"));

    [Theory]
    [InlineData("_ = new BearerTokenPolicy(credential, \"SCOPE\");")]
    [InlineData(
        "var arm = await credential.GetTokenAsync(new TokenRequestContext(new[] { \"SCOPE\" }), default); "
        + "var client = new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), "
        + "new OpenAIClientOptions { Endpoint = uri });")]
    [InlineData(
        "var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", "
        + "credential.GetToken(new TokenRequestContext(new[] { \"SCOPE\" }), default).Token); "
        + "await http.GetAsync(\"https://management.azure.com/subscriptions\");")]
    [InlineData(
        "var http = new HttpClient(); http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", "
        + "credential.GetToken(new TokenRequestContext(new[] { \"SCOPE\" }), default).Token); "
        + "await http.GetAsync(\"https://management.azure.com/subscriptions\"); "
        + "await http.GetAsync(\"https://r.openai.azure.com/openai/v1/models\");")]
    public Task Silent_when_the_token_goes_to_its_own_service(string statements) =>
        Verify.VerifyAnalyzerAsync(Body(statements.Replace("SCOPE", Arm)));

    [Fact]
    public Task Silent_for_an_own_type_named_like_the_policy() => Verify.VerifyAnalyzerAsync($$"""
        namespace System.ClientModel.Primitives.Own
        {
            class BearerTokenPolicy { public BearerTokenPolicy(object credential, string scope) { } }
            class C { object M() => new BearerTokenPolicy(null, "{{Arm}}"); }
        }
        """);

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            $"using System.ClientModel.Primitives; class C {{ object M() => new OpenAI.OpenAIClient(new BearerTokenPolicy(null "
            + $"\"{Arm}\"), ",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
