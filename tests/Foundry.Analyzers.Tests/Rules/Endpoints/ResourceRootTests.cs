using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
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
            "'AzureOpenAIClient' needs the resource root as its endpoint. With this path, every call fails with 404. End the "
            + "endpoint after the host."));

    private static DiagnosticResult Info(string why) =>
        Verify.Diagnostic(ResourceRoot.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            $"'AzureOpenAIClient' needs the resource root as its endpoint. {why}. End the endpoint after the host.");

    /// <summary>The client sends its own version, so the parameter is there twice (run with 2.1.0 and 2.9.0-beta.1).</summary>
    [Theory]
    [InlineData("https://r.openai.azure.com?api-version=2024-10-21", "https://r.openai.azure.com")]
    [InlineData("https://r.openai.azure.com/?api-version=preview", "https://r.openai.azure.com")]
    public Task Version_after_the_host_is_an_info(string address, string right) => Verify.VerifyCodeFixAsync(
        Body($"_ = new AzureOpenAIClient(new Uri({{|#0:\"{address}\"|}}), token);"),
        Body($"_ = new AzureOpenAIClient(new Uri(\"{right}\"), token);"),
        Info("The client adds its own api-version to the one here"));

    [Fact]
    public Task Address_of_a_project_is_an_info() => Verify.VerifyCodeFixAsync(
        Body("_ = new AzureOpenAIClient(new Uri({|#0:\"https://r.services.ai.azure.com/api/projects/p\"|}), token);"),
        Body("_ = new AzureOpenAIClient(new Uri(\"https://r.services.ai.azure.com\"), token);"),
        Info("Users report that a project returns 404 for this path"));

    /// <summary>No Azure host serves the routes below such an end. A gateway may.</summary>
    [Theory]
    [InlineData("$\"{text}/openai/v1\"", "$\"{text}\"")]
    [InlineData("$\"{text}/openai/v1/\"", "$\"{text}\"")]
    [InlineData("text + \"/openai/v1\"", null)]
    [InlineData("text.TrimEnd('/') + \"/openai/v1\"", null)]
    [InlineData("$\"{text}/openai/deployments/d/chat/completions?api-version=2024-10-21\"", "$\"{text}\"")]
    [InlineData("\"https://gateway.azure-api.net/openai/openai\"", "\"https://gateway.azure-api.net\"")]
    [InlineData("\"https://gateway.azure-api.net/x/chat/completions\"", "\"https://gateway.azure-api.net\"")]
    public Task Wrong_end_below_an_unknown_host_is_an_info(string address, string? right) => Verify.VerifyCodeFixAsync(
        Body($"_ = new AzureOpenAIClient(new Uri({{|#0:{address}|}}), token);"),
        Body($"_ = new AzureOpenAIClient(new Uri({(right is null ? "{|#0:" + address + "|}" : right)}), token);"),
        Info("No Azure host serves the client's routes under this path"));

    /// <summary>The deployment in the address is the one to call.</summary>
    [Theory]
    [InlineData("_ = new AzureOpenAIClient(new Uri(ADDRESS), token).GetChatClient(MODEL);")]
    [InlineData("var azure = new AzureOpenAIClient(new Uri(ADDRESS), token); var chat = azure.GetChatClient(MODEL);")]
    [InlineData("new Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService(MODEL, ADDRESS, token).ToString();")]
    public Task Deployment_of_the_address_becomes_the_model(string statements) => Verify.VerifyCodeFixAsync(
        Body(statements
            .Replace("ADDRESS", "[|\"https://r.openai.azure.com/openai/deployments/chat%20v2/chat/completions?api-version=2024-10-21\"|]")
            .Replace("MODEL", "\"gpt-4o\"")),
        Body(statements.Replace("ADDRESS", "\"https://r.openai.azure.com\"").Replace("MODEL", "\"chat v2\"")));

    /// <summary>The client of Azure.AI.OpenAI 1.x adds the same path.</summary>
    [Fact]
    public Task Client_of_1_x_is_fixed() => new Verify.Test
    {
        TestState = { AdditionalReferences = { Hosts.Compile("Azure.AI.OpenAI.Older", OlderClient) } },
        TestCode = Older("[|\"https://r.openai.azure.com/openai/v1\"|]"),
        FixedCode = Older("\"https://r.openai.azure.com\""),
    }.RunAsync();

    private const string OlderClient =
        "namespace Azure.AI.OpenAI { public class OpenAIClient { public OpenAIClient(System.Uri endpoint, Azure.AzureKeyCredential k) { } } }";

    private static string Older(string address) =>
        $"class C {{ object M(Azure.AzureKeyCredential k) => new Azure.AI.OpenAI.OpenAIClient(new System.Uri({address}), k); }}";

    // ---- Settings of Aspire

    [Theory]
    [InlineData("[|\"https://r.openai.azure.com/openai/v1\"|]", "\"https://r.openai.azure.com\"")]
    [InlineData("\"https://r.openai.azure.com\"", null)]
    public Task Endpoint_in_the_settings_of_Aspire_is_an_info(string address, string? right)
    {
        string Source(string text) =>
            "using Microsoft.Extensions.Hosting; class C { void M(IHostApplicationBuilder builder) => "
            + $"builder.AddAzureOpenAIClient(\"ai\", s => {{ s.Key = null; s.Endpoint = new System.Uri({text}); }}); }}";
        var test = new Verify.Test
        {
            TestCode = Source(address.Replace("[|", "{|#0:").Replace("|]", "|}")),
        };
        if (right is not null)
        {
            test.FixedCode = Source(right);
            test.ExpectedDiagnostics.Add(
                Verify.Diagnostic(ResourceRoot.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        }

        return test.RunAsync();
    }

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com/\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com/?x=1\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"https://{text}.openai.azure.com/{text}\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"https://r.openai.azure.com{text}\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"{text}/openai\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://gateway.azure-api.net/x/openai\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://proxy.contoso.com/openai/v1\"), token)")]
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
