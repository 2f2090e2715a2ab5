using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Rules.LifeCycle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.LifeCycle;

using Verify = RuleVerifier<PackageMismatch>;

public class PackageMismatchTests
{
    private const string OpenAI = """
        namespace OpenAI
        {
            public class OpenAIClient
            {
                public virtual Chat.ChatClient GetChatClient(string model) => null;
                public virtual Assistants.AssistantClient GetAssistantClient() => null;
                public virtual object GetResponsesClient() => null;
                public virtual object GetRealtimeClient() => null;
                public virtual object GetEvaluationClient() => null;
                public virtual object GetModerationClient(string model) => null;
                public virtual object GetEmbeddingClient(string model) => null;
            }
            public static class Extensions { public static object AsIChatClient(this Chat.ChatClient client) => null; }
        }
        namespace OpenAI.Assistants { public class AssistantClient { } }
        namespace OpenAI.Chat
        {
            public class ChatClient
            {
                public virtual object CompleteChat(params string[] messages) => null;
                public virtual object CompleteChat(System.BinaryData content, object options) => null;
                public virtual object CompleteChatStreamingAsync(params string[] messages) => null;
            }
        }
        """;
    private const string AzureOpenAI = """
        namespace Azure.AI.OpenAI
        {
            public class AzureOpenAIClient : global::OpenAI.OpenAIClient
            {
                public AzureOpenAIClient() { }
                public AzureOpenAIClient(System.Uri endpoint, Azure.Core.TokenCredential credential) { }
                public AzureOpenAIClient(System.Uri endpoint, System.ClientModel.ApiKeyCredential credential) { }
            }
        }
        """;

    private const DiagnosticSeverity Warning = DiagnosticSeverity.Warning;
    private const DiagnosticSeverity Info = DiagnosticSeverity.Info;

    private static MetadataReference Package(string name, string version, string source, params MetadataReference[] others) =>
        Conflicting.Compile(
            name,
            version.Split('-')[0] + ".0",
            $"[assembly: System.Reflection.AssemblyInformationalVersion(\"{version}+0123abc\")]\n{source}",
            others);

    private static Task<ImmutableArray<Diagnostic>> Diagnostics(string azure, string openAI, string body)
    {
        var package = Package("OpenAI", openAI, OpenAI);
        return Conflicting.DiagnosticsAsync(
            new PackageMismatch(),
            $$"""
            using Azure.AI.OpenAI;
            using OpenAI;
            class C
            {
                void M(AzureOpenAIClient azure, OpenAIClient plain, System.Uri uri, Azure.Core.TokenCredential token)
                {
                    {{body}}
                }
            }
            class Own : AzureOpenAIClient { public override object GetResponsesClient() => null; }
            """,
            package,
            [Package("Azure.AI.OpenAI", azure, AzureOpenAI, package), .. ClientReferences.WithoutClients]);
    }

