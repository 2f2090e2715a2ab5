using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Clients;

using Verify = RuleVerifier<ServiceCallReporter>;

/// <summary>Reports every service call with its operations, its kind of endpoint, and key or token.</summary>
internal sealed class ServiceCallReporter() : FoundryRule(Descriptor)
{
#pragma warning disable RS2008 // It does not ship.
    internal static readonly DiagnosticDescriptor Descriptor = new(
        "TEST0001", "Call", "{0}|{1}|{2}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS2008

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            if (ServiceCall.Read((IInvocationOperation)context.Operation, flow) is not { } call)
                return;
            Assert.Equal(call.Candidates.Select(operation => operation.Endpoint).Distinct().Count() == 1, call.IsEndpointKnown);
            Assert.Equal(call.MemberName, call.Name.ToString().Split('<')[0]);
            Report(context, call.Name,
                string.Join(",", call.Candidates.Select(operation => operation.Id)),
                call.Client.Endpoint?.ToString() ?? "?",
                call.Client.UsesKey switch { true => "key", false => "token", _ => "?" });
        }, OperationKind.Invocation);
}

public class ServiceCallTests
{
    private static string Source(string statements, string members = "") => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using System.Threading.Tasks;
        using Azure;
        using Azure.AI.Agents.Persistent;
        using Azure.AI.Extensions.OpenAI;
        using Azure.AI.Inference;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.AI.Projects.Agents;
        using Azure.Core;
        using Azure.Identity;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Foundry;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.Connectors.AzureOpenAI;
        using OpenAI;
        using OpenAI.Assistants;
        using OpenAI.Audio;
        using OpenAI.Chat;
        using OpenAI.Conversations;
        using OpenAI.Embeddings;
        using OpenAI.Evals;
        using OpenAI.Files;
        using OpenAI.Images;
        using OpenAI.Responses;

        class C
        {
            private static readonly OpenAIClient s_plain = new OpenAIClient(
                new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"),
                new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });

            {{members}}

