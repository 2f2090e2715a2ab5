using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<OpenAIPath, EndpointFix>;

public class OpenAIPathTests
{
    private static Task Fixes(string statement, string repaired) => Verify.VerifyCodeFixAsync(Body(statement), Body(repaired));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string address) => CodeContexts.Source(shape,
            $"new OpenAIClient(new System.ClientModel.ApiKeyCredential(\"k\"), new OpenAIClientOptions {{ Endpoint = "
            + $"new System.Uri({address}) }})",
            "using OpenAI;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|\"https://r.openai.azure.com\"|]"),
            FixedCode = Source("\"https://r.openai.azure.com/openai/v1/\""),
        }.RunAsync();
    }

    /// <summary>Semantic Kernel adds the same routes: <c>/chat/completions</c>, without a version.</summary>
    [Theory]
    [InlineData("new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIChatCompletionService(\"m\", new Uri(ADDRESS), \"k\")")]
    [InlineData(
        "Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions.AddOpenAIChatCompletion(null, \"m\", new Uri(ADDRESS), \"k\")")]
    [InlineData(
        "Microsoft.SemanticKernel.OpenAIChatClientKernelBuilderExtensions"
        + ".AddOpenAIChatClient(null, \"m\", new Uri(ADDRESS), \"k\")")]
    [InlineData(
        "Microsoft.SemanticKernel.OpenAIServiceCollectionExtensions"
        + ".AddOpenAIChatCompletion(null, \"m\", new Uri(ADDRESS), \"k\")")]
    [InlineData(
        "Microsoft.Extensions.DependencyInjection.OpenAIServiceCollectionExtensions"
        + ".AddOpenAIChatClient(null, \"m\", new Uri(ADDRESS), \"k\")")]
    public async Task Path_of_Semantic_Kernel_is_fixed(string creation)
    {
        await Fixes(
            $"_ = {creation.Replace("ADDRESS", "[|\"https://r.openai.azure.com\"|]")};",
            $"_ = {creation.Replace("ADDRESS", "\"https://r.openai.azure.com/openai/v1/\"")};");
        foreach (var right in new[] { "\"https://r.openai.azure.com/openai/v1/\"", "\"http://localhost:11434\"" })
            await Verify.VerifyAnalyzerAsync(Body($"_ = {creation.Replace("ADDRESS", right)};"));
    }

    [Theory]
    [InlineData("https://r.openai.azure.com", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.openai.azure.com/", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.openai.azure.com/openai", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.openai.azure.us/openai/", "https://r.openai.azure.us/openai/v1/")]
    [InlineData("https://r.openai.azure.com/openai/deployments/gpt", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.openai.azure.com/openai/v1/chat/completions", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.openai.azure.com/?api-version=2023-05-15", "https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.openai.azure.com/openai/openai/v1", "https://r.openai.azure.com/openai/v1/")]
    [InlineData(
        "https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview",
        "https://r.services.ai.azure.com/openai/v1/")]
    [InlineData("https://r.services.ai.azure.com", "https://r.services.ai.azure.com/openai/v1/")]
    [InlineData("https://r.cognitiveservices.azure.com/", "https://r.cognitiveservices.azure.com/openai/v1/")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p", "https://r.services.ai.azure.com/api/projects/p/openai/v1/")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/", "https://r.services.ai.azure.com/api/projects/p/openai/v1/")]
    public Task Every_wrong_path_is_fixed(string address, string right) => Fixes(
        $"_ = new OpenAIClient(key, new OpenAIClientOptions {{ Endpoint = new Uri([|\"{address}\"|]) }});",
        $"_ = new OpenAIClient(key, new OpenAIClientOptions {{ Endpoint = new Uri(\"{right}\") }});");

    [Theory]
    [InlineData("new ChatClient(\"m\", key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })")]
    [InlineData("new ChatClient(options: new() { Endpoint = new(ADDRESS) }, credential: key, model: \"m\")")]
    [InlineData("new ChatClient(\"m\", policy, new() { Endpoint = new Uri(ADDRESS) })")]
    [InlineData("new ResponsesClient(policy, new ResponsesClientOptions { Endpoint = new Uri(ADDRESS) })")]
    [InlineData(
        "new OpenAI.Evals.EvaluationClient(policy, new OpenAI.Evals.EvaluationClientOptions { Endpoint = new Uri(ADDRESS) })")]
    [InlineData(
        "new OpenAI.Embeddings.EmbeddingClient(\"m\", key, new OpenAIClientOptions { OrganizationId = \"o\", "
        + "Endpoint = new Uri(ADDRESS) })")]
    [InlineData("new OpenAI.Files.OpenAIFileClient(key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })")]
    [InlineData(
        "new OpenAI.Realtime.RealtimeClient(key, new OpenAI.Realtime.RealtimeClientOptions { Endpoint = new Uri(ADDRESS) })")]
    public Task Endpoint_is_fixed_for_every_kind_of_options(string creation) => Fixes(
        $"_ = {creation.Replace("ADDRESS", "[|\"https://r.openai.azure.com/\"|]")};",
        $"_ = {creation.Replace("ADDRESS", "\"https://r.openai.azure.com/openai/v1/\"")};");

    [Fact]
    public Task Options_of_two_clients_are_fixed_once() => Fixes(
        """
        var options = new OpenAIClientOptions();
        options.Endpoint = new Uri([|$"https://{text}.openai.azure.com/"|]); // the resource
        var chat = new ChatClient("m", key, options);
        var client = new OpenAIClient(key, options);
        """,
        """
        var options = new OpenAIClientOptions();
        options.Endpoint = new Uri($"https://{text}.openai.azure.com/openai/v1/"); // the resource
        var chat = new ChatClient("m", key, options);
        var client = new OpenAIClient(key, options);
        """);

    [Fact]
    public Task Message_names_the_client() => Verify.VerifyAnalyzerAsync(
        Body("_ = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri({|#0:\"https://r.openai.azure.com\"|}) });"),
        Verify.Diagnostic(OpenAIPath.Descriptor).WithLocation(0).WithMessage(
            "'OpenAIClient' cannot use this endpoint. Azure serves the client's routes only under /openai/v1, so every call "
            + "fails with 404. End the endpoint in /openai/v1/."));

    // ---- Queries and routes

    private static DiagnosticResult Info(string sentences) =>
        Verify.Diagnostic(OpenAIPath.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            "'OpenAIClient' cannot use this endpoint. " + sentences);

    private static string Creation(string address, string credential = "key") =>
        $"_ = new OpenAIClient({credential}, new OpenAIClientOptions {{ Endpoint = new Uri({address}) }});";

    [Theory]
    [InlineData("https://r.openai.azure.com/openai/v1?api-version=2024-10-21")]
    [InlineData("https://r.openai.azure.com/openai/v1/?x=1&API-Version=2025-04-01-preview")]
    public Task Version_with_a_date_is_an_info(string address) => Verify.VerifyCodeFixAsync(
        Body(Creation($"{{|#0:\"{address}\"|}}")),
        Body(Creation("\"https://r.openai.azure.com/openai/v1/\"")),
        Info("Its api-version has a date, and /openai/v1 rejects that with 400. Remove the query."));

    /// <summary>A gateway may take it, and the host is not known.</summary>
    [Theory]
    [InlineData("$\"{text}/openai/v1/chat/completions\"", "$\"{text}/openai/v1\"")]
    [InlineData("$\"https://{text}/openai/deployments/d/embeddings?api-version=x\"",
        "$\"https://{text}/openai/deployments/d?api-version=x\"")]
    [InlineData("\"https://gateway.azure-api.net/llm/v1/responses/\"", "\"https://gateway.azure-api.net/llm/v1\"")]
    [InlineData("\"https://gateway.azure-api.net/openai/openai/v1\"", null)]
    public Task Route_below_an_unknown_host_is_an_info(string address, string? right) => Verify.VerifyCodeFixAsync(
        Body(Creation($"{{|#0:{address}|}}")),
        Body(Creation(right ?? $"{{|#0:{address}|}}")),
        Info("It already contains a route or /openai twice, and most hosts return 404. End the endpoint before the route."));

    /// <summary>A key goes into a bearer header, where the route of a deployment takes tokens only.</summary>
    [Fact]
    public async Task Address_of_a_deployment_with_its_version_is_right_for_a_token()
    {
        const string Address = "\"https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21\"";
        await Verify.VerifyAnalyzerAsync(Body(Creation(Address, "new BearerTokenPolicy(token, \"s\")")));
        await Verify.VerifyCodeFixAsync(
            Body(Creation($"{{|#0:{Address}|}}")),
            Body(Creation("\"https://r.openai.azure.com/openai/v1/\"")),
            Info("Azure serves the client's routes only under /openai/v1, so every call fails with 404. "
                + "End the endpoint in /openai/v1/."));
    }

    /// <summary>The "Target URI" of the portal names the deployment, which is the model of the client.</summary>
    [Theory]
    [InlineData("new ChatClient(MODEL, key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })")]
    [InlineData("new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }).GetChatClient(MODEL)")]
    [InlineData("new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIChatCompletionService(MODEL, new Uri(ADDRESS), \"k\")")]
    public async Task Deployment_of_the_address_becomes_the_model(string creation)
    {
        const string Address = "\"https://r.openai.azure.com/openai/deployments/chat/chat/completions?api-version=2025-01-01-preview\"";
        string Source(string address, string model) =>
            Body($"_ = {creation.Replace("ADDRESS", address).Replace("MODEL", model)};");
        foreach (var (model, right) in new[] { ("\"gpt-4o\"", "\"chat\""), ("\"chat\"", "\"chat\""), ("text", "text") })
        {
            await Verify.VerifyCodeFixAsync(
                Source($"[|{Address}|]", model), Source("\"https://r.openai.azure.com/openai/v1/\"", right));
        }

        await new Verify.Test
        {
            TestCode = Source($"[|{Address}|]", "\"gpt-4o\""),
            FixedCode = Source("\"https://r.openai.azure.com/openai/v1/\"", "\"chat\""),
            CodeActionVerifier = static (action, verifier) =>
                verifier.Equal("End the endpoint in /openai/v1/ and use the deployment 'chat'", action.Title),
        }.RunAsync();
    }

    // ---- Options from elsewhere

    [Theory]
    [InlineData("void Set(OpenAIClientOptions options) => options.Endpoint = new Uri(ADDRESS);", true)]
    [InlineData("Action<OpenAIClientOptions> set = options => { options.OrganizationId = \"o\"; options.Endpoint = new Uri(ADDRESS); };", true)]
    [InlineData("Action<ResponsesClientOptions> set = options => options.Endpoint = new Uri(ADDRESS);", true)]
    [InlineData(
        "Action<OpenAIClientOptions> set = o => { o.Endpoint = new Uri(ADDRESS); o.Transport = new HttpClientPipelineTransport(); };",
        false)]
    [InlineData("Action<OpenAIClientOptions> set = o => { o.Endpoint = new Uri(ADDRESS); o.AddPolicy(null, PipelinePosition.PerCall); };", false)]
    [InlineData("Action<OpenAIClientOptions> set = o => { o.Endpoint = uri; o.Endpoint = new Uri(ADDRESS); };", false)]
    [InlineData("Action<ProjectOpenAIClientOptions> set = options => options.Endpoint = new Uri(ADDRESS);", false)]
    public async Task Options_that_a_parameter_holds_are_an_info(string statements, bool isReported)
    {
        var source = Body(statements.Replace("ADDRESS", isReported ? "{|#0:\"https://r.openai.azure.com\"|}" : "\"https://r.openai.azure.com\""));
        if (!isReported)
        {
            await Verify.VerifyAnalyzerAsync(source);
            return;
        }

        await Verify.VerifyCodeFixAsync(
            source,
            Body(statements.Replace("ADDRESS", "\"https://r.openai.azure.com/openai/v1/\"")),
            Verify.Diagnostic(OpenAIPath.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
    }

    // ---- Agents

    /// <summary>The address of an agent ends in the route that the client appends: only that goes.</summary>
    [Theory]
    [InlineData("applications/helper/protocols/openai/responses", "applications/helper/protocols/openai")]
    [InlineData("applications/helper/protocols/openai/responses/", "applications/helper/protocols/openai")]
    [InlineData("agents/a/endpoint/protocols/openai/responses", "agents/a/endpoint/protocols/openai")]
    [InlineData(
        "applications/helper/protocols/openai/responses?api-version=2025-11-15-preview",
        "applications/helper/protocols/openai?api-version=2025-11-15-preview")]
    public Task Address_of_an_agent_keeps_all_but_the_route(string path, string right)
    {
        const string Project = "https://r.services.ai.azure.com/api/projects/p/";
        return Fixes(
            $"_ = new ResponsesClient(policy, new ResponsesClientOptions {{ Endpoint = new Uri([|\"{Project}{path}\"|]) }});",
            $"_ = new ResponsesClient(policy, new ResponsesClientOptions {{ Endpoint = new Uri(\"{Project}{right}\") }});");
    }

    [Theory]
    [InlineData("applications/helper")]
    [InlineData("applications/helper/protocols/activityprotocol")]
    [InlineData("applications/helper/responses")]
    public Task Other_address_of_an_agent_has_no_fix(string path)
    {
        var reported =
            "_ = new ResponsesClient(policy, new ResponsesClientOptions { "
            + $"Endpoint = new Uri([|\"https://r.services.ai.azure.com/api/projects/p/{path}\"|]) }});";
        return Fixes(reported, reported);
    }

    [Fact]
    public Task Message_for_an_agent_names_the_end_of_its_address() => Verify.VerifyAnalyzerAsync(
        Body(
            "_ = new ResponsesClient(policy, new ResponsesClientOptions { Endpoint = new Uri({|#0:"
            + "\"https://r.services.ai.azure.com/api/projects/p/applications/helper/protocols/openai/responses\"|}) });"),
        Verify.Diagnostic(OpenAIPath.Descriptor).WithLocation(0).WithMessage(
            "'ResponsesClient' cannot use this endpoint. It already ends in a route, so every call fails with 404. End the "
            + "endpoint in /protocols/openai and keep its query."));

    // ---- Audio

    /// <summary>Below /openai/v1 some deployments serve no audio, so no address is right for a plain client.</summary>
    [Theory]
    [InlineData("_ = new OpenAI.Audio.AudioClient(\"m\", key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) });")]
    [InlineData(
        "var client = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }); "
        + "_ = client.GetAudioClient(\"m\");")]
    [InlineData("_ = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }).GetAudioClient(\"m\");")]
    public Task Audio_client_is_an_info_without_a_fix(string statements)
    {
        var source = Body(statements.Replace("ADDRESS", "{|#0:\"https://r.openai.azure.com/\"|}"));
        var name = statements.Contains("GetAudioClient") ? "OpenAIClient" : "AudioClient";
        return Verify.VerifyCodeFixAsync(
            source,
            source,
            Verify.Diagnostic(OpenAIPath.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
                $"'{name}' cannot use this endpoint. Azure serves no routes of the client there, so every call fails with "
                + "404. Use AzureOpenAIClient, because some deployments serve no audio under /openai/v1."));
    }

    [Fact]
    public Task Client_without_audio_keeps_its_fix() => Fixes(
        "var client = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri([|\"https://r.openai.azure.com/\"|]) }); "
        + "_ = client.GetChatClient(\"m\");",
        "var client = new OpenAIClient(key, new OpenAIClientOptions { "
        + "Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1/\") }); "
        + "_ = client.GetChatClient(\"m\");");

    // ---- Silent

    [Theory]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/applications/helper/protocols/openai")]
    [InlineData("https://r.openai.azure.com/openai/v1")]
    [InlineData("https://r.openai.azure.com/openai/v1/")]
    [InlineData("https://r.openai.azure.com/OpenAI/V1/")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/openai/v1")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/openai")]
    [InlineData("https://r.services.ai.azure.com/api/projects/p/agents/a/endpoint/protocols/openai")]
    [InlineData("https://r.services.ai.azure.com/models")]
    [InlineData("https://r.openai.azure.com/openai/v1?api-version=preview")]
    [InlineData("https://r.openai.azure.com/openai/v1/?x=2024-10-21")]
    [InlineData("https://r.services.ai.azure.com/api/projects/openai/openai/v1")]
    [InlineData("https://gateway.azure-api.net/embeddings")]
    [InlineData("https://proxy.contoso.com/v1/chat/completions")]
    [InlineData("https://api.openai.com/v1")]
    [InlineData("https://models.inference.ai.azure.com")]
    [InlineData("https://gateway.azure-api.net/openai")]
    [InlineData("http://localhost:11434")]
    [InlineData("not an address")]
    public Task Silent_when_the_path_is_right_or_the_host_is_not_Azure(string address) => Verify.VerifyAnalyzerAsync(
        Body($"_ = new OpenAIClient(key, new OpenAIClientOptions {{ Endpoint = new Uri(\"{address}\") }});"));

    [Theory]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }; "
        + "options.AddPolicy(null, PipelinePosition.PerCall); _ = new OpenAIClient(key, options);")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(ADDRESS), Transport = new HttpClientPipelineTransport() }; "
        + "_ = new OpenAIClient(key, options);")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }; "
        + "options.Transport = new HttpClientPipelineTransport(); _ = new OpenAIClient(key, options);")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }; Change(options); "
        + "_ = new OpenAIClient(key, options); void Change(OpenAIClientOptions o) { }")]
    [InlineData(
        "var options = new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) }; options.Endpoint = uri; "
        + "_ = new OpenAIClient(key, options);")]
    [InlineData("OpenAIClientOptions Make() => new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) };")]
    [InlineData("_ = new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) };")]
    [InlineData("_ = new ProjectOpenAIClient(policy, new ProjectOpenAIClientOptions { Endpoint = new Uri(ADDRESS) });")]
    [InlineData(
        "_ = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = condition ? new Uri(ADDRESS) : "
        + "new Uri(\"https://api.openai.com/v1\") });")]
    public Task Silent_when_other_code_may_change_the_request(string statements) =>
        Verify.VerifyAnalyzerAsync(Body(statements.Replace("ADDRESS", "\"https://r.openai.azure.com/openai/deployments/d\"")));

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test
        {
            TestCode = Body(
                "_ = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(\"https://r.openai.azure.com\") });"),
        }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new OpenAI.OpenAIClient(, new OpenAI.OpenAIClientOptions { Endpoint = "
            + "new System.Uri(\"https://r.openai.azure.com\" }; "
            + "object N = new OpenAI.OpenAIClientOptions { Endpoint = , Endpoint",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
