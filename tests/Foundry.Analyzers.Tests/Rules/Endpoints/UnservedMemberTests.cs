using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<UnservedMember, UnservedMemberFix>;

public class UnservedMemberTests
{
    private const string OpenAI = "https://r.openai.azure.com/openai/v1/";
    private const string Project = "https://r.services.ai.azure.com/api/projects/p/openai/v1";

    private static string Client(string type, string address, string model = "\"m\", ") =>
        $"new {type}({model}key, new {(type.EndsWith("ResponsesClient") ? "ResponsesClientOptions" : "OpenAIClientOptions")} "
        + $"{{ Endpoint = new Uri(\"{address}\") }})";

    private static string Source(string statements) => Body(statements
        .Replace("AUDIO", Client("OpenAI.Audio.AudioClient", OpenAI))
        .Replace("EMBEDDINGS", Client("OpenAI.Embeddings.EmbeddingClient", Project))
        .Replace("RESPONSES", Client("ResponsesClient", OpenAI, model: "")))
        .Replace("using Azure;", "using Azure;\nusing Microsoft.Extensions.AI;");

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape,
            "new OpenAI.Audio.AudioClient(\"m\", new System.ClientModel.ApiKeyCredential(\"k\"), new OpenAI.OpenAIClientOptions "
            + $"{{ Endpoint = new System.Uri(\"{OpenAI}\") }}).[|TranscribeAudio|](\"a.wav\")",
            ""),
    }.RunAsync();

    [Theory]
    [InlineData("var client = AUDIO; _ = client.[|TranscribeAudioAsync|](\"a.wav\");")]
    [InlineData("_ = AUDIO.[|TranslateAudio|](\"a.wav\");")]
    [InlineData("_ = AUDIO.AsISpeechToTextClient().[|GetTextAsync|](null, null, default);")]
    [InlineData("ISpeechToTextClient speech = AUDIO.AsISpeechToTextClient(); _ = speech.[|GetTextAsync|](new System.IO.MemoryStream());")]
    [InlineData("var client = new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(text + \"/openai/v1\") }); "
        + "_ = client.GetAudioClient(\"m\").[|TranscribeAudio|](\"a.wav\");")]
    [InlineData("_ = RESPONSES.[|GetInputTokenCountAsync|](null, null, null);")]
    [InlineData("_ = new AIProjectClient(uri, token).ProjectOpenAIClient.GetResponsesClient().[|GetInputTokenCount|](null, null, null);")]
    [InlineData("_ = new AIProjectClient(uri, token).ProjectOpenAIClient.Responses.[|GetInputTokenCount|](null, null, null);")]
    [InlineData("_ = EMBEDDINGS.[|GenerateEmbedding|](\"x\");")]
    [InlineData("_ = EMBEDDINGS.AsIEmbeddingGenerator().[|GenerateAsync|](\"x\");")]
    [InlineData("_ = new AIProjectClient(uri, token).ProjectOpenAIClient.GetEmbeddingClient(\"m\").[|GenerateEmbeddings|](new[] { \"x\" });")]
    public Task Call_that_the_address_does_not_serve_is_reported(string statements) =>
        Verify.VerifyCodeFixAsync(Source(statements), Source(statements));

    [Theory]
    [InlineData("_ = AUDIO.GenerateSpeech(\"x\", \"voice\");")]
    [InlineData("_ = new AzureOpenAIClient(uri, token).GetAudioClient(\"m\").TranscribeAudio(\"a.wav\");")]
    [InlineData("_ = new OpenAI.Audio.AudioClient(\"m\", key).TranscribeAudio(\"a.wav\");")]
    [InlineData("_ = new OpenAI.Audio.AudioClient(\"m\", key, new OpenAIClientOptions { Endpoint = uri }).TranscribeAudio(\"a.wav\");")]
    [InlineData("_ = new OpenAI.Audio.AudioClient(\"m\", key, new OpenAIClientOptions { Endpoint = new Uri(\"https://proxy.contoso.com/openai/v1\") })"
        + ".TranscribeAudio(\"a.wav\");")]
    [InlineData("_ = new ResponsesClient(key).GetInputTokenCount(null, null, null);")]
    [InlineData("_ = RESPONSES.CreateResponse(\"m\", \"x\");")]
    [InlineData("_ = new OpenAI.Embeddings.EmbeddingClient(\"m\", key, new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://r.services.ai.azure.com/openai/v1\") }).GenerateEmbedding(\"x\");")]
    [InlineData("var options = new OpenAIClientOptions { Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1\") }; "
        + "options.AddPolicy(null, PipelinePosition.PerCall); _ = new OpenAI.Audio.AudioClient(\"m\", key, options).TranscribeAudio(\"a\");")]
    [InlineData("void N(OpenAI.Audio.AudioClient client) => client.TranscribeAudio(\"a.wav\");")]
    public Task Call_that_the_address_may_serve_is_not_reported(string statements) => Verify.VerifyAnalyzerAsync(Source(statements));

    [Fact]
    public Task Message_names_the_answer() => Verify.VerifyAnalyzerAsync(
        Source("_ = AUDIO.{|#0:TranscribeAudio|}(\"a.wav\");"),
        Verify.Diagnostic(UnservedMember.Descriptor).WithLocation(0).WithMessage(
            "The endpoint of this client may not serve 'TranscribeAudio'. Some deployments are not found under /openai/v1 "
            + "(404 DeploymentNotFound). Use AzureOpenAIClient with the resource root."));

    // ---- Hosted agents

    private static string Agent(string create, string get) => Body(
        "var project = new AIProjectClient(uri, token); " + create + " _ = project.ProjectOpenAIClient." + get + ";");

    private const string Hosted =
        "project.AgentAdministrationClient.CreateAgentVersion(\"desk\", new ProjectsAgentVersionCreationOptions("
        + "new HostedAgentDefinition(\"1\", \"2Gi\")));";

    [Theory]
    [InlineData(Hosted, "new AgentReference(\"desk\")", "\"desk\"")]
    [InlineData(Hosted, "new(\"desk\")", "\"desk\"")]
    [InlineData(Hosted, "\"desk\"", "\"desk\"")]
    [InlineData(
        "const string Name = \"desk\"; var definition = new HostedAgentDefinition(\"1\", \"2Gi\"); "
        + "var created = project.AgentAdministrationClient.CreateAgentVersionAsync(Name, new ProjectsAgentVersionCreationOptions(definition), null, default);",
        "Name", "Name")]
    [InlineData(
        "var agent = project.AgentAdministrationClient.CreateAgentVersion(text, new ProjectsAgentVersionCreationOptions("
        + "new HostedAgentDefinition(\"1\", \"2Gi\"))).Value;",
        "new AgentReference(agent.Name)", "agent.Name")]
    public Task Hosted_agent_is_called_by_its_endpoint(string create, string agent, string name) => Verify.VerifyCodeFixAsync(
        Agent(create, $"[|GetProjectResponsesClientForAgent|]({agent})"),
        Agent(create, $"GetProjectResponsesClientForAgentEndpoint({name})"));

    [Theory]
    [InlineData("var reference = new AgentReference(\"desk\");", "reference")]
    [InlineData("", "new AgentReference(\"desk\", \"2\")")]
    public Task No_fix_for_a_reference_that_has_more_than_a_name(string before, string agent)
    {
        var source = Agent(Hosted + before, $"[|GetProjectResponsesClientForAgent|]({agent})");
        return Verify.VerifyCodeFixAsync(source, source);
    }

    [Theory]
    [InlineData(Hosted, "GetProjectResponsesClientForAgent(new AgentReference(\"other\"))")]
    [InlineData(Hosted, "GetProjectResponsesClientForAgent(new AgentReference(text))")]
    [InlineData(Hosted, "GetProjectResponsesClientForAgentEndpoint(\"desk\")")]
    [InlineData("", "GetProjectResponsesClientForAgent(new AgentReference(\"desk\"))")]
    [InlineData(
        "project.AgentAdministrationClient.CreateAgentVersion(\"desk\", new ProjectsAgentVersionCreationOptions("
        + "new DeclarativeAgentDefinition(\"m\")));",
        "GetProjectResponsesClientForAgent(new AgentReference(\"desk\"))")]
    public Task Other_agent_is_not_reported(string create, string get) => Verify.VerifyAnalyzerAsync(Agent(create, get));

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = Source("_ = AUDIO.TranscribeAudio(\"a.wav\");"),
    }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode = Source("_ = AUDIO.TranscribeAudio(; new AIProjectClient(uri).ProjectOpenAIClient.GetProjectResponsesClientForAgent(;"),
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
