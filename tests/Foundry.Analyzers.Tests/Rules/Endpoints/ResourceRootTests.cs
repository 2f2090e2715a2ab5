using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<ResourceRoot, EndpointFix>;

public class ResourceRootTests
{
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string address) => CodeContexts.Source(shape,
            $"new AzureOpenAIClient(new System.Uri({address}), new DefaultAzureCredential())",
            "using Azure.AI.OpenAI; using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|\"https://r.openai.azure.com/openai/v1\"|]"),
            FixedCode = Source("\"https://r.openai.azure.com\""),
        }.RunAsync();
    }

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(ADDRESS), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(ADDRESS), key)")]
    [InlineData("new AzureOpenAIClient(credential: token, endpoint: new Uri(ADDRESS))")]
    [InlineData("new AzureOpenAIClient(new(ADDRESS), token, new AzureOpenAIClientOptions())")]
    [InlineData("new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService(\"d\", ADDRESS, token)")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", ADDRESS, token)")]
    [InlineData(
        "Microsoft.Extensions.DependencyInjection.AzureOpenAIServiceCollectionExtensions"
        + ".AddAzureOpenAIChatClient(null, \"d\", ADDRESS, token)")]
    [InlineData(
        "Microsoft.Extensions.DependencyInjection.AzureOpenAIServiceCollectionExtensions"
        + ".AddAzureOpenAIEmbeddingGenerator(null, \"d\", endpoint: ADDRESS, apiKey: text)")]
    [InlineData(
        "new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAITextEmbeddingGenerationService(\"d\", ADDRESS, token)")]
    [InlineData("new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIAudioToTextService(\"d\", ADDRESS, token)")]
    [InlineData("new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAITextToAudioService(\"d\", ADDRESS, token)")]
    [InlineData(
        "new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAITextToImageService(\"d\", ADDRESS, token, \"m\")")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
        + "endpoint: ADDRESS, apiKey: text)")]
    public async Task Every_wrong_path_is_fixed_for_every_client(string creation)
    {
        string[] paths =
        [
            "/openai", "/openai/v1/", "/openai/deployments/d/chat/completions?api-version=2024-10-21",
        ];
        foreach (var path in paths)
        {
            await Verify.VerifyCodeFixAsync(
                Body($"_ = {creation.Replace("ADDRESS", $"[|\"https://r.openai.azure.com{path}\"|]")};"),
                Body($"_ = {creation.Replace("ADDRESS", "\"https://r.openai.azure.com\"")};"));
        }
    }

    [Fact]
    public Task Interpolated_endpoint_loses_its_path() => Verify.VerifyCodeFixAsync(
        Body("_ = new AzureOpenAIClient(new Uri([|$\"https://{text}.openai.azure.com/openai/deployments/{text}\"|]), token);"),
        Body("_ = new AzureOpenAIClient(new Uri($\"https://{text}.openai.azure.com\"), token);"));

    [Fact]
    public Task No_fix_when_a_local_would_be_unused()
    {
        var source = Body(
            "var path = \"\" + text; _ = new AzureOpenAIClient(new Uri([|$\"https://r.openai.azure.com/x/{path}\"|]), token);");
        return Verify.VerifyCodeFixAsync(source, source);
    }

    [Fact]
    public Task Message_names_the_client() => Verify.VerifyAnalyzerAsync(
        Body("_ = new AzureOpenAIClient(new Uri({|#0:\"https://r.openai.azure.com/openai/v1\"|}), token);"),
        Verify.Diagnostic(ResourceRoot.Descriptor).WithLocation(0).WithMessage(
            "'AzureOpenAIClient' adds /openai/deployments/… to this address itself, "
            + "so with a path of its own every call is answered 404; end the address after the host"));

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com/\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com?api-version=2024-10-21\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com/?x=1\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"https://{text}.openai.azure.com/{text}\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"https://r.openai.azure.com{text}\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://gateway.azure-api.net/openai\"), token)")]
    [InlineData("new AzureOpenAIClient(uri, token)")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com/x\"), token, "
        + "new AzureOpenAIClientOptions { Transport = new HttpClientPipelineTransport() })")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
        + "\"https://r.openai.azure.com/x\", token, httpClient: new System.Net.Http.HttpClient())")]
    [InlineData("new Azure.AI.Inference.ChatCompletionsClient(new Uri(\"https://r.services.ai.azure.com/models\"), token)")]
    [InlineData(
        "new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1/\") })")]
    public Task Resource_root_or_unknown_path_is_not_reported(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test
        {
            TestCode = Body("_ = new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com/x\"), token);"),
        }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new Azure.AI.OpenAI.AzureOpenAIClient(new System.Uri(\"https://r.openai.azure.com/x\"), , "
            + ");",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