    /// <summary>The package versions that were run, and what throws with them.</summary>
    [Theory]
    [InlineData("2.9.0-beta.1", "2.10.0", "azure.GetModerationClient(\"m\");", Warning)]
    [InlineData("2.9.0-beta.1", "2.15.0", "azure.GetModerationClient(\"m\");", Warning)]
    [InlineData("2.9.0-beta.1", "3.0.0", "azure.GetRealtimeClient();", Warning)]
    [InlineData("2.9.0-beta.1", "2.10.0", "azure.GetResponsesClient();", null)]
    [InlineData("2.9.0-beta.1", "2.13.0", "azure.GetResponsesClient();", Warning)]
    [InlineData("2.9.0-beta.1", "2.15.0", "azure.GetResponsesClient();", Warning)]
    [InlineData("2.9.0-beta.1", "2.16.0", "azure.GetResponsesClient();", null)]
    [InlineData("2.9.0-beta.1", "2.14.0", "azure.GetEvaluationClient();", null)]
    [InlineData("2.9.0-beta.1", "2.15.0", "azure.GetEvaluationClient();", Warning)]
    [InlineData("2.9.0-beta.1", "2.15.0", "azure?.GetEvaluationClient();", Warning)]
    [InlineData("2.9.0-beta.1", "2.15.0", "OpenAIClient c = new AzureOpenAIClient(); c.GetEvaluationClient();", Warning)]
    [InlineData("2.9.0-beta.1", "2.15.0", "azure.GetChatClient(\"d\").CompleteChat(\"q\");", null)]
    [InlineData("2.9.0-beta.1", "2.15.0", "azure.GetEmbeddingClient(\"d\");", null)]
    [InlineData("2.9.0-beta.1", "2.15.0", "new AzureOpenAIClient(uri, token);", null)]
    [InlineData("2.9.0-beta.1", "2.15.0", "plain.GetResponsesClient(); plain.GetEvaluationClient();", null)]
    [InlineData("2.9.0-beta.1", "2.15.0", "new Own().GetResponsesClient();", null)]
    [InlineData("2.9.0-beta.1", "2.15.0", "AzureOpenAIClient c = new Own(); c.GetResponsesClient();", null)]
    [InlineData("2.9.0", "2.15.0", "azure.GetResponsesClient(); azure.GetModerationClient(\"m\");", null)]
    [InlineData("2.9.0-beta.2", "2.15.0", "azure.GetResponsesClient(); azure.GetModerationClient(\"m\");", null)]
    [InlineData("2.1.0", "2.1.0", "azure.GetChatClient(\"d\").CompleteChat(\"q\");", null)]
    [InlineData("2.1.0", "2.6.0", "azure.GetChatClient(\"d\").CompleteChat(\"q\");", null)]
    [InlineData("2.1.0", "2.7.0", "azure.GetChatClient(\"d\").CompleteChat(\"q\");", Warning)]
    [InlineData("2.1.0", "2.15.0", "var chat = azure.GetChatClient(\"d\"); chat.CompleteChatStreamingAsync(\"q\");", Warning)]
    [InlineData(
        "2.1.0", "2.15.0", "var chat = azure.GetChatClient(\"d\"); chat.AsIChatClient(); chat.CompleteChat(\"q\");", Warning)]
    [InlineData("2.1.0", "2.15.0", "azure.GetChatClient(\"d\").CompleteChat(System.BinaryData.FromString(\"{}\"), null);", null)]
    [InlineData("2.1.0", "2.15.0", "plain.GetChatClient(\"d\").CompleteChat(\"q\");", null)]
    [InlineData("2.1.0", "2.15.0", "azure.GetChatClient(\"d\").AsIChatClient();", null)]
    [InlineData("2.1.0", "2.15.0", "azure.GetEmbeddingClient(\"d\");", null)]
    [InlineData("2.1.0", "2.10.0", "azure.GetRealtimeClient();", Warning)]
    [InlineData("2.1.0", "2.13.0", "azure.GetRealtimeClient();", null)]
    [InlineData("2.1.0", "2.15.0", "azure.GetResponsesClient();", Info)]
    [InlineData(
        "2.1.0", "2.15.0", "new AzureOpenAIClient(new(\"https://r.openai.azure.com\"), token).GetResponsesClient();", Info)]
    [InlineData(
        "2.1.0",
        "2.15.0",
        "new AzureOpenAIClient(new(\"https://r.openai.azure.com/openai/v1\"), token).GetResponsesClient();",
        null)]
    [InlineData("2.1.0", "2.15.0", "new AzureOpenAIClient(uri, token);", null)]
    [InlineData("2.0.0", "2.0.0", "new AzureOpenAIClient(uri, token);", Info)]
    [InlineData("2.0.0", "2.0.0", "new AzureOpenAIClient(uri, new System.ClientModel.ApiKeyCredential(\"k\"));", null)]
    [InlineData("2.5.0-beta.1", "2.8.0", "azure.GetResponsesClient(); new AzureOpenAIClient(uri, token);", null)]
    [InlineData("3.0.0", "3.0.0", "azure.GetResponsesClient(); new AzureOpenAIClient(uri, token);", null)]
    public async Task Member_that_fails_with_the_versions_is_reported(
        string azure, string openAI, string body, DiagnosticSeverity? severity) => Assert.Equal(
        severity is null ? [] : [severity.Value],
        (await Diagnostics(azure, openAI, body)).Select(diagnostic => diagnostic.Severity));

