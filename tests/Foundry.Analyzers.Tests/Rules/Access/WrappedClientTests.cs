using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

using Verify = RuleVerifier<RoleDoesNotGrant>;

/// <summary>Calls through the types of other libraries, against a manifest that lists every grant.</summary>
public class WrappedClientTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading.Tasks;
        using Anthropic.Foundry;
        using Anthropic.Models.Messages;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.Core;
        using Azure.Identity;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Foundry;
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.AI.Evaluation;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Logging;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.AudioToText;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
        using Microsoft.SemanticKernel.Embeddings;
        using Microsoft.SemanticKernel.TextGeneration;
        using Microsoft.SemanticKernel.TextToAudio;
        using Microsoft.SemanticKernel.TextToImage;
        """;

    private const string Azure =
        "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential())";
    private const string Chat = Azure + ".GetChatClient(\"d\").AsIChatClient()";
    private const string Agent = "new ChatClientAgent(" + Chat + ")";
    private const string Embeddings = Azure + ".GetEmbeddingClient(\"d\").AsIEmbeddingGenerator()";
    private const string Images = Azure + ".GetImageClient(\"d\").AsIImageGenerator()";
    private const string Speech = Azure + ".GetAudioClient(\"d\").AsISpeechToTextClient()";
    private const string Voice = Azure + ".GetAudioClient(\"d\").AsITextToSpeechClient()";
    private const string Files = Azure + ".GetOpenAIFileClient().AsIHostedFileClient()";
    private const string Project =
        "new AIProjectClient(new Uri(\"https://contoso.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential())";
    private const string Evals = "new FoundryEvals(" + Project + ", \"m\", new[] { \"relevance\" })";
    private const string Claude =
        "new AnthropicFoundryClient(new AnthropicFoundryIdentityTokenCredentials(new DefaultAzureCredential(), \"contoso\"))";

    private static Verify.Test Test(string statements, params string[] grants)
    {
        var test = new Verify.Test
        {
            TestCode = $$"""
                {{Usings}}
                class C
                {
                    async Task M(
                        IDistributedCache cache, IChatReducer reducer, IImageGenerator images, ILogger logger, Stream stream,
                        AIAgent agent, Run run, MessageCreateParams message, MessageCountTokensParams tokens,
                        IAgentEvaluator local, IEvaluator evaluator, ChatConfiguration chatConfiguration, string[] queries)
                    {
                        await Task.Yield();
                        {{statements}}
                    }
                }
                """,
        };
        test.TestState.AdditionalFiles.Add(("/repo/foundry.access.json", Manifest(true, grants)));
        return test;
    }

    /// <summary>The call is reported without the role, and not reported with it.</summary>
    private static async Task NeedsRole(string statements, string role = OpenAIUser)
    {
        await Test(statements, $"app {Reader} account").RunAsync();
        await Test(Unmarked(statements), $"app {role} account").RunAsync();
    }

    private static Task Silent(string statements) => Test(statements, $"app {Reader} account").RunAsync();

    [Theory]
    [InlineData(Agent + ".AsBuilder().UseOpenTelemetry().Build()")]
    [InlineData(Agent + ".AsBuilder().UseLogging().UseToolApproval().Build()")]
    [InlineData(Agent + ".AsBuilder().Use((a, context, next, cancel) => next(context, cancel)).Build()")]
    [InlineData(Agent + ".AsBuilder().UseAIContextProviders().Build()")]
    [InlineData("new OpenTelemetryAgent(" + Agent + ")")]
    [InlineData("new LoggingAgent(" + Agent + ", logger)")]
    [InlineData("new ToolApprovalAgent(" + Agent + ")")]
    [InlineData("new AIAgentBuilder(" + Agent + ").Build()")]
    [InlineData(Chat + ".AsBuilder().UseFunctionInvocation().BuildAIAgent(\"i\")")]
    public async Task Wrapped_agent_is_followed(string wrapped)
    {
        await NeedsRole($"var a = {wrapped}; await a.[|RunAsync|](\"hi\");");
        await NeedsRole($"AIAgent a = {wrapped}; await a.[|RunAsync<int>|](\"hi\");");
        await NeedsRole($"IChatClient c = ({wrapped}).AsIChatClient(); await c.[|GetResponseAsync|](\"hi\");");
    }

    [Theory]
    [InlineData(Agent + ".AsBuilder().Use(inner => agent).Build()")]
    [InlineData("new AIAgentBuilder(services => agent).Build()")]
    public Task Replaced_agent_is_not_followed(string wrapped) => Silent($"AIAgent a = {wrapped}; await a.RunAsync(\"hi\");");

    [Theory]
    [InlineData(Chat + ".AsBuilder().UseChatReducer(reducer).UseImageGeneration(images).UseLogging().Build()")]
    [InlineData(Chat + ".AsBuilder().UseAIContextProviders().UseKernelFunctionInvocation().Build()")]
    [InlineData(Chat + ".AsBuilder().UsePerServiceCallChatHistoryPersistence().UseMessageInjection().Build()")]
    [InlineData("new ReducingChatClient(" + Chat + ", reducer)")]
    [InlineData("new ImageGeneratingChatClient(" + Chat + ", images)")]
    [InlineData("new LoggingChatClient(" + Chat + ", logger)")]
    [InlineData("new OpenTelemetryChatClient(" + Chat + ")")]
    [InlineData("new ConfigureOptionsChatClient(" + Chat + ", o => { })")]
    public async Task Wrapped_chat_client_is_followed(string wrapped)
    {
        await NeedsRole($"var c = {wrapped}; await c.[|GetResponseAsync|](new List<ChatMessage>());");
        await NeedsRole($"IChatClient c = {wrapped}; await c.[|GetResponseAsync<int>|](\"hi\");");
        await NeedsRole($"IChatClient c = {wrapped}; c.[|GetStreamingResponseAsync|](\"hi\");");
        await NeedsRole($"var c = ({wrapped}).AsChatCompletionService(); await c.[|GetChatMessageContentAsync|](\"hi\");");
    }

    [Fact]
    public async Task Builder_in_a_variable_is_followed()
    {
        await NeedsRole(
            $"var b = {Chat}.AsBuilder(); b.UseLogging().UseChatReducer(reducer); b.UseOpenTelemetry(); "
            + "await b.Build().[|GetResponseAsync|](\"hi\");");
        await NeedsRole($"ChatClientBuilder b; b = new ChatClientBuilder({Chat}); await b.Build().[|GetResponseAsync|](\"hi\");");
    }

    [Theory]
    [InlineData("b.Use(inner => null);")]
    [InlineData("b.UseLogging().Use(inner => null);")]
    [InlineData("void Change(ChatClientBuilder b) => b.Use(inner => null); Change(b);")]
    [InlineData("var same = b; same.Use(inner => null);")]
    public Task Builder_that_other_code_changes_is_not_followed(string change) =>
        Silent($"var b = {Chat}.AsBuilder(); {change} await b.Build().GetResponseAsync(\"hi\");");

    /// <summary>A cache may respond, so that the call does not fail every time.</summary>
    [Theory]
    [InlineData("await " + Chat + ".AsBuilder().UseDistributedCache(cache).Build().{|#0:GetResponseAsync|}(\"hi\");")]
    [InlineData("await new DistributedCachingChatClient(" + Chat + ", cache).{|#0:GetResponseAsync|}(\"hi\");")]
    [InlineData(
        "var b = " + Chat + ".AsBuilder(); b.UseDistributedCache(cache); await b.Build().{|#0:GetResponseAsync|}(\"hi\");")]
    [InlineData("await " + Embeddings + ".AsBuilder().UseDistributedCache(cache).Build().{|#0:GenerateAsync|}(\"hi\");")]
    public async Task Call_behind_a_cache_is_an_info(string statements)
    {
        var test = Test(statements, $"app {Reader} account");
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        await test.RunAsync();
        await Test(statements.Replace("{|#0:", "").Replace("|}", ""), $"app {OpenAIUser} account").RunAsync();
    }

    [Theory]
    [InlineData(Embeddings)]
    [InlineData(Embeddings + ".AsBuilder().UseLogging().UseOpenTelemetry().ConfigureOptions(o => { }).Build()")]
    [InlineData("new EmbeddingGeneratorBuilder<string, Embedding<float>>(" + Embeddings + ").Build()")]
    [InlineData("new OpenTelemetryEmbeddingGenerator<string, Embedding<float>>(" + Embeddings + ")")]
    public async Task Embedding_generator_is_followed(string generator)
    {
        await NeedsRole($"var g = {generator}; await g.[|GenerateAsync|](new[] {{ \"hi\" }});");
        var declared = $"IEmbeddingGenerator<string, Embedding<float>> g = {generator};";
        await NeedsRole($"{declared} await g.[|GenerateVectorAsync|](\"hi\");");
        await NeedsRole($"{declared} await g.[|GenerateAndZipAsync|](new[] {{ \"hi\" }});");
        await NeedsRole($"{declared} await g.AsTextEmbeddingGenerationService().[|GenerateEmbeddingAsync|](\"hi\");");
    }

    [Theory]
    [InlineData(Images, "[|GenerateImagesAsync|](\"hi\")")]
    [InlineData(Images + ".AsBuilder().UseLogging().UseOpenTelemetry().Build()", "[|GenerateImagesAsync|](\"hi\")")]
    [InlineData(Speech, "[|GetTextAsync|](stream)")]
    [InlineData(Speech + ".AsBuilder().UseLogging().UseOpenTelemetry().Build()", "[|GetTextAsync|](stream)")]
    [InlineData("new LoggingSpeechToTextClient(" + Speech + ", logger)", "[|GetTextAsync|](stream)")]
    public Task Image_and_speech_client_is_followed(string client, string call) => NeedsRole($"await ({client}).{call};");

    [Theory]
    [InlineData(Images + ".{|#0:GenerateAsync|}(new ImageGenerationRequest(\"hi\"))")]
    [InlineData(Images + ".{|#0:EditImageAsync|}(new DataContent(\"data:,\"), \"hi\")")]
    [InlineData(Voice + ".{|#0:GetAudioAsync|}(\"hi\")")]
    [InlineData(
        Voice + ".AsBuilder().UseLogging().UseOpenTelemetry().ConfigureOptions(o => { }).Build().{|#0:GetAudioAsync|}(\"hi\")")]
    [InlineData("new AzureOpenAITextToAudioService(\"d\", \"https://contoso.openai.azure.com\", new DefaultAzureCredential())"
        + ".{|#0:GetAudioContentsAsync|}(\"hi\")")]
    public async Task Call_with_an_inferred_requirement_is_an_info(string call)
    {
        var test = Test($"await {call};", $"app {Reader} account");
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        await test.RunAsync();
        await Test($"await {call.Replace("{|#0:", "").Replace("|}", "")};", $"app {OpenAIUser} account").RunAsync();
    }

    [Theory]
    [InlineData(Files, "[|UploadAsync|](stream)")]
    [InlineData(Files, "[|UploadAsync|](\"path\")")]
    [InlineData(Files + ".AsBuilder().UseLogging().UseOpenTelemetry().Build()", "[|UploadAsync|](stream)")]
    [InlineData(Files, "[|DeleteAsync|](\"id\")")]
    public Task Hosted_file_client_is_followed(string client, string call) =>
        NeedsRole($"await {client}.{call};", "Cognitive Services OpenAI Contributor");

    /// <summary>Files of a container need other permissions.</summary>
    [Theory]
    [InlineData(Azure + ".AsIHostedFileClient()")]
    [InlineData(Azure + ".GetContainerClient().AsIHostedFileClient()")]
    public Task Hosted_files_that_may_be_in_a_container_are_not_judged(string client) =>
        Silent($"await {client}.UploadAsync(stream);");

    [Theory]
    [InlineData("AzureOpenAITextEmbeddingGenerationService", "[|GenerateEmbeddingsAsync|](new[] { \"hi\" })")]
    [InlineData("AzureOpenAITextEmbeddingGenerationService", "[|GenerateEmbeddingAsync|](\"hi\")")]
    [InlineData("AzureOpenAIAudioToTextService", "[|GetTextContentsAsync|](new AudioContent(new byte[0], \"audio/wav\"))")]
    [InlineData("AzureOpenAIAudioToTextService", "[|GetTextContentAsync|](new AudioContent(new byte[0], \"audio/wav\"))")]
    [InlineData("AzureOpenAIChatCompletionService", "[|GetTextContentsAsync|](\"hi\")")]
    [InlineData("AzureOpenAIChatCompletionService", "[|GetTextContentAsync|](\"hi\")")]
    [InlineData("AzureOpenAIChatCompletionService", "[|GetChatMessageContentsAsync|](new ChatHistory())")]
    [InlineData("AzureOpenAIChatCompletionService", "AsChatClient().[|GetResponseAsync|](\"hi\")")]
    public Task Service_of_Semantic_Kernel_is_followed(string service, string call) => NeedsRole(
        $"await new {service}(\"d\", \"https://contoso.openai.azure.com\", new DefaultAzureCredential()).{call};");

    [Fact]
    public async Task Streaming_and_images_of_Semantic_Kernel_are_followed()
    {
        const string chat =
            "new AzureOpenAIChatCompletionService(\"d\", \"https://contoso.openai.azure.com\", new DefaultAzureCredential())";
        await NeedsRole($"{chat}.[|GetStreamingChatMessageContentsAsync|](\"hi\");");
        await NeedsRole($"ITextGenerationService s = {chat}; s.[|GetStreamingTextContentsAsync|](\"hi\");");
        const string images =
            "new AzureOpenAITextToImageService(\"d\", \"https://contoso.openai.azure.com\", new DefaultAzureCredential(), \"m\")";
        await NeedsRole($"ITextToImageService s = {images}; await s.[|GenerateImageAsync|](\"hi\", 1, 1);");
        await NeedsRole($"await {images}.[|GetImageContentsAsync|](new Microsoft.SemanticKernel.TextContent(\"hi\"));");
    }

    // ---- Evaluation

    [RoslynFact(4, 8)]
    public Task Evaluation_through_a_collection_expression_is_an_evaluation_run() =>
        Evaluation_through_an_agent_or_a_run_is_an_evaluation_run("agent.[|EvaluateAsync|](queries, [local, " + Evals + "])");

    [Theory]
    [InlineData("agent.[|EvaluateAsync|](queries, " + Evals + ")")]
    [InlineData("agent.[|EvaluateAsync|](evaluator: " + Evals + ", queries: queries)")]
    [InlineData("agent.[|EvaluateAsync|](new AgentResponse[0], queries, " + Evals + ")")]
    [InlineData("agent.[|EvaluateAsync|](queries, new IAgentEvaluator[] { local, " + Evals + " })")]
    [InlineData("run.[|EvaluateAsync|](" + Evals + ")")]
    [InlineData("WorkflowEvaluationExtensions.[|EvaluateAsync|](run, " + Evals + ")")]
    [InlineData("((IAgentEvaluator)" + Evals + ").[|EvaluateAsync|](new EvalItem[0])")]
    public Task Evaluation_through_an_agent_or_a_run_is_an_evaluation_run(string call) =>
        NeedsRole($"await {call};", FoundryUser);

    [Fact]
    public async Task Evaluator_in_a_variable_is_followed()
    {
        await NeedsRole($"var evals = {Evals}; await agent.[|EvaluateAsync|](queries, evals);", FoundryUser);
        await NeedsRole(
            $"IAgentEvaluator[] all = {{ local, {Evals} }}; await agent.[|EvaluateAsync|](queries, all);", FoundryUser);
    }

    [Theory]
    [InlineData("agent.EvaluateAsync(queries, local)")]
    [InlineData("agent.EvaluateAsync(queries, new LocalEvaluator())")]
    [InlineData("agent.EvaluateAsync(queries, new[] { local })")]
    [InlineData("agent.EvaluateAsync(queries, evaluator, chatConfiguration)")]
    [InlineData("run.EvaluateAsync(local)")]
    [InlineData("local.EvaluateAsync(new EvalItem[0])")]
    public Task Local_evaluation_is_no_evaluation_run(string call) => Silent($"await {call};");

    // ---- Claude

    [Theory]
    [InlineData("await " + Claude + ".Messages.[|Create|](message);")]
    [InlineData("var c = " + Claude + "; c.Messages.[|CreateStreaming|](message);")]
    [InlineData("Anthropic.IAnthropicClient c = " + Claude + "; var m = c.Messages; await m.[|CountTokens|](tokens);")]
    [InlineData("await " + Claude + ".Beta.Messages.[|Create|]((Anthropic.Models.Beta.Messages.MessageCreateParams)null);")]
    [InlineData("await " + Claude + ".AsIChatClient(\"m\").[|GetResponseAsync|](\"hi\");")]
    [InlineData("await " + Claude + ".Beta.AsIChatClient(\"m\").[|GetResponseAsync<int>|](\"hi\");")]
    [InlineData("await " + Claude + ".AsIChatClient(\"m\").AsAIAgent().[|RunAsync|](\"hi\");")]
    public async Task Claude_needs_a_role_of_its_family(string statements)
    {
        await NeedsRole(statements, CognitiveServicesUser);
        await Test(statements, $"app {OpenAIUser} account").RunAsync();
        await Test(Unmarked(statements), $"app {FoundryUser} account").RunAsync();
    }

    [Theory]
    [InlineData("new AnthropicFoundryClient(DefaultAnthropicFoundryCredentials.FromEnv()).Messages.Create(message)")]
    [InlineData("new AnthropicFoundryClient(new AnthropicFoundryApiKeyCredentials(\"k\", \"contoso\")).Messages.Create(message)")]
    [InlineData(Claude + ".WithOptions(o => o).Messages.Create(message)")]
    [InlineData("new Anthropic.AnthropicClient().Messages.Create(message)")]
    [InlineData("new AnthropicFoundryClient(new AnthropicFoundryIdentityTokenCredentials(new DefaultAzureCredential(), \"c\")) "
        + "{ BaseUrl = \"https://gateway.contoso.com\" }.Messages.Create(message)")]
    public Task Claude_elsewhere_or_with_a_key_is_not_judged(string call) => Silent($"await {call};");
}
