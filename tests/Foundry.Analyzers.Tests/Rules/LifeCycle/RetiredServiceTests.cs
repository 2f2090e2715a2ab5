using Foundry.Analyzers.Rules.LifeCycle;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.LifeCycle;

using Verify = RuleVerifier<RetiredService>;

public class RetiredServiceTests
{
    private static string Body(string statements) => $$"""
        using System;
        using System.ClientModel;
        using Azure;
        using Azure.AI.Inference;
        using Azure.AI.OpenAI;
        using Azure.AI.OpenAI.Chat;
        using Azure.AI.Projects.Agents;
        using Azure.Core;
        using Microsoft.Extensions.DependencyInjection;
        using OpenAI;
        using OpenAI.Assistants;

        class C
        {
            void M(
                Uri uri, string key, TokenCredential credential, AzureKeyCredential azureKey, OpenAIClient plain,
                AzureOpenAIClient azure, AssistantClientOptions options, IServiceProvider provider)
            {
                {{statements}}
            }
        }
        """;

    private static Task Verified(string statements) => Verify.VerifyAnalyzerAsync(Body(statements));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape,
            "(object)new [|ChatCompletionsClient|](new System.Uri(\"https://r.services.ai.azure.com/models\"), "
            + "new Azure.AzureKeyCredential(\"k\"))",
            "using Azure.AI.Inference;"),
    }.RunAsync();

    [Theory]
    [InlineData("var c = new [|ChatCompletionsClient|](uri, credential);")]
    [InlineData("ChatCompletionsClient c = [|new|](credential: credential, endpoint: uri);")]
    [InlineData("var c = new [|EmbeddingsClient|](uri, azureKey);")]
    [InlineData("var c = new [|ImageEmbeddingsClient|](uri, azureKey);")]
    [InlineData("var c = new [|AssistantClient|](key);")]
    [InlineData(
        "var c = new [|AssistantClient|](new ApiKeyCredential(key), new AssistantClientOptions { Endpoint = "
        + "new Uri(\"https://r.openai.azure.com/openai/v1/\") });")]
    [InlineData("var c = azure.[|GetAssistantClient|]();")]
    [InlineData("var c = new OpenAIClient(key).[|GetAssistantClient|]();")]
    [InlineData(
        "var c = new [|OpenAIClient|](new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://models.inference.ai.azure.com\") });")]
    [InlineData("var c = new [|ChatCompletionsClient|](new Uri(\"https://models.inference.ai.azure.com/\"), azureKey);")]
    [InlineData(
        "var c = new [|OpenAIClient|](new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://models.github.ai/inference\") });")]
    [InlineData("var source = new [|AzureSearchChatDataSource|]();")]
    [InlineData("AzureSearchChatDataSource source = [|new|]();")]
    [InlineData("var definition = WorkflowAgentDefinition.[|FromYaml|](key);")]
    [InlineData("var definition = ProjectsAgentDefinition.[|CreateWorkflowAgentDefinitionFromYaml|](key);")]
    public Task Client_of_a_retired_service_is_reported(string statements) => Verified(statements);

    [Theory]
    [InlineData("var c = new ChatCompletionsClient(new Uri(\"https://e.eastus.inference.ml.azure.com/\"), azureKey);")]
    [InlineData("var definition = ProjectsAgentDefinition.CreatePromptAgentDefinition(key);")]
    [InlineData("var c = new ChatCompletionsClient(new Uri(\"http://localhost:8080/\"), azureKey);")]
    [InlineData("var c = new AssistantClient(new ApiKeyCredential(key), new AssistantClientOptions { Endpoint = uri });")]
    [InlineData("var c = new AssistantClient(new ApiKeyCredential(key), options);")]
    [InlineData(
        "var c = new AssistantClient(new ApiKeyCredential(\"not-needed\"), new AssistantClientOptions { Endpoint = "
        + "new Uri(\"http://localhost:1234/v1\") });")]
    [InlineData("var c = plain.GetAssistantClient();")]
    [InlineData("var c = provider.GetRequiredService<ChatCompletionsClient>();")]
    [InlineData("var c = provider.GetRequiredService<AssistantClient>();")]
    [InlineData("var c = (ChatCompletionsClient)provider.GetService(typeof(ChatCompletionsClient));")]
    [InlineData("var definition = new DeclarativeAgentDefinition(\"gpt-4.1-mini\");")]
    [InlineData("var c = azure.GetChatClient(\"d\");")]
    [InlineData("if (false) { var c = new AssistantClient(key); }")]
    public Task Client_of_another_service_is_not_reported(string statements) => Verified(statements);

    /// <summary>The report for the client that the other one comes from says it all.</summary>
    [Theory]
    [InlineData(
        "var c = new [|OpenAIClient|](new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://models.github.ai/inference\") }).GetAssistantClient();")]
    [InlineData(
        "var github = new [|OpenAIClient|](new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://models.github.ai/inference\") }); var c = github.GetAssistantClient();")]
    public Task Client_from_a_retired_client_is_reported_once(string statements) => Verified(statements);

    private const string Old = """
        namespace Azure.AI.Projects
        {
            ATTRIBUTE
            public class AIProjectClient
            {
                public AIProjectClient(string connectionString, Azure.Core.TokenCredential credential = null) { }
                public AIProjectClient(
                    System.Uri endpoint, string subscriptionId, string resourceGroupName, string projectName,
                    Azure.Core.TokenCredential credential = null) { }
                public AIProjectClient(System.Uri endpoint, Azure.Core.TokenCredential credential) { }
            }
        }
        """;

    /// <summary>Tests the package as it was before 1.0.0-beta.9, without the current one, which would be ambiguous.</summary>
    [Theory]
    [InlineData("", "new AIProjectClient(\"host;subscription;group;project\")", true)]
    [InlineData("", "new AIProjectClient(uri, \"s\", \"g\", \"p\")", true)]
    [InlineData("", "new AIProjectClient(uri, (Azure.Core.TokenCredential)null)", false)]
    [InlineData("[System.Obsolete]", "new AIProjectClient(\"host;subscription;group;project\")", false)]
    public async Task Hub_project_client_is_reported_unless_it_is_obsolete(string attribute, string creation, bool isReported)
    {
        var diagnostics = await Conflicting.DiagnosticsAsync(
            new RetiredService(),
            $"using Azure.AI.Projects; class C {{ object M(System.Uri uri) => {creation}; }}",
            Conflicting.Compile("Azure.AI.Projects", "1.0.0.0", Old.Replace("ATTRIBUTE", attribute)),
            [.. ClientReferences.WithoutClients]);
        Assert.Equal(isReported ? ["FDRY6001"] : [], diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.All(diagnostics, diagnostic => Assert.Contains("is retired or retiring (2025-05-16)", diagnostic.GetMessage()));
    }

    [Fact]
    public Task Message_for_a_client() =>
        Verify.VerifyAnalyzerAsync(Body("var c = new {|#0:ChatCompletionsClient|}(uri, credential);"),
        Verify.Diagnostic(RetiredService.Descriptor).WithLocation(0).WithMessage(
            "'ChatCompletionsClient' belongs to a service that was retired on 2026-08-26. Use OpenAI.Chat.ChatClient with "
            + "the endpoint /openai/v1/."));

    [Fact]
    public Task Message_for_a_host() => Verify.VerifyAnalyzerAsync(
        Body("var c = new {|#0:ChatCompletionsClient|}(new Uri(\"https://models.inference.ai.azure.com\"), azureKey);"),
        Verify.Diagnostic(RetiredService.Descriptor).WithLocation(0).WithMessage(
            "'models.inference.ai.azure.com' belongs to a service that was retired on 2025-10-17. Use a deployment in "
            + "Microsoft Foundry with the endpoint /openai/v1/."));

    [Fact]
    public Task Message_for_a_feature_with_a_date() => Verify.VerifyAnalyzerAsync(
        Body("var definition = WorkflowAgentDefinition.{|#0:FromYaml|}(key);"),
        Verify.Diagnostic(RetiredService.Descriptor).WithLocation(0).WithMessage(
            "'WorkflowAgentDefinition' belongs to a service that will be retired on 2026-12-01. Use a workflow of Agent "
            + "Framework."));

    [Fact]
    public void No_replacement_is_retired() => Assert.All(
        Analyzers.Catalog.ServiceLifeCycle.Services
            .Concat(Analyzers.Catalog.ServiceLifeCycle.PreviousGeneration)
            .Concat(Analyzers.Catalog.ServiceLifeCycle.Hosts),
        notice => Assert.DoesNotContain(
            Analyzers.Catalog.ServiceLifeCycle.Hosts, host => notice.Replacement.Contains(host.Subject)));

    [Fact]
    public Task Silent_for_own_types_of_the_same_name() =>
        Verify.VerifyAnalyzerAsync(
            "namespace Azure.AI.Inference { class ChatCompletionsClient { } "
            + "class C { object M() => new ChatCompletionsClient(); } }");

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test { TestCode = Body("var c = new ChatCompletionsClient(uri, credential);") }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.AI.Inference; class C { object M() => new ChatCompletionsClient(, ; "
            + "object N() => new ChatCompletionsClient",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    /// <summary>Every notice names an existing client, a date and a source.</summary>
    [Fact]
    public void Every_notice_is_complete()
    {
        var notices =
            Analyzers.Catalog.ServiceLifeCycle.Services.Concat(Analyzers.Catalog.ServiceLifeCycle.PreviousGeneration).ToArray();
        var compilation = CSharpCompilation.Create("t", references: [.. ClientReferences.Framework, .. ClientReferences.All]);
        Assert.All(notices, notice => Assert.NotNull(new KnownType(notice.Subject).FindIn(compilation)));
        Assert.All(notices.Concat(Analyzers.Catalog.ServiceLifeCycle.Hosts), notice =>
        {
            Assert.Matches(@"^20\d\d-\d\d-\d\d$", notice.Date);
            Assert.Matches(@"20\d\d-\d\d-\d\d", notice.Source);
            Assert.NotEmpty(notice.Replacement);
        });
    }
}