    /// <summary>A retired client gets its retirement (FDRY6001) and nothing else.</summary>
    [Fact]
    public async Task Getter_of_a_retired_client_is_not_reported() =>
        Assert.Empty(await Diagnostics("2.9.0-beta.1", "2.15.0", "azure.GetAssistantClient();"));

    [Theory]
    [InlineData(
        "2.9.0-beta.1", "azure.GetResponsesClient();", "GetResponsesClient",
        "'GetResponsesClient' throws MissingMethodException with Azure.AI.OpenAI 2.9.0-beta.1 and OpenAI 2.15.0. "
        + "Use ResponsesClient of the OpenAI package with the endpoint /openai/v1/.")]
    [InlineData(
        "2.1.0", "azure.GetChatClient(\"d\")\n.CompleteChat(\"q\");", "CompleteChat",
        "'CompleteChat' throws MissingMethodException with Azure.AI.OpenAI 2.1.0 and OpenAI 2.15.0. "
        + "Use AsIChatClient(), or ChatClient of the OpenAI package with the endpoint /openai/v1/.")]
    public async Task Message_names_both_versions_at_the_member(string azure, string body, string member, string message)
    {
        var diagnostic = Assert.Single(await Diagnostics(azure, "2.15.0", body));
        Assert.Equal(message, diagnostic.GetMessage());
        Assert.Equal(member, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
    }

    [Fact]
    public void Every_row_has_a_date_and_a_message_of_200_characters()
    {
        Assert.All(FailingMembers.All, row =>
        {
            Assert.Matches(@"20\d\d-\d\d-\d\d", row.Source);
            var packages = $"Azure.AI.OpenAI {row.Version} and OpenAI 2.15.0";
            var message = $"'{row.FailingCall ?? row.Member}' {row.Effect} with {packages}; {row.Remedy}";
            Assert.True(message.Length <= 200, $"{message.Length}: {message}");
            Assert.Contains(row, FailingMembers.Named(row.FailingCall ?? row.Member ?? "AzureOpenAIClient"));
        });
    }

    /// <summary>The test project references 2.9.0-beta.1 and an OpenAI package that is too new for it.</summary>
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape,
            "(object)new AzureOpenAIClient(new System.Uri(\"https://r.openai.azure.com\"), "
            + "new System.ClientModel.ApiKeyCredential(\"k\")).[|GetResponsesClient|]()",
            "using Azure.AI.OpenAI;"),
    }.RunAsync();

    [Fact]
    public Task Client_of_a_field_is_reported_in_each_file() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "using Azure.AI.OpenAI; partial class A { readonly AzureOpenAIClient _client; "
                + "A(AzureOpenAIClient client) => _client = client; object M() => _client.[|GetResponsesClient|](); }",
                "partial class A { object N() => _client.[|GetVectorStoreClient|](); }",
                "namespace Azure.AI.OpenAI.Own { class AzureOpenAIClient { public object GetResponsesClient() => null; } "
                + "class C { object M() => new AzureOpenAIClient().GetResponsesClient(); } }",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Getter_in_dead_code_is_not_reported() => new Verify.Test
    {
        TestCode =
            "using Azure.AI.OpenAI; class C { void M(AzureOpenAIClient client) { if (false) { client.GetResponsesClient(); } } }",
    }.RunAsync();

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = "using Azure.AI.OpenAI; class C { object M(AzureOpenAIClient client) => client.GetResponsesClient(); }",
    }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.AI.OpenAI; class C { object M() => new Missing(new AzureOpenAIClient(, ; object N() => new ",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
