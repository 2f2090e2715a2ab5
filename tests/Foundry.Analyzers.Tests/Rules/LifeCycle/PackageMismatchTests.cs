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
                public virtual ChatClient GetChatClient(string model) => null;
                public virtual object GetResponsesClient() => null;
                public virtual object GetEmbeddingClient(string model) => null;
            }
            public class ChatClient
            {
                public virtual object CompleteChat() => null;
                public virtual object CompleteChatStreamingAsync() => null;
            }
            public static class Extensions { public static object AsIChatClient(this ChatClient client) => null; }
        }
        """;
    private const string AzureOpenAI =
        "namespace Azure.AI.OpenAI { public class AzureOpenAIClient : global::OpenAI.OpenAIClient { } "
        + "public class AzureOpenAIClientOptions { } }";

    private const string Chat =
        "using Azure.AI.OpenAI; class C { object M() => new AzureOpenAIClient().GetChatClient(\"d\"); "
        + "object N() => new AzureOpenAIClient(); }";
    private const string CompleteChat =
        "using Azure.AI.OpenAI; class C { object M() => new AzureOpenAIClient().GetChatClient(\"d\").CompleteChat(); }";
    private const string StreamChat =
        "using Azure.AI.OpenAI; class C { object M() { var chat = new AzureOpenAIClient().GetChatClient(\"d\"); "
        + "return chat.CompleteChatStreamingAsync(); } }";
    private const string ChatThroughInterface =
        "using Azure.AI.OpenAI; using OpenAI; class C { object M() => "
        + "new AzureOpenAIClient().GetChatClient(\"d\").AsIChatClient(); "
        + "object N(AzureOpenAIClient c) { var chat = c.GetChatClient(\"d\"); return Extensions.AsIChatClient(chat); } }";
    private const string ChatBothWays =
        "using Azure.AI.OpenAI; using OpenAI; class C { object M() { var chat = new AzureOpenAIClient().GetChatClient(\"d\"); "
        + "chat.AsIChatClient(); return chat.CompleteChat(); } }";
    private const string Created = "using Azure.AI.OpenAI; class C { object M() => new AzureOpenAIClient(); }";
    private const string Responses =
        "using Azure.AI.OpenAI; class C { object M() => new AzureOpenAIClient().GetResponsesClient(); }";
    private const string Embeddings =
        "using Azure.AI.OpenAI; class C { object M() { AzureOpenAIClient c = new(); return c.GetEmbeddingClient(\"d\"); } }";
    private const string None =
        "using Azure.AI.OpenAI; class C { object M() => new AzureOpenAIClientOptions(); "
        + "object N(AzureOpenAIClient c) => c.GetChatClient(\"d\"); }";

    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Diagnostics(
        string azure, string openAI, string source)
    {
        var package = Conflicting.Compile("OpenAI", openAI, OpenAI);
        return Conflicting.DiagnosticsAsync(
            new PackageMismatch(), source, package, Conflicting.Compile("Azure.AI.OpenAI", azure, AzureOpenAI, package));
    }

    [Theory]
    [InlineData("2.1.0.0", "2.1.0.0", Chat, null)]
    [InlineData("2.1.0.0", "2.6.0.0", Chat, null)]
    [InlineData("2.1.0.0", "2.6.0.0", CompleteChat, null)]
    [InlineData("2.1.0.0", "2.7.0.0", CompleteChat, DiagnosticSeverity.Warning)]
    [InlineData("2.1.0.0", "2.15.0.0", StreamChat, DiagnosticSeverity.Warning)]
    [InlineData("2.5.0.0", "2.8.0.0", ChatBothWays, DiagnosticSeverity.Warning)]
    [InlineData("2.1.0.0", "2.15.0.0", Chat, DiagnosticSeverity.Info)]
    [InlineData("2.1.0.0", "2.15.0.0", ChatThroughInterface, null)]
    [InlineData("2.7.0.0", "2.7.0.0", CompleteChat, null)]
    [InlineData("2.8.0.0", "2.15.0.0", CompleteChat, null)]
    [InlineData("2.1.0.0", "2.15.0.0", Embeddings, null)]
    [InlineData("2.1.0.0", "2.15.0.0", Created, DiagnosticSeverity.Info)]
    [InlineData("2.1.0.0", "2.15.0.0", None, null)]
    [InlineData("2.9.0.0", "2.10.0.0", Responses, null)]
    [InlineData("2.9.0.0", "2.11.0.0", Responses, DiagnosticSeverity.Info)]
    [InlineData("2.9.0.0", "2.15.0.0", Chat, null)]
    [InlineData("2.9.0.0", "2.15.0.0", CompleteChat, null)]
    [InlineData("2.9.0.0", "2.15.0.0", ChatThroughInterface, null)]
    [InlineData("2.9.0.0", "2.15.0.0", Embeddings, null)]
    [InlineData("2.9.0.0", "2.15.0.0", Created, DiagnosticSeverity.Info)]
    [InlineData("2.9.1.0", "2.11.0.0", Responses, null)]
    [InlineData("2.0.0.0", "2.0.0.0", Chat, DiagnosticSeverity.Info)]
    [InlineData("2.0.0.0", "2.0.0.0", None, null)]
    [InlineData("1.0.0.0", "2.15.0.0", Chat, null)]
    [InlineData("3.0.0.0", "3.0.0.0", Chat, null)]
    public async Task Severity_follows_the_versions_and_the_uses(
        string azure, string openAI, string source, DiagnosticSeverity? severity) =>
        Assert.Equal(
            severity is null ? [] : [severity.Value],
            (await Diagnostics(azure, openAI, source)).Select(diagnostic => diagnostic.Severity));

    [Fact]
    public async Task Message_names_both_versions()
    {
        var diagnostic = Assert.Single(await Diagnostics("2.1.0.0", "2.15.0.0", CompleteChat));
        Assert.Equal(
            "'Azure.AI.OpenAI' 2.1.0 does not fit 'OpenAI' 2.15.0, so that ChatClient.CompleteChat throws "
            + "MissingMethodException; use Azure.AI.OpenAI 2.7.0-beta.1 or later, or the OpenAI package alone",
            diagnostic.GetMessage());
        Assert.Equal(
            "new AzureOpenAIClient()", CompleteChat[diagnostic.Location.SourceSpan.Start..diagnostic.Location.SourceSpan.End]);
    }

    [Fact]
    public async Task Message_for_one_package() => Assert.Equal(
        "'Azure.AI.OpenAI' 2.0.0 has a defect, so that a throttled request (429) is sent again with two tokens and refused with "
        + "401; use a later version",
        Assert.Single(await Diagnostics("2.0.0.0", "2.0.0.0", Chat)).GetMessage());

    /// <summary>The test project references 2.9.0-beta.1 and an OpenAI package that is too new for it.</summary>
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape,
            "(object){|#0:new AzureOpenAIClient(new System.Uri(\"https://r.openai.azure.com\"), "
            + "new System.ClientModel.ApiKeyCredential(\"k\"))|}",
            "using Azure.AI.OpenAI;"),
        ExpectedDiagnostics =
            { Verify.Diagnostic(PackageMismatch.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info) },
    }.RunAsync();

    [Fact]
    public Task Conflict_is_reported_once_per_file() => new Verify.Test
    {
        TestState =
        {
            Sources =
            {
                "using Azure.AI.OpenAI; class A { object M() => {|#0:new AzureOpenAIClient(null, "
                + "(Azure.Core.TokenCredential)null)|}; object N() => new AzureOpenAIClient(null, "
                + "(Azure.Core.TokenCredential)null); }",
                "using Azure.AI.OpenAI; class B { object M() => {|#1:new AzureOpenAIClient(null, "
                + "(Azure.Core.TokenCredential)null)|}; }",
                "namespace Azure.AI.OpenAI.Own { class AzureOpenAIClient { } "
                + "class C { object M() => new AzureOpenAIClient(); } }",
            },
        },
        ExpectedDiagnostics =
        {
            Verify.Diagnostic(PackageMismatch.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info),
            Verify.Diagnostic(PackageMismatch.Descriptor).WithLocation(1).WithSeverity(DiagnosticSeverity.Info),
        },
    }.RunAsync();

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode =
            "using Azure.AI.OpenAI; class C { object M() => new AzureOpenAIClient(null, "
            + "(Azure.Core.TokenCredential)null).GetResponsesClient(); }",
    }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "using Azure.AI.OpenAI; class C { object M() => new Missing(new AzureOpenAIClientOptions(, ; object N() => new ",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
