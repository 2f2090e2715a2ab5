using Foundry.Analyzers.CodeFixes.Fixes.Failures;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Failures;

using Verify = RuleVerifier<DeadHandler, DeadHandlerFix>;

public class DeadHandlerTests
{
    private const string Failed = "RequestFailedException";
    private const string Result = "ClientResultException";

    private static string Try(string calls, string caught, string rest = "{ }") => $"try {{ {calls} }} catch ({caught}) {rest}";

    private static Task Fixes(string calls, string caught, string thrown) => Verify.VerifyCodeFixAsync(
        FailureSource.Of(Try(calls, $"[|{caught}|]")), FailureSource.Of(Try(calls, thrown)));

    private static Task Silent(string statements, string members = "") =>
        Verify.VerifyAnalyzerAsync(FailureSource.Of(statements, members));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        static string Source(string shape, string caught) => CodeContexts.Source(
            shape,
            $"(object)new System.Func<object>(() => {{ try {{ return new OpenAI.Chat.ChatClient(\"m\", \"k\")"
            + $".CompleteChat(\"q\"); }} catch ({caught} ex) when (ex.Status == 429) {{ return null; }} }})",
            "using System.ClientModel; using Azure;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|RequestFailedException|]"),
            FixedCode = Source(shape, "ClientResultException"),
        }.RunAsync();
    }

    [Theory]
    [InlineData("chat.CompleteChat(text);")]
    [InlineData("await chat.CompleteChatAsync(text);")]
    [InlineData("await chat.CompleteChatAsync(text).ConfigureAwait(false);")]
    [InlineData(
        "OpenAI.Chat.ChatCompletion answer = await chat.CompleteChatAsync(text); Console.WriteLine(answer.Content[0].Text);")]
    [InlineData(
        "var answer = (await chat.CompleteChatAsync(text)).Value; Console.WriteLine($\"{answer.Id}: {answer.Content.Count}\");")]
    [InlineData("await azure.GetChatClient(\"d\").CompleteChatAsync(new OpenAI.Chat.UserChatMessage(text));")]
    [InlineData("await responses.CreateResponseAsync(\"m\", text, cancellationToken: cancel);")]
    [InlineData("await project.Connections.GetConnectionAsync(\"c\");")]
    [InlineData("var list = new List<string>(); foreach (var c in project.Connections.GetConnections()) { list.Add(c.Name); }")]
    [InlineData("await foreach (var c in project.Connections.GetConnectionsAsync()) { Console.WriteLine(c.Name); }")]
    [InlineData("await foreach (var u in chat.CompleteChatStreamingAsync(text)) { Console.Write(u.ContentUpdate.Count); }")]
    [InlineData("await foreach (var u in chat.CompleteChatStreamingAsync(text).WithCancellation(cancel)) { }")]
    [InlineData("await chat.AsIChatClient().GetResponseAsync(text);")]
    [InlineData("await OpenAI.Chat.OpenAIChatClientExtensions.AsAIAgent(chat).RunAsync(text);")]
    [InlineData("await chat.AsIChatClient().AsAIAgent(\"Answer.\", \"a\").RunAsync(text);")]
    [InlineData(
        "var agent = chat.AsIChatClient().AsAIAgent(instructions: text); var r = await agent.RunAsync(text); "
        + "Console.WriteLine(r.Text);")]
    [InlineData("var agent = new Microsoft.Agents.AI.ChatClientAgent(chat.AsIChatClient(), text); await agent.RunAsync(text);")]
    [InlineData("var client = chat.AsIChatClient(); var r = await client.GetResponseAsync(text); Console.WriteLine(r.Text);")]
    [InlineData(
        "await Task.Delay(100, cancel); cancel.ThrowIfCancellationRequested(); "
        + "chat.CompleteChat(text + string.Join(\",\", new[] { 1, 2 }));")]
    [InlineData("await Task.WhenAll(chat.CompleteChatAsync(text), chat.CompleteChatAsync(\"b\"));")]
    [InlineData("foreach (var t in new[] { \"a\" }) { chat.CompleteChat(t); }")]
    [InlineData("var names = new[] { \"a\" }.Select(n => n.Trim()).ToList(); chat.CompleteChat(names[0]);")]
    [InlineData("var r = chat.CompleteChatAsync(text); await r;")]
    [InlineData("File.ReadAllText(text); chat.CompleteChat(text); goto end; end: ;")]
    [InlineData("if (text is null) { throw new ArgumentNullException(nameof(text)); } chat.CompleteChat(text);")]
    [InlineData("try { Console.WriteLine(); } catch (IOException) { } finally { } chat.CompleteChat(text);")]
    [InlineData("static string Clean(string t) => t.Trim(); chat.CompleteChat(Clean(text));")]
    [InlineData(
        "var local = new AzureOpenAIClient(new Uri(text), new Azure.Identity.DefaultAzureCredential()); "
        + "local.GetChatClient(\"d\").CompleteChat(text);")]
    public Task Handler_for_Azure_Core_is_fixed_for_System_ClientModel_calls(string calls) => Fixes(calls, Failed, Result);

    [Theory]
    [InlineData("agents.Administration.CreateAgent(\"m\");")]
    [InlineData("await agents.Administration.DeleteAgentAsync(\"a\");")]
    [InlineData(
        "PersistentAgentThread thread = agents.Threads.CreateThread(); "
        + "agents.Messages.CreateMessage(thread.Id, Azure.AI.Agents.Persistent.MessageRole.User, text);")]
    [InlineData(
        "await foreach (var a in agents.Administration.GetAgentsAsync()) { Console.WriteLine(a.Id); } "
        + "agents.Threads.CreateThread();")]
    [InlineData("inference.Complete(new ChatCompletionsOptions());")]
    [InlineData(
        "var r = await inference.CompleteAsync(new ChatCompletionsOptions { Model = text }); Console.WriteLine(r.Value);")]
    public Task Handler_for_System_ClientModel_is_fixed_for_Azure_Core_calls(string calls) => Fixes(calls, Result, Failed);

    [Theory]
    [InlineData("Own(); chat.CompleteChat(text);")]
    [InlineData("chat.CompleteChat(text); agents.Threads.CreateThread();")]
    [InlineData("await task; chat.CompleteChat(text);")]
    [InlineData("await Task.WhenAll(task, chat.CompleteChatAsync(text));")]
    [InlineData("task.Wait(); chat.CompleteChat(text);")]
    [InlineData("foreach (var t in texts) { chat.CompleteChat(t); }")]
    [InlineData("chat.CompleteChat(string.Join(\",\", texts));")]
    [InlineData("stream.ReadByte(); chat.CompleteChat(text);")]
    [InlineData("await unknown.GetResponseAsync(text);")]
    [InlineData("await unknown.AsAIAgent().RunAsync(text);")]
    [InlineData("await chat.AsIChatClient().AsAIAgent(tools: new AITool[0]).RunAsync(text);")]
    [InlineData(
        "await OpenAI.Chat.OpenAIChatClientExtensions.AsAIAgent(chat, clientFactory: inner => inner).RunAsync(text);")]
    [InlineData(
        "await Microsoft.Agents.AI.AIAgentExtensions.AsBuilder(chat.AsIChatClient().AsAIAgent()).Build().RunAsync(text);")]
    [InlineData("await chat.AsIChatClient().AsBuilder().Build().GetResponseAsync(text);")]
    [InlineData("s_func(); chat.CompleteChat(text);")]
    [InlineData("Task.Run(s_func); chat.CompleteChat(text);")]
    [InlineData("Task.Run(Own); chat.CompleteChat(text);")]
    [InlineData("s_func?.Invoke(); chat.CompleteChat(text);")]
    [InlineData("var s = s_lazy.Value; chat.CompleteChat(text);")]
    [InlineData("var s = Computed; chat.CompleteChat(text);")]
    [InlineData("dynamic d = text; d.Run(); chat.CompleteChat(text);")]
    [InlineData("using var own = new Owned(); chat.CompleteChat(text);")]
    [InlineData("using (new Owned()) { chat.CompleteChat(text); }")]
    [InlineData("project.Datasets.UploadFile(\"n\", \"1\", \"p\");")]
    [InlineData("chat.CompleteChat(text); throw new RequestFailedException(\"no\");")]
    [InlineData("chat.CompleteChat(text); throw s_exception;")]
    [InlineData(
        "new Azure.Identity.DefaultAzureCredential().GetToken(new Azure.Core.TokenRequestContext(new[] { text }), cancel); "
        + "chat.CompleteChat(text);")]
    [InlineData("string Local() { Own(); return text; } chat.CompleteChat(Local());")]
    [InlineData("try { chat.CompleteChat(text); } catch (ClientResultException) { }")]
    [InlineData("try { chat.CompleteChat(text); } catch { }")]
    [InlineData("")]
    [InlineData("Console.WriteLine();")]
    [InlineData("azure.GetChatClient(\"d\");")]
    [InlineData("Func<object> later = () => chat.CompleteChat(text);")]
    [InlineData("object o = (Owned)text; chat.CompleteChat(text);")]
    [InlineData("Owned o = null; o = o + o; chat.CompleteChat(text);")]
    [InlineData("Owned o = null; o = -o; chat.CompleteChat(text);")]
    [InlineData("Owned o = null; o += null; chat.CompleteChat(text);")]
    [InlineData("Owned o = null; o++; chat.CompleteChat(text);")]
    [InlineData("((dynamic)text).Run(); chat.CompleteChat(text);")]
    [InlineData("var l = ((dynamic)text).Length; chat.CompleteChat(text);")]
    [InlineData("var first = ((dynamic)text)[0]; chat.CompleteChat(text);")]
    [InlineData("new List<string>((dynamic)text); chat.CompleteChat(text);")]
    [InlineData("Raised += null; chat.CompleteChat(text);")]
    [InlineData("var s = Written; chat.CompleteChat(text);")]
    [InlineData("var s = Half; chat.CompleteChat(text);")]
    [InlineData("var s = Replaced; chat.CompleteChat(text);")]
    [InlineData("await Later; chat.CompleteChat(text);")]
    [InlineData("agents.Threads.CreateThread();")]
    public Task Handler_is_not_reported_with_an_unknown_call(string calls) => Silent(
        Try(calls, Failed),
        "static Func<Task> s_func; static Lazy<string> s_lazy; static Exception s_exception; "
        + "string Computed => s_func().ToString(); class Owned : IDisposable { public void Dispose() { } "
        + "public static implicit operator Owned(string s) => null; "
        + "public static Owned operator +(Owned one, Owned other) => null; public static Owned operator -(Owned one) => null; "
        + "public static Owned operator ++(Owned one) => null; } "
        + "event Action Raised; string Written { get { return s_func().ToString(); } } string Half { get => s_func().ToString(); "
        + "set { } } public virtual string Replaced { get; } Task Later { get; set; }");

    [Theory]
    [InlineData("try { chat.CompleteChat(text); } catch (ClientResultException) { }")]
    [InlineData("try { chat.CompleteChat(text); } catch (ClientResultException) { } catch (RequestFailedException) { }")]
    [InlineData("try { chat.CompleteChat(text); } catch (Exception) { }")]
    [InlineData("try { chat.CompleteChat(text); } catch { }")]
    [InlineData("try { } catch (RequestFailedException) { chat.CompleteChat(text); }")]
    [InlineData("try { } catch (RequestFailedException) { } finally { chat.CompleteChat(text); }")]
    [InlineData("if (false) { try { chat.CompleteChat(text); } catch (RequestFailedException) { } }")]
    [InlineData("try { agents.Threads.CreateThread(); } catch (RequestFailedException ex) when (ex.Status == 404) { }")]
    [InlineData("try { chat.CompleteChat(text); } catch (Azure.Identity.AuthenticationFailedException) { }")]
    public Task Handler_that_may_run_is_not_reported(string statements) => Silent(statements);

    [Theory]
    [InlineData("RequestFailedException ex", "when (ex.Status is 401 or 403) { Console.WriteLine(ex.Message); throw; }", true)]
    [InlineData("RequestFailedException ex", "when (ex.Status == 429 && text != null) { Console.WriteLine(ex); }", true)]
    [InlineData("RequestFailedException ex", "{ throw new InvalidOperationException($\"no {ex.Status} {ex}\", ex); }", true)]
    [InlineData("RequestFailedException ex", "{ throw ex; }", true)]
    [InlineData("RequestFailedException ex", "{ Exception inner = ex.InnerException ?? ex; }", true)]
    [InlineData("RequestFailedException ex", "when (ex.ErrorCode == \"x\") { }", false)]
    [InlineData("RequestFailedException ex", "{ Console.WriteLine(ex.GetRawResponse().ReasonPhrase); }", false)]
    [InlineData("RequestFailedException ex", "{ RequestFailedException same = ex; }", false)]
    [InlineData("RequestFailedException ex", "when (ex is { Status: 401 }) { }", false)]
    public Task Fix_keeps_the_filter_and_the_handler(string caught, string rest, bool isFixed)
    {
        var source = FailureSource.Of(Try("chat.CompleteChat(text);", caught.Replace(Failed, "[|" + Failed + "|]"), rest));
        return Verify.VerifyCodeFixAsync(
            source, isFixed ? FailureSource.Of(Try("chat.CompleteChat(text);", caught.Replace(Failed, Result), rest)) : source);
    }

    [Fact]
    public Task Two_handlers_are_both_fixed() => Verify.VerifyCodeFixAsync(
        FailureSource.Of(
            "try { chat.CompleteChat(text); } catch ([|RequestFailedException|] ex) when (ex.Status == 401) { } "
            + "catch ([|RequestFailedException|]) { } catch (Exception) { }"),
        FailureSource.Of(
            "try { chat.CompleteChat(text); } catch (ClientResultException ex) when (ex.Status == 401) { } "
            + "catch (ClientResultException) { } catch (Exception) { }"));

    [Fact]
    public Task Fix_adds_the_using_and_keeps_line_ends() => Verify.VerifyCodeFixAsync(
        "using Azure;\r\n\r\nclass C\r\n{\r\n    void M(OpenAI.Chat.ChatClient chat)\r\n    {\r\n"
        + "        try { chat.CompleteChat(\"q\"); }\r\n"
        + "        catch ([|RequestFailedException|] /* kept */ ex) when (ex.Status == 1) { }\r\n    }\r\n}\r\n",
        "using System.ClientModel;\r\nusing Azure;\r\n\r\nclass C\r\n{\r\n    void M(OpenAI.Chat.ChatClient chat)\r\n    {\r\n"
        + "        try { chat.CompleteChat(\"q\"); }\r\n"
        + "        catch (ClientResultException /* kept */ ex) when (ex.Status == 1) { }\r\n    }\r\n}\r\n");

    [Theory]
    [InlineData(
        "async IAsyncEnumerable<string> Stream(ChatClient chat) { string r; "
        + "try { r = (await chat.CompleteChatAsync(\"q\")).Value.Id; } "
        + "catch ([|RequestFailedException|]) { r = null; } yield return r; }")]
    [InlineData(
        "IEnumerable<string> Several(ChatClient chat) { for (;;) { string r; try { r = chat.CompleteChat(\"q\").Value.Id; } "
        + "catch ([|RequestFailedException|]) { continue; } finally { Own(); } yield return r; } }")]
    [InlineData(
        "Func<Task> Lambda(ChatClient chat) => async () => { try { await chat.CompleteChatAsync(\"q\"); } "
        + "catch ([|RequestFailedException|]) { } };")]
    [InlineData(
        "void Local(ChatClient chat) { void Inner() { try { chat.CompleteChat(\"q\"); } "
        + "catch ([|RequestFailedException|]) { } } Inner(); }")]
    [InlineData(
        "private readonly ChatClient _chat = new AzureOpenAIClient(null, (ApiKeyCredential)null).GetChatClient(\"d\"); "
        + "void Field() { try { _chat.CompleteChat(\"q\"); } catch ([|RequestFailedException|]) { } }")]
    [InlineData(
        "private readonly IChatClient _chat = new ChatClient(\"m\", \"k\").AsIChatClient(); "
        + "async Task Field() { try { await _chat.GetResponseAsync(\"q\"); } catch ([|RequestFailedException|]) { } }")]
    [InlineData(
        "record Answer(string Text); Answer New(ChatClient chat) { try { "
        + "return new Answer(chat.CompleteChat(\"q\").Value.Id); } catch ([|RequestFailedException|]) { return null; } }")]
    [InlineData(
        "string Kept { get; set; } void Property(ChatClient chat) { try { chat.CompleteChat(Kept); } "
        + "catch ([|RequestFailedException|]) { } }")]
    [InlineData(
        "record Question(string Text); void Positional(ChatClient chat, Question asked) { try { "
        + "chat.CompleteChat(asked.Text); } catch ([|RequestFailedException|]) { } }")]
    public Task Handler_is_reported_in_every_kind_of_member(string member) =>
        Verify.VerifyAnalyzerAsync(FailureSource.Of("", member));

    [Fact]
    public Task Message_names_the_call_and_both_exceptions() => Verify.VerifyAnalyzerAsync(
        FailureSource.Of("try { await chat.CompleteChatAsync(text); } catch ({|#0:RequestFailedException|}) { }"),
        Verify.Diagnostic(DeadHandler.Descriptor).WithLocation(0).WithMessage(
            "'CompleteChatAsync' throws 'ClientResultException', so this handler for 'RequestFailedException' never runs. "
            + "Catch 'ClientResultException'."));

    [Fact]
    public Task Handler_with_an_alias_is_reported() => Verify.VerifyAnalyzerAsync(
        "using Failed = Azure.RequestFailedException; class C { void M(OpenAI.Chat.ChatClient chat) { try { "
        + "chat.CompleteChat(\"q\"); } catch ([|Failed|]) { } } }");

    // ---- Semantic Kernel

    private const string Wrapped = "HttpOperationException";
    private const string AddChat = "builder.Services.AddAzureOpenAIChatCompletion(\"d\", \"https://r.openai.azure.com\", \"k\");";

    private static string OfKernel(string register, string calls, string caught, string rest = "{ }") => $$"""
        using System;
        using System.ClientModel;
        using System.Threading.Tasks;
        using Azure;
        using Azure.AI.OpenAI;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.Connectors.OpenAI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddKernel();
        {{register}}
        builder.Build().Run();

        class Home
        {
            private readonly Kernel kernel;
            private readonly IChatCompletionService chat;

            public Home(Kernel kernel, IChatCompletionService chat)
            {
                this.kernel = kernel;
                this.chat = chat;
            }

            async Task Post(string text, Kernel other, IChatCompletionService unknown, PromptExecutionSettings settings)
            {
                {{Try(calls, caught, rest)}}
            }
        }
        """;

    private static Task VerifyKernel(string source, string fixedSource)
    {
        var test = new Verify.Test
        {
            TestState = { OutputKind = OutputKind.ConsoleApplication },
            TestCode = source,
            FixedCode = fixedSource,
        };
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        if (source.Contains("{|#0:", StringComparison.Ordinal))
        {
            test.ExpectedDiagnostics.Add(
                Verify.Diagnostic(DeadHandler.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        }

        return test.RunAsync();
    }

    [Theory]
    [InlineData("await kernel.InvokePromptAsync(text);", Result)]
    [InlineData("await kernel.InvokePromptAsync(text);", Failed)]
    [InlineData("var answer = await kernel.InvokePromptAsync<string>(text); Console.WriteLine(answer);", Result)]
    [InlineData("Console.WriteLine(await kernel.InvokePromptAsync(text, new KernelArguments { [\"a\"] = text }));", Result)]
    [InlineData("var answer = await chat.GetChatMessageContentAsync(text); Console.WriteLine(answer.Content);", Result)]
    [InlineData("await chat.GetChatMessageContentsAsync(text);", Failed)]
    [InlineData("var asked = new ChatHistory(); asked.AddUserMessage(text); await chat.GetChatMessageContentsAsync(asked);", Result)]
    [InlineData("await chat.GetChatMessageContentAsync(text, new OpenAIPromptExecutionSettings { MaxTokens = 5 });", Result)]
    public Task Handler_around_a_connector_of_Semantic_Kernel_is_an_info(string calls, string caught) => VerifyKernel(
        OfKernel(AddChat, calls, $"{{|#0:{caught}|}}"), OfKernel(AddChat, calls, Wrapped));

    [Theory]
    [InlineData(AddChat, "await kernel.InvokePromptAsync(text);", Wrapped)]
    [InlineData(AddChat, "await kernel.InvokePromptAsync(text);", "Exception")]
    [InlineData(AddChat, "await foreach (var part in chat.GetStreamingChatMessageContentsAsync(text)) { }", Result)]
    [InlineData(AddChat, "await foreach (var part in kernel.InvokePromptStreamingAsync(text)) { }", Result)]
    [InlineData(AddChat, "await other.InvokePromptAsync(text, new KernelArguments(settings));", Result)]
    [InlineData(AddChat, "await chat.GetChatMessageContentAsync(text, settings, kernel);", Result)]
    [InlineData(AddChat, "await new ChatClientHolder().Chat.GetChatMessageContentAsync(text);", Result)]
    [InlineData("", "await kernel.InvokePromptAsync(text);", Result)]
    [InlineData("", "await unknown.GetChatMessageContentAsync(text);", Result)]
    [InlineData(
        "builder.Services.AddAzureOpenAIChatClient(\"d\", \"https://r.openai.azure.com\", \"k\");",
        "await kernel.InvokePromptAsync(text);", Result)]
    [InlineData(
        "builder.Services.AddSingleton<IChatCompletionService>(sp => new AzureOpenAIClient(null, new ApiKeyCredential(\"k\"))"
        + ".GetChatClient(\"d\").AsIChatClient().AsChatCompletionService());",
        "await chat.GetChatMessageContentAsync(text);", Result)]
    public Task Handler_that_Semantic_Kernel_may_reach_is_not_reported(string register, string calls, string caught)
    {
        var source = OfKernel(register, calls, caught)
            + " class ChatClientHolder { public IChatCompletionService Chat { get; set; } }";
        return VerifyKernel(source, source);
    }

    [Theory]
    [InlineData("ClientResultException ex", "{ Console.WriteLine(ex.Message); throw; }", true)]
    [InlineData("ClientResultException ex", "when (ex.Status == 429) { }", false)]
    public Task Fix_for_Semantic_Kernel_needs_members_of_both_exceptions(string caught, string rest, bool isFixed)
    {
        const string Call = "await kernel.InvokePromptAsync(text);";
        var source = OfKernel(AddChat, Call, caught.Replace(Result, $"{{|#0:{Result}|}}"), rest);
        return VerifyKernel(source, isFixed ? OfKernel(AddChat, Call, caught.Replace(Result, Wrapped), rest) : source);
    }

    [Fact]
    public Task Handler_beside_one_for_the_wrapping_exception_is_not_reported()
    {
        var source = OfKernel(AddChat, "await kernel.InvokePromptAsync(text);", Wrapped, "{ } catch (ClientResultException) { }");
        return VerifyKernel(source, source);
    }

    /// <summary>Mocks throw whatever the test needs.</summary>
    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = FailureSource.Of(Try("chat.CompleteChat(text);", Failed)),
    }.In("test").RunAsync();

    [Fact]
    public Task Handler_is_not_reported_for_a_fake_client() => Silent(
        Try("new Fake().CompleteChat(text);", Failed),
        "class Fake : ChatClient { public override ClientResult<OpenAI.Chat.ChatCompletion> CompleteChat(params "
        + "OpenAI.Chat.ChatMessage[] messages) => throw new RequestFailedException(\"\"); "
        + "public override ClientResult<OpenAI.Chat.ChatCompletion> CompleteChat(IEnumerable<OpenAI.Chat.ChatMessage> "
        + "messages, OpenAI.Chat.ChatCompletionOptions options = null, CancellationToken "
        + "c = default) => throw new RequestFailedException(\"\"); }");

    [Fact]
    public Task Handler_is_not_reported_for_a_local_function_in_another_file() => new Verify.Test
    {
        TestState =
        {
            OutputKind = OutputKind.ConsoleApplication,
            Sources =
            {
                FailureSource.Of(Try("chat.CompleteChat(Clean(text));", Failed)),
                "System.Console.WriteLine(Clean(\"\")); static string Clean(string text) => text.Trim();",
            },
        },
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    [Fact]
    public Task User_types_of_the_same_name_are_not_reported() => Verify.VerifyAnalyzerAsync(
        "namespace Azure { class RequestFailedException : System.Exception { } "
        + "class C { void M(OpenAI.Chat.ChatClient chat) { try { chat.CompleteChat(\"q\"); } "
        + "catch (RequestFailedException) { } } } }");

    /// <summary>Checks the fact that the rule relies on, on the real packages.</summary>
    [Fact]
    public void Neither_exception_derives_from_the_other()
    {
        Assert.Equal(typeof(Exception), typeof(Azure.RequestFailedException).BaseType);
        Assert.Equal(typeof(Exception), typeof(System.ClientModel.ClientResultException).BaseType);
    }

    [Fact]
    public Task Incomplete_code_does_not_throw() => new Verify.Test
    {
        TestCode =
            "using Azure; class C { void M(OpenAI.Chat.ChatClient chat) { try { chat.CompleteChat( } "
            + "catch ([|RequestFailedException|] ex) when ( { } try { chat.CompleteChat(\"q\") } "
            + "catch ([|RequestFailedException|] try { } catch (RequestFailedException) try",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