            async Task M(
                AIProjectClient project, AzureOpenAIClient azure, PersistentAgentsClient agents, ChatClient chat,
                IChatClient injected, ProjectOpenAIClient openAI, ProjectResponsesClient projectResponses,
                FoundryAgent foundryAgent, TokenCredential credential, Uri uri, string text, bool flag,
                BinaryContent content, AgentReference reference)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private static Task Verified(string statements, string? message, string members = "")
    {
        var test = new Verify.Test { TestCode = Source(statements, members) };
        if (message is not null)
            test.ExpectedDiagnostics.Add(Verify.Diagnostic(ServiceCallReporter.Descriptor).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    [Theory]
    // accounts
    [InlineData("azure.GetChatClient(\"d\").{|#0:CompleteChat|}(\"hi\");", "chat.completions.account|Account|?")]
    [InlineData("azure.GetChatClient(\"d\").{|#0:CompleteChatAsync|}(\"hi\");", "chat.completions.account|Account|?")]
    [InlineData("azure.GetChatClient(\"d\").{|#0:CompleteChatStreaming|}(\"hi\");", "chat.completions.account|Account|?")]
    [InlineData("s_plain.GetResponsesClient().{|#0:CreateResponse|}(\"m\", \"hi\");", "responses.account|Account|token")]
    [InlineData("azure.GetEmbeddingClient(\"d\").{|#0:GenerateEmbedding|}(\"hi\");", "embeddings.account|Account|?")]
    [InlineData("azure.GetImageClient(\"d\").{|#0:GenerateImage|}(\"hi\");", "images.account|Account|?")]
    [InlineData("s_plain.GetEvaluationClient().{|#0:CreateEvaluationRun|}(\"e\", content);", "evals.account|Account|token")]
    // projects
    [InlineData(
        "project.ProjectOpenAIClient.GetChatClient(\"d\").{|#0:CompleteChat|}(\"hi\");",
        "chat.completions.project|Project|token")]
    [InlineData(
        "project.GetProjectOpenAIClient().GetChatClient(\"d\").{|#0:CompleteChat|}(\"hi\");",
        "chat.completions.project|Project|token")]
    [InlineData(
        "ClientConnectionProviderExtensions.GetProjectOpenAIClient(project).GetResponsesClient().{|#0:CreateResponse|}(\"m\", "
        + "\"hi\");",
        "responses.project|Project|token")]
    [InlineData("project.ProjectOpenAIClient.Responses.{|#0:CreateResponse|}(\"hi\");", "responses.project|Project|token")]
    [InlineData(
        "project.ProjectOpenAIClient.GetProjectResponsesClientForModel(\"m\").{|#0:CreateResponse|}(\"m\", \"hi\");",
        "responses.project|Project|token")]
    [InlineData(
        "project.ProjectOpenAIClient.GetProjectResponsesClientForAgent(reference).{|#0:CreateResponseAsync|}(\"hi\");",
        "responses.project|Project|token")]
    [InlineData(
        "project.ProjectOpenAIClient.Conversations.{|#0:CreateProjectConversation|}();",
        "responses.project|Project|token")]
    [InlineData(
        "project.ProjectOpenAIClient.GetEvaluationClient().{|#0:CreateEvaluationRun|}(\"e\", content);",
        "evaluations.runs.create.project|Project|token")]
    [InlineData(
        "project.AgentAdministrationClient.{|#0:CreateAgentVersion|}(agentName: \"a\", options: "
        + "(ProjectsAgentVersionCreationOptions)null);",
        "agents.v2.write|Project|token")]
    [InlineData("project.Connections.{|#0:GetConnections|}();", "connections.list.project|Project|token")]
    [InlineData("project.Connections.{|#0:GetConnection|}(\"c\");", "connections.list.project|Project|token")]
    [InlineData(
        "project.Connections.{|#0:GetConnection|}(\"c\", includeCredentials: false);",
        "connections.list.project|Project|token")]
    [InlineData("project.Connections.{|#0:GetConnection|}(\"c\", true);", "connections.getWithCredentials.project|Project|token")]
    [InlineData(
        "project.Connections.{|#0:GetConnection|}(includeCredentials: true, connectionName: \"c\");",
        "connections.getWithCredentials.project|Project|token")]
    [InlineData(
        "project.Connections.{|#0:GetConnection|}(\"c\", flag);",
        "connections.list.project,connections.getWithCredentials.project|Project|token")]
    [InlineData("project.GetPersistentAgentsClient().Administration.{|#0:CreateAgent|}(\"m\");", "agents.v1.write|Project|token")]
    [InlineData("agents.Threads.{|#0:CreateThread|}();", "agents.v1.run|Project|token")]
    [InlineData("agents.{|#0:CreateThreadAndRun|}(\"a\", null);", "agents.v1.run|Project|token")]
    [InlineData("FoundryEvals.{|#0:EvaluateTracesAsync|}(project, \"m\");", "evaluations.runs.create.project|Project|token")]
    [InlineData(
        "FoundryEvals.{|#0:EvaluateTracesAsync|}(model: \"m\", projectClient: project);",
        "evaluations.runs.create.project|Project|token")]
    [InlineData(
        "new FoundryEvals(project, \"m\", new string[0]).{|#0:EvaluateAsync|}(null);",
        "evaluations.runs.create.project|Project|token")]
    public Task Call_of_a_sub_client_is_recognised(string statement, string message) => Verified("_ = " + statement, message);

    [Theory]
    [InlineData("new AzureOpenAIClient(uri, credential)", "chat.completions.account|Account|token")]
    [InlineData("new AzureOpenAIClient(uri, new ApiKeyCredential(text))", "chat.completions.account|Account|key")]
    [InlineData("new AzureOpenAIClient(uri, new AzureKeyCredential(text))", "chat.completions.account|Account|key")]
    [InlineData(
        "new AzureOpenAIClient(uri, credential, new AzureOpenAIClientOptions { Transport = new HttpClientPipelineTransport() })",
        "chat.completions.account|Account|?")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://r.services.ai.azure.com\"), credential)",
        "chat.completions.account|Account|token")]
    [InlineData("new ProjectOpenAIClient(uri, credential)", "chat.completions.project|Project|token")]
    [InlineData(
        "new AIProjectClient(new Uri(text), new DefaultAzureCredential()).ProjectOpenAIClient",
        "chat.completions.project|Project|token")]
    [InlineData(
        "new AIProjectClient(endpoint: uri, tokenProvider: credential).GetProjectOpenAIClient(null)",
        "chat.completions.project|Project|token")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new OpenAIClientOptions "
        + "{ Endpoint = new Uri(\"https://r.services.ai.azure.com/openai/v1/\") })",
        "chat.completions.account|Account|token")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new OpenAIClientOptions "
        + "{ Endpoint = new Uri($\"https://{text}.services.ai.azure.com/api/projects/p/openai/v1/\") })",
        "chat.completions.project|Project|token")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new OpenAIClientOptions "
        + "{ Endpoint = new Uri($\"{text}/api/projects/p/openai/v1/\") })",
        "chat.completions.project|Project|token")]
    [InlineData(
        "new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = new "
        + "Uri(\"https://r.openai.azure.com/openai/v1/\") })",
        "chat.completions.account|Account|key")]
    [InlineData(
        "new OpenAIClient(new ApiKeyCredential(Environment.GetEnvironmentVariable(\"KEY\")), new OpenAIClientOptions { "
        + "Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1/\") })",
        "chat.completions.account|Account|key")]
    [InlineData(
        "new OpenAIClient(new ApiKeyCredential(text), new OpenAIClientOptions { Endpoint = new "
        + "Uri(\"https://r.openai.azure.com/openai/v1/\") })",
        "chat.completions.account|Account|?")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new OpenAIClientOptions "
        + "{ Endpoint = uri })",
        "chat.completions.account,chat.completions.project|?|token")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new OpenAIClientOptions "
        + "{ Endpoint = new Uri($\"{text}/openai/v1/\") })",
        "chat.completions.account,chat.completions.project|?|token")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new OpenAIClientOptions "
        + "{ Endpoint = new Uri($\"https://r.services.ai.azure.com{text}\") })",
        "chat.completions.account,chat.completions.project|?|token")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://r.services.ai.azure.com/api/projects/p\"), credential)",
        "chat.completions.account,chat.completions.project|?|token")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://gateway.contoso.com\"), credential)", null)]
    [InlineData("new OpenAIClient(\"key\")", null)]
    [InlineData("new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = uri })", null)]
    [InlineData(
        "new OpenAIClient(new ApiKeyCredential(\"k\"), new OpenAIClientOptions { Endpoint = new "
        + "Uri(\"https://api.openai.com/v1\") })",
        null)]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(credential, \"api://gateway/.default\"), new OpenAIClientOptions { "
        + "Endpoint = uri })",
        null)]
    public async Task Construction_of_a_client_decides_endpoint_and_credential(string client, string? message)
    {
        var name = message is null ? "CompleteChat" : "{|#0:CompleteChat|}";
        await Verified($"{client}.GetChatClient(\"d\").{name}(\"hi\");", message);
        await Verified($"var c = {client}; var chats = c.GetChatClient(\"d\"); chats?.{name}(\"hi\");", message);
        await Verified(
            $"OpenAIClient c; c = (OpenAIClient)({client})!; "
            + $"await Task.Run(() => c.GetChatClient(\"d\").{name}(\"hi\"));", message);
    }

    [Theory]
    [InlineData(
        "_chat",
        "private readonly ChatClient _chat = new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com\"), new "
        + "DefaultAzureCredential()).GetChatClient(\"d\");",
        "chat.completions.account|Account|token")]
    [InlineData(
        "Chat",
        "ChatClient Chat => new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com\"), new "
        + "DefaultAzureCredential()).GetChatClient(\"d\");",
        "chat.completions.account|Account|token")]
    [InlineData(
        "_azure.GetChatClient(\"d\")",
        "private readonly AzureOpenAIClient _azure; public C(AzureOpenAIClient azure) => _azure = azure;",
        "chat.completions.account|Account|?")]
    [InlineData(
        "_project.ProjectOpenAIClient.GetChatClient(\"d\")",
        "private readonly AIProjectClient _project; public C(AIProjectClient p) { _project = p ?? throw new "
        + "ArgumentNullException(nameof(p)); }",
        "chat.completions.project|Project|token")]
    [InlineData(
        "_chat",
        "private readonly ChatClient _chat; public C(AIProjectClient p) => _chat = p.ProjectOpenAIClient.GetChatClient(\"d\");",
        "chat.completions.project|Project|token")]
    [InlineData(
        "Create().ProjectOpenAIClient.GetChatClient(\"d\")",
        "static AIProjectClient Create() => null!;",
        "chat.completions.project|Project|token")]
    // parameters with one known source
    [InlineData(
        "_chat",
        "private readonly ChatClient _chat; private C(ChatClient c) => _chat = c; static C Create(Uri u) => new C(new "
        + "AzureOpenAIClient(u, new DefaultAzureCredential()).GetChatClient(\"d\"));",
        "chat.completions.account|Account|token")]
    [InlineData(
        "_chat",
        "private readonly ChatClient _chat; private C(int i, ChatClient c) { _chat = c ?? throw new Exception(); } "
        + "static C Create(Uri u) => new(c: new AzureOpenAIClient(u, new DefaultAzureCredential()).GetChatClient(\"d\"), "
        + "i: 1);",
        "chat.completions.account|Account|token")]
    [InlineData(
        "_chat",
        "private readonly ChatClient _chat; private C(int i, ChatClient c) => _chat = c; public static object Other => "
        + "new Lazy<int>(3);  static C Create(AzureOpenAIClient a) => new C(1, a.GetChatClient(\"d\"));",
        "chat.completions.account|Account|?")]
    public Task Client_in_a_member_is_followed(string client, string members, string message) =>
        Verified($"{client}.{{|#0:CompleteChat|}}(\"hi\");", message, members);

    [Theory]
    [InlineData(
        "N(azure.GetChatClient(\"d\"));",
        "void N(ChatClient c) => c.{|#0:CompleteChat|}(\"hi\");",
        "chat.completions.account|Account|?")]
    [InlineData(
        "this.N(c: azure.GetChatClient(\"d\"), s: \"\");",
        "static void M() { } void N(string s, ChatClient c) { Action a = () => c.{|#0:CompleteChat|}(\"hi\"); }",
        "chat.completions.account|Account|?")]
    [InlineData("N(azure.GetChatClient(\"d\"));", "public void N(ChatClient c) => c.CompleteChat(\"hi\");", null)]
    [InlineData("N(azure.GetChatClient(\"d\"));", "internal void N(ChatClient c) => c.CompleteChat(\"hi\");", null)]
    [InlineData("N(azure.GetChatClient(\"d\")); N(chat);", "void N(ChatClient c) => c.CompleteChat(\"hi\");", null)]
    [InlineData(
        "N(azure.GetChatClient(\"d\")); Action<ChatClient> a = N;",
        "void N(ChatClient c) => c.CompleteChat(\"hi\");",
        null)]
    [InlineData("Action<ChatClient> a = N;", "void N(ChatClient c) => c.CompleteChat(\"hi\");", null)]
    [InlineData(
        "N(azure.GetChatClient(\"d\"));",
        "void N(ChatClient c) { c = new ChatClient(\"m\", \"k\"); c.CompleteChat(\"hi\"); }",
        null)]
    [InlineData("N();", "void N(ChatClient c = null) => c.CompleteChat(\"hi\");", null)]
    [InlineData("N(azure.GetChatClient(\"d\"));", "void N(ChatClient c) { N(c); c.CompleteChat(\"hi\"); }", null)]
    [InlineData("", "void N(ChatClient c) { N(c); c.CompleteChat(\"hi\"); }", null)]
    [InlineData(
        "",
        "void N<T>(ChatClient c) { c.CompleteChat(\"hi\"); } void O(AzureOpenAIClient a) => N<int>(a.GetChatClient(\"d\"));",
        null)]
    [InlineData(
        "_chat.CompleteChat(\"hi\");",
        "private readonly ChatClient _chat; private C(ChatClient c) => _chat = c; class D : C { D(ChatClient c) : "
        + "base(c) { } static C E(AzureOpenAIClient a) => new C(a.GetChatClient(\"d\")); }",
        null)]
    [InlineData(
        "_chat.CompleteChat(\"hi\");",
        "private readonly ChatClient _chat; public C(ChatClient c) => _chat = c; static C E(AzureOpenAIClient a) => new "
        + "C(a.GetChatClient(\"d\"));",
        null)]
    public Task Client_in_a_parameter_is_followed_if_its_source_is_known(string statements, string members, string? message) =>
        Verified(statements, message, members);

    [Theory]
    // Microsoft.Extensions.AI
    [InlineData("azure.GetChatClient(\"d\").AsIChatClient()", "chat.completions.account|Account|?")]
    [InlineData("s_plain.GetResponsesClient().AsIChatClient(\"d\")", "responses.account|Account|token")]
    [InlineData("project.ProjectOpenAIClient.GetChatClient(\"d\").AsIChatClient()", "chat.completions.project|Project|token")]
    [InlineData("project.ProjectOpenAIClient.Responses.AsIChatClient()", "responses.project|Project|token")]
    [InlineData(
        "project.ProjectOpenAIClient.Responses.AsIChatClientWithStoredOutputDisabled()",
        "responses.project|Project|token")]
    [InlineData("OpenAIClientExtensions.AsIChatClient(azure.GetChatClient(\"d\"))", "chat.completions.account|Account|?")]
    [InlineData("agents.AsIChatClient(\"a\")", "agents.v1.run|Project|token")]
    [InlineData(
        "azure.GetChatClient(\"d\").AsIChatClient().AsBuilder().UseFunctionInvocation().UseOpenTelemetry().ConfigureOptions(o "
        + "=> { }).Build()",
        "chat.completions.account|Account|?")]
    [InlineData(
        "new ChatClientBuilder(s_plain.GetResponsesClient().AsIChatClient()).UseFunctionInvocation(configure: f => { }).Build()",
        "responses.account|Account|token")]
    [InlineData(
        "new FunctionInvokingChatClient(azure.GetChatClient(\"d\").AsIChatClient())",
        "chat.completions.account|Account|?")]
    [InlineData("azure.GetChatClient(\"d\").AsIChatClient().AsBuilder().Use(c => c).Build()", null)]
    [InlineData("chat.AsIChatClient()", null)]
    [InlineData("injected", null)]
    [InlineData("project.GetAzureOpenAIChatClient(\"d\").AsIChatClient()", null)]
    public async Task Chat_client_of_the_framework_is_followed_to_its_client(string client, string? message)
    {
        var name = message is null ? "GetResponseAsync" : "{|#0:GetResponseAsync|}";
        await Verified(
            $"await {client}.{name}(new ChatMessageList());", message,
            "class ChatMessageList : System.Collections.Generic.List<Microsoft.Extensions.AI.ChatMessage> { }");
        await Verified($"var c = {client}; var pending = c?.{name}(options: null, chatMessage: \"hi\"); await pending;", message);
        await Verified($"IChatClient c = {client}; await c.{name}(\"hi\");", message);
    }

    [Theory]
    [InlineData("azure.GetEmbeddingClient(\"d\").AsIEmbeddingGenerator()", "embeddings.account|Account|?")]
    public async Task Embedding_generator_is_followed_to_its_client(string client, string message)
    {
        await Verified($"await {client}.{{|#0:GenerateAsync|}}(new[] {{ \"hi\" }});", message);
        await Verified($"var g = {client}; await g.{{|#0:GenerateAsync|}}(\"hi\");", message);
        await Verified(
            $"IEmbeddingGenerator<string, Embedding<float>> g = {client}; "
            + $"await g.{{|#0:GenerateVectorAsync|}}(\"hi\");", message);
    }

    [Theory]
    [InlineData("azure.GetChatClient(\"d\").AsAIAgent()", "chat.completions.account|Account|?")]
    [InlineData("s_plain.GetResponsesClient().AsAIAgent(\"m\")", "responses.account|Account|token")]
    [InlineData("azure.GetChatClient(\"d\").AsIChatClient().AsAIAgent(\"i\")", "chat.completions.account|Account|?")]
    [InlineData("new ChatClientAgent(azure.GetChatClient(\"d\").AsIChatClient(), \"i\")", "chat.completions.account|Account|?")]
    [InlineData(
        "azure.GetChatClient(\"d\").AsAIAgent().AsBuilder().UseOpenTelemetry().Build()",
        "chat.completions.account|Account|?")]
    [InlineData("project.AsAIAgent(\"m\", \"i\")", "chat.completions.project,responses.project,agents.v1.run|Project|token")]
    [InlineData("project.AsAIAgent(reference)", "chat.completions.project,responses.project,agents.v1.run|Project|token")]
    [InlineData("project.AsAIAgent(uri)", "agents.endpoint.interact|Agent|token")]
    [InlineData(
        "new FoundryAgent(uri, credential, \"m\", \"i\")",
        "chat.completions.project,responses.project,agents.v1.run|Project|token")]
    [InlineData("new FoundryAgent(agentEndpoint: uri, credential)", "agents.endpoint.interact|Agent|token")]
    [InlineData("foundryAgent", "chat.completions.project,responses.project,agents.v1.run,agents.endpoint.interact|?|token")]
    [InlineData("project.AsAIAgent(\"m\", \"i\", clientFactory: c => c)", null)]
    [InlineData("new FoundryAgent(uri, credential, \"m\", \"i\", clientFactory: c => c)", null)]
    [InlineData("azure.GetChatClient(\"d\").AsAIAgent().AsBuilder().Use(a => a).Build()", null)]
    public Task Agent_of_the_framework_is_followed_to_its_client(string agent, string? message) =>
        Verified($"AIAgent a = {agent}; await a.{(message is null ? "RunAsync" : "{|#0:RunAsync|}")}(\"hi\");", message);

    [Theory]
    [InlineData(
        "new AzureOpenAIChatCompletionService(\"d\", \"https://r.openai.azure.com\", credential)",
        "chat.completions.account|Account|token")]
    [InlineData("new AzureOpenAIChatCompletionService(\"d\", text, apiKey: text)", "chat.completions.account|Account|key")]
    [InlineData(
        "new AzureOpenAIChatCompletionService(\"d\", new AzureOpenAIClient(uri, credential))",
        "chat.completions.account|Account|token")]
    [InlineData(
        "new AzureOpenAIChatCompletionService(\"d\", new AzureOpenAIClient(new Uri(\"https://gateway.contoso.com\"), "
        + "credential))",
        null)]
    public async Task Semantic_Kernel_service_is_followed_to_its_client(string service, string? message)
    {
        var (contents, content) = message is null
            ? ("GetChatMessageContentsAsync", "GetChatMessageContentAsync")
            : ("{|#0:GetChatMessageContentsAsync|}", "{|#0:GetChatMessageContentAsync|}");
        await Verified($"IChatCompletionService s = {service}; await s.{contents}(new ChatHistory());", message);
        await Verified($"await {service}.{content}(\"hi\");", message);
    }

    [Theory]
    [InlineData("openAI.Responses", "responses.project,agents.endpoint.interact|?|?")]
    [InlineData("projectResponses", "responses.project,agents.endpoint.interact|?|token")]
    [InlineData(
        "project.ProjectOpenAIClient.GetProjectResponsesClientForAgentEndpoint(\"a\")",
        "agents.endpoint.interact|Agent|token")]
    [InlineData(
        "project.GetProjectOpenAIClient(new ProjectOpenAIClientOptions { AgentName = text }).Responses",
        "responses.project,agents.endpoint.interact|?|token")]
    [InlineData("project.GetProjectOpenAIClient(new ProjectOpenAIClientOptions()).Responses", "responses.project|Project|token")]
    [InlineData("new ProjectResponsesClient(uri, credential)", "responses.project|Project|token")]
    [InlineData(
        "new ProjectResponsesClient(credential, new ProjectResponsesClientOptions { Endpoint = uri })",
        "responses.project,agents.endpoint.interact|?|token")]
    [InlineData(
        "new ProjectResponsesClient(credential, new ProjectResponsesClientOptions { Endpoint = new "
        + "Uri(\"https://r.services.ai.azure.com/api/projects/p\") })",
        "responses.project|Project|token")]
    [InlineData(
        "new ResponsesClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new "
        + "ResponsesClientOptions { Endpoint = new "
        + "Uri(\"https://r.services.ai.azure.com/api/projects/p/agents/a/endpoint/protocols/openai\") })",
        "agents.endpoint.interact|Agent|token")]
    [InlineData(
        "new ResponsesClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new "
        + "ResponsesClientOptions { Endpoint = new Uri($\"https://r.services.ai.azure.com/api/projects/{text}\") })",
        "responses.project,agents.endpoint.interact|?|token")]
    [InlineData(
        "new ResponsesClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new "
        + "ResponsesClientOptions { Endpoint = uri })",
        "responses.account,responses.project,agents.endpoint.interact|?|token")]
    [InlineData(
        "new ResponsesClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), new "
        + "ResponsesClientOptions { Endpoint = new "
        + "Uri(\"https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai\") })",
        null)]
    public async Task Responses_client_may_call_the_endpoint_of_an_agent(string client, string? message)
    {
        var name = message is null ? "CreateResponse" : "{|#0:CreateResponse|}";
        await Verified($"ResponsesClient c = {client}; c.{name}(\"m\", \"hi\");", message);
    }

    [Theory]
    [InlineData("project.GetAzureOpenAIChatClient(\"d\").CompleteChat(\"hi\");")]
    [InlineData("project.GetAzureOpenAIEmbeddingClient(\"d\").GenerateEmbedding(\"hi\");")]
    [InlineData("project.GetChatCompletionsClient().Complete(null);")]
    public Task Call_through_a_connection_is_not_recognised(string statement) => Verified(statement, null);

    /// <summary>No role makes a call of a retired service work.</summary>
    [Theory]
    [InlineData("new ChatCompletionsClient(new Uri(\"https://r.services.ai.azure.com/models\"), credential).Complete(null);")]
    [InlineData(
        "new ChatCompletionsClient(new Uri(\"https://r.services.ai.azure.com/models\"), new AzureKeyCredential(text))"
        + ".Complete(null);")]
    [InlineData("new ChatCompletionsClient(uri, credential).Complete(null);")]
    [InlineData("new ChatCompletionsClient(new Uri(\"https://x.eastus.models.ai.azure.com\"), credential).Complete(null);")]
    [InlineData("s_plain.GetAssistantClient().CreateAssistant(\"m\");")]
    [InlineData(
        "new AssistantClient(new BearerTokenPolicy(credential, \"https://ai.azure.com/.default\"), "
        + "new AssistantClientOptions { Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1/\") })"
        + ".CreateAssistant(\"m\");")]
    public Task Call_of_a_retired_service_is_not_recognised(string statement) => Verified(statement, null);

    /// <summary>With the packages of this project these getters throw, so that no request needs a role.</summary>
    [Theory]
    [InlineData("azure.GetResponsesClient().CreateResponse(\"m\", \"hi\");")]
    [InlineData("azure.GetResponsesClient().AsIChatClient(\"d\").GetResponseAsync(\"hi\");")]
    [InlineData("azure.GetEvaluationClient().CreateEvaluationRun(\"e\", content);")]
    [InlineData(
        "OpenAIClient other = new AzureOpenAIClient(uri, credential); "
        + "other.GetResponsesClient().CreateResponse(\"m\", \"hi\");")]
    public Task Call_on_a_getter_that_throws_is_not_recognised(string statement) => Verified(statement, null);

    [Theory]
    [InlineData("chat.CompleteChat(\"hi\");")]
    [InlineData("(flag ? azure.GetChatClient(\"d\") : chat).CompleteChat(\"hi\");")]
    [InlineData("new ChatClient(\"m\", \"key\").CompleteChat(\"hi\");")]
    [InlineData("_ = project.Connections.ToString();")]
    public Task Call_of_an_unknown_client_is_not_recognised(string statement) => Verified(statement, null);

    [Fact]
    public Task Namesakes_and_the_user_s_own_types_are_not_recognised() => Verify.VerifyAnalyzerAsync("""
        using System;
        using Azure.AI.OpenAI;
        using Azure.AI.Projects;
        using Azure.Core;
        using OpenAI.Chat;

        namespace OpenAI.Chat.Own
        {
            class ChatClient { public void CompleteChat(string id) { } }
        }

        class Mine : AzureOpenAIClient
        {
            public Mine(Uri uri, TokenCredential credential) : base(uri, credential) { }
            public override ChatClient GetChatClient(string name) => new ChatClient("m", "key");
        }

        class MyChat : ChatClient
        {
            public MyChat() : base("m", "key") { }
            public void CompleteChat(string text) { }
        }

        class MyProject : AIProjectClient
        {
        }

        static class Extensions
        {
            public static ChatClient GetChat(this AIProjectClient project) => new ChatClient("m", "key");
        }

        class C
        {
            void M(AIProjectClient project, MyProject own, Uri uri, TokenCredential credential)
            {
                new OpenAI.Chat.Own.ChatClient().CompleteChat("hi");
                new MyChat().CompleteChat("hi");
                ChatClient chat = new MyChat();
                chat.CompleteChat((ChatMessage[])null);
                new Mine(uri, credential).GetChatClient("d").CompleteChat("hi");
                AzureOpenAIClient azure = new Mine(uri, credential);
                azure.GetChatClient("d").CompleteChat("hi");
                own.ProjectOpenAIClient.GetChatClient("d").CompleteChat("hi");
                project.GetChat().CompleteChat("hi");
            }
        }
        """);

    [Fact]
    public Task Creation_in_another_part_of_the_type_is_not_followed() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "partial class C { private readonly OpenAI.Chat.ChatClient _chat; "
                + "private C(OpenAI.Chat.ChatClient c) => _chat = c; void M() => _chat.CompleteChat(\"hi\"); }",
                "partial class C { static C Create(Azure.AI.OpenAI.AzureOpenAIClient a) => new C(a.GetChatClient(\"d\")); }",
            },
        },
    }.RunAsync();

    /// <summary>Before 1.0.0-beta.9 the client took a connection string and supported hubs only.</summary>
    [Fact]
    public async Task Project_client_with_a_connection_string_calls_a_hub()
    {
        var sdk = Compile("Azure.AI.Projects", """
            namespace Azure.AI.Projects
            {
                public class AIProjectClient
                {
                    public AIProjectClient(string connectionString, Azure.Core.TokenCredential credential = null) { }
                    public ConnectionsClient GetConnectionsClient() => null;
                }

                public class ConnectionsClient { }
            }
            """);
        using var image = new MemoryStream();
        Assert.True(sdk.Emit(image).Success);
        var program = Compile("P", """
            class C
            {
                object M(Azure.AI.Projects.AIProjectClient p) => p.GetConnectionsClient();
                object N() => new Azure.AI.Projects.AIProjectClient("a;b;c;d").GetConnectionsClient();
            }
            """, MetadataReference.CreateFromImage(image.ToArray()));
        Assert.Empty(program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var tree = program.SyntaxTrees[0];
        var model = program.GetSemanticModel(tree);
        var flow = FoundryContext.For(program, new AnalyzerOptions([])).Flow(default);
        var calls = (await tree.GetRootAsync()).DescendantNodes()
            .Select(node => model.GetOperation(node))
            .OfType<IInvocationOperation>()
            .ToArray();
        Assert.Equal(2, calls.Length);
        Assert.All(calls, call =>
        {
            var origin = ClientOrigin.Of(call, flow);
            Assert.Equal(EndpointKind.Hub, origin.Endpoint);
            Assert.True(origin.IsAzure);
            Assert.False(origin.UsesKey);
        });

        static CSharpCompilation Compile(string name, string source, params MetadataReference[] references) =>
            CSharpCompilation.Create(
                name,
                [CSharpSyntaxTree.ParseText(source)],
                [.. ClientReferences.Framework, .. ClientReferences.WithoutClients, .. references],
                new(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>The package of the evaluators restores nowhere here; they post to the project, or to a hub.</summary>
    [Theory]
    [InlineData(
        "new ContentSafetyServiceConfiguration(credential, new Uri(\"https://r.services.ai.azure.com/api/projects/p\"))",
        "evaluations.safety.project|Project|token")]
    [InlineData(
        "new ContentSafetyServiceConfiguration(credential, endpointUrl: text)", "evaluations.safety.project|Project|token")]
    [InlineData("new ContentSafetyServiceConfiguration(credential, text, text, text)", null)]
    public async Task Safety_evaluator_calls_the_project(string configuration, string? message)
    {
        var library = CSharpCompilation.Create(
            "Microsoft.Extensions.AI.Evaluation.Safety",
            [CSharpSyntaxTree.ParseText("""
                using System.Collections.Generic;
                using System.Threading;
                using System.Threading.Tasks;
                using Azure.Core;

                namespace Microsoft.Extensions.AI.Evaluation.Safety
                {
                    public sealed class ContentSafetyServiceConfiguration
                    {
                        public ContentSafetyServiceConfiguration(TokenCredential credential, string subscriptionId,
                            string resourceGroupName, string projectName, System.Net.Http.HttpClient httpClient = null) { }
                        public ContentSafetyServiceConfiguration(
                            TokenCredential credential, System.Uri endpoint, System.Net.Http.HttpClient httpClient = null) { }
                        public ContentSafetyServiceConfiguration(
                            TokenCredential credential, string endpointUrl, System.Net.Http.HttpClient httpClient = null) { }
                    }

                    public static class ContentSafetyServiceConfigurationExtensions
                    {
                        public static ChatConfiguration ToChatConfiguration(
                            this ContentSafetyServiceConfiguration configuration, ChatConfiguration original = null) => null;
                    }

                    public abstract class ContentSafetyEvaluator : IEvaluator
                    {
                        public IReadOnlyCollection<string> EvaluationMetricNames => null;
                        public virtual ValueTask<EvaluationResult> EvaluateAsync(IEnumerable<ChatMessage> messages,
                            ChatResponse modelResponse, ChatConfiguration chatConfiguration = null,
                            IEnumerable<EvaluationContext> context = null, CancellationToken cancel = default) => default;
                    }

                    public sealed class ViolenceEvaluator : ContentSafetyEvaluator { }
                }
                """)],
            [.. ClientReferences.Framework, .. ClientReferences.All],
            new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.Empty(library.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var name = message is null ? "EvaluateAsync" : "{|#0:EvaluateAsync|}";
        var test = new Verify.Test
        {
            TestCode = Source(
                $"var c = {configuration}.ToChatConfiguration(); await new ViolenceEvaluator().{name}(null, null, c); "
                + "await new ViolenceEvaluator().EvaluateAsync(null, null, new ChatConfiguration(injected));")
                .Replace("using OpenAI;", "using OpenAI; using Microsoft.Extensions.AI.Evaluation; "
                    + "using Microsoft.Extensions.AI.Evaluation.Safety;"),
            TestState = { AdditionalReferences = { MetadataReference.CreateFromImage(image.ToArray()) } },
        };
        if (message is not null)
            test.ExpectedDiagnostics.Add(
                Verify.Diagnostic(ServiceCallReporter.Descriptor).WithLocation(0).WithMessage(message));
        await test.RunAsync();
    }

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Call_is_recognised_in_every_shape_of_code(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(shape,
            "new AIProjectClient(new System.Uri(\"https://r.services.ai.azure.com/api/projects/p\"), "
            + "new DefaultAzureCredential()).GetProjectOpenAIClient().GetChatClient(\"d\").[|CompleteChat|](\"hi\")",
            "using Azure.AI.Projects; using Azure.Identity;"),
    }.RunAsync();

    [Theory]
    [InlineData(
        "class C { void M(Azure.AI.OpenAI.AzureOpenAIClient c) { c.GetChatClient( .CompleteChat( ; "
        + "FoundryEvals.EvaluateTracesAsync(")]
    [InlineData(
        "class C { private C(OpenAI.Chat.ChatClient c) { c.CompleteChat(; } static C N() => new C(; static C O() => new(")]
    [InlineData(
        "class C { void M(OpenAI.Chat.ChatClient c) { M(c; c.CompleteChat(\"\"); c?.CompleteChat; } } class D : C { D() "
        + ": base( }")]
    [InlineData(
        "void M(OpenAI.Chat.ChatClient c) => c.AsIChatClient().AsBuilder().Build().GetResponseAsync(includeCredentials: ")]
    public Task Incomplete_code_is_analysed_without_an_exception(string source) =>
        new Verify.Test { TestCode = source, CompilerDiagnostics = CompilerDiagnostics.None }.RunAsync();
}
