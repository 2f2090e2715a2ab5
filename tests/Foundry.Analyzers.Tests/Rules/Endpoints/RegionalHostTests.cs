using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<RegionalHost>;

public class RegionalHostTests
{
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(shape,
            "new AzureOpenAIClient(new System.Uri([|\"https://westeurope.api.cognitive.microsoft.com/\"|]), "
            + "new DefaultAzureCredential())",
            "using Azure.AI.OpenAI; using Azure.Identity;"),
    }.RunAsync();

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(ADDRESS), token)")]
    [InlineData("new AzureOpenAIClient(endpoint: new(ADDRESS), credential: new DefaultAzureCredential())")]
    [InlineData("new OpenAIClient(new BearerTokenPolicy(token, \"s\"), new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", ADDRESS, token)")]
    public async Task Regional_host_is_reported_for_every_client_with_a_token(string creation)
    {
        await Verify.VerifyAnalyzerAsync(
            Body($"_ = {creation.Replace("ADDRESS", "[|\"https://westeurope.api.cognitive.microsoft.com\"|]")};"));
        await Verify.VerifyAnalyzerAsync(
            Body($"_ = {creation.Replace("ADDRESS", "[|$\"https://{text}.api.cognitive.microsoft.us/\"|]")};"));
    }

    [Fact]
    public Task Message_names_the_client() => Verify.VerifyAnalyzerAsync(
        Body("_ = new AzureOpenAIClient(new Uri({|#0:\"https://westeurope.api.cognitive.microsoft.com\"|}), token);"),
        Verify.Diagnostic(RegionalHost.Descriptor).WithLocation(0).WithMessage(
            "'AzureOpenAIClient' signs in with a token, which a regional host refuses with 400 (custom subdomain); "
            + "use the resource's own host, https://<resource>.openai.azure.com or https://<resource>.services.ai.azure.com"));

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), key)")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), new AzureKeyCredential(text))")]
    [InlineData(
        "new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://westeurope.api.cognitive.microsoft.com\") })")]
    [InlineData(
        "new OpenAIClient(key, new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://westeurope.api.cognitive.microsoft.com\") })")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.cognitiveservices.azure.com\"), token)")]
    [InlineData("new AzureOpenAIClient(condition ? new Uri(\"https://westeurope.api.cognitive.microsoft.com\") : uri, token)")]
    public Task Key_or_host_of_the_resource_is_not_reported(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Theory]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), token, "
        + "new AzureOpenAIClientOptions { Transport = new HttpClientPipelineTransport() })")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(token, \"s\"), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), Transport = new HttpClientPipelineTransport() })")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
        + "\"https://westeurope.api.cognitive.microsoft.com\", token, httpClient: new System.Net.Http.HttpClient())")]
    public Task Silent_for_a_client_with_its_own_transport(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test
        {
            TestCode = Body("_ = new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), token);"),
        }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new Azure.AI.OpenAI.AzureOpenAIClient(new System.Uri(\"https://westeurope.api.cognitive"
            + ".microsoft.com\", , new Azure.Identity.DefaultAzureCredential(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
