using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<GatewayKey>;

public class GatewayKeyTests
{
    private const string Options = "new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }";

    private static Task Check(string creation, string address) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation.Replace("OPTIONS", Options).Replace("ADDRESS", address)};"));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape,
            "new OpenAIClient(new System.ClientModel.ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = "
            + "new System.Uri([|\"https://contoso.azure-api.net/openai/v1\"|]) })",
            "using OpenAI;"),
    }.RunAsync();

    [Theory]
    [InlineData("new OpenAIClient(new ApiKeyCredential(\"k\"), OPTIONS)", "https://contoso.azure-api.net")]
    [InlineData("new ChatClient(\"m\", new ApiKeyCredential(Environment.GetEnvironmentVariable(\"K\")!), OPTIONS)",
        "https://contoso.azure-api.us/llm/openai/v1/")]
    [InlineData("new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIChatCompletionService(\"m\", new Uri(ADDRESS), \"k\")",
        "https://contoso.AZURE-API.net:443/openai/v1?subscription-key=x")]
    public Task Key_for_a_gateway_is_reported(string creation, string address) => Check(creation, $"[|\"{address}\"|]");

    [Theory]
    [InlineData("new OpenAIClient(ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(\"k\"), \"api-key\"), OPTIONS)")]
    [InlineData("new OpenAIClient(new BearerTokenPolicy(token, \"s\"), OPTIONS)")]
    [InlineData("new OpenAIClient(key, OPTIONS)")] // may be a token
    [InlineData("new AzureOpenAIClient(new Uri(ADDRESS), new ApiKeyCredential(\"k\"))")]
    public Task Header_of_its_own_or_a_token_is_not_reported(string creation) =>
        Check(creation, "\"https://contoso.azure-api.net/openai/v1\"");

    [Theory]
    [InlineData("https://r.openai.azure.com/openai/v1")]
    [InlineData("https://proxy.contoso.com/openai/v1")]
    [InlineData("https://azure-api.net/openai/v1")]
    public Task Other_host_is_not_reported(string address) =>
        Check("new OpenAIClient(new ApiKeyCredential(\"k\"), OPTIONS)", $"\"{address}\"");

    [Fact]
    public Task Policy_that_sets_the_header_is_not_reported() => Verify.VerifyAnalyzerAsync(Body(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(\"https://contoso.azure-api.net/openai/v1\") }; "
        + "options.AddPolicy(null, PipelinePosition.PerCall); _ = new OpenAIClient(new ApiKeyCredential(\"k\"), options);"));

    [Fact]
    public Task Message_names_the_headers() => Verify.VerifyAnalyzerAsync(
        Body("_ = new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = "
            + "new Uri({|#0:\"https://contoso.azure-api.net/openai/v1\"|}) });"),
        Verify.Diagnostic(GatewayKey.Descriptor).WithLocation(0).WithMessage(
            "'OpenAIClient' sends its key as a bearer token to this gateway. By default a gateway reads api-key or "
            + "Ocp-Apim-Subscription-Key and returns 401. Use AzureOpenAIClient or a header policy."));

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = Body("_ = new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = "
            + "new Uri(\"https://contoso.azure-api.net/openai/v1\") });"),
    }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode = "class C { object M() => new OpenAI.OpenAIClient(, new OpenAI.OpenAIClientOptions { Endpoint = "
            + "new System.Uri(\"https://contoso.azure-api.net\" }; ",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
