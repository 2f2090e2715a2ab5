using Foundry.Analyzers.CodeFixes.Fixes.Failures;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Failures;

using Verify = RuleVerifier<SwallowedRefusal, SwallowedRefusalFix>;

public class SwallowedRefusalTests
{
    private const string Result = "catch (ClientResultException ex) when (ex.Status is 401 or 403) { throw; } ";
    private const string Failed = "catch (RequestFailedException ex) when (ex.Status is 401 or 403) { throw; } ";

    private static Task Fixes(string call, string handler, string added = Result) => Verify.VerifyCodeFixAsync(
        FailureSource.Of($"try {{ {call} }} [|catch|]{handler}"), FailureSource.Of($"try {{ {call} }} {added}catch{handler}"));

    private static Task Silent(string statements) => Verify.VerifyAnalyzerAsync(FailureSource.Of(statements));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        static string Source(string shape, string handler) => CodeContexts.Source(
            shape,
            $"(object)new System.Func<object>(() => {{ try {{ return new OpenAI.Chat.ChatClient(\"m\", \"k\")"
            + $".CompleteChat(\"q\"); }} {handler} {{ return null; }} }})",
            "using System.ClientModel;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|catch|]"),
            FixedCode = Source(shape, Result + "catch"),
        }.RunAsync();
    }

    [Theory]
    [InlineData(" { }")]
    [InlineData(" (Exception) { }")]
    [InlineData(" (Exception e) { }")]
    [InlineData(" (ClientResultException) { }")]
    [InlineData(" { /* ignored */ }")]
    [InlineData(" { return; }")]
    [InlineData(" { } finally { Own(); }")]
    public Task Handler_that_hides_a_refusal_is_fixed(string handler) => Fixes("await chat.CompleteChatAsync(text);", handler);

    [Theory]
    [InlineData("Own(); chat.CompleteChat(text);", Result)]
    [InlineData("await chat.AsIChatClient().GetResponseAsync(text);", Result)]
    [InlineData("await foreach (var u in chat.CompleteChatStreamingAsync(text)) { }", Result)]
    [InlineData("agents.Threads.CreateThread();", Failed)]
    [InlineData("inference.Complete(new ChatCompletionsOptions());", Failed)]
    [InlineData("if (text is null) { chat.CompleteChat(text); }", Result)]
    [InlineData("try { Own(); } finally { chat.CompleteChat(text); }", Result)]
    [InlineData("agents.Administration.DeleteAgent(\"a\"); agents.Threads.CreateThread();", Failed)]
    public Task Handler_is_fixed_for_every_client_call(string call, string added) => Fixes(call, " (Exception) { }", added);

    [Theory]
    [InlineData("string", "null")]
    [InlineData("string", "default")]
    [InlineData("string", "\"\"")]
    [InlineData("string", "string.Empty")]
    [InlineData("bool", "false")]
    [InlineData("int", "0")]
    [InlineData("string[]", "Array.Empty<string>()")]
    [InlineData("List<string>", "new List<string>()")]
    [InlineData("List<string>", "new()")]
    [InlineData("(string, string)", "(null, null)")]
    [InlineData("(bool Ok, List<string> Found)", "(false, new List<string>())")]
    public Task Handler_that_returns_a_default_is_reported(string type, string value) => Verify.VerifyAnalyzerAsync(
        FailureSource.Of(
            "",
            $"{type} N(ChatClient chat) {{ try {{ chat.CompleteChat(\"q\"); "
            + $"throw new Exception(); }} [|catch|] (Exception) {{ return {value}; }} }}"));

    [Fact]
    public Task Fix_keeps_layout_comments_and_line_ends() => Verify.VerifyCodeFixAsync(
        "class C\r\n{\r\n    void M(OpenAI.Chat.ChatClient chat, int ex)\r\n    {\r\n        try\r\n        {\r\n"
        + "            chat.CompleteChat(\"q\");\r\n        }\r\n        // why\r\n        [|catch|]\r\n        {\r\n"
        + "        }\r\n    }\r\n}\r\n",
        "using System.ClientModel;\r\n\r\nclass C\r\n{\r\n    void M(OpenAI.Chat.ChatClient chat, int ex)\r\n    {\r\n"
        + "        try\r\n        {\r\n            chat.CompleteChat(\"q\");\r\n        }\r\n"
        + "        catch (ClientResultException refusal) when (refusal.Status is 401 or 403)\r\n        {\r\n"
        + "            throw;\r\n        }\r\n        // why\r\n        catch\r\n        {\r\n        }\r\n    }\r\n}\r\n");

    [Theory]
    [InlineData(LanguageVersion.CSharp9, "ex.Status is 401 or 403")]
    [InlineData(LanguageVersion.CSharp8, "ex.Status == 401 || ex.Status == 403")]
    public Task Fix_uses_the_syntax_of_the_language_version(LanguageVersion version, string filter)
    {
        var test = new Verify.Test
        {
            TestCode =
                "using System.ClientModel; class C { void M(OpenAI.Chat.ChatClient chat) { try { chat.CompleteChat(\"q\"); } "
                + "[|catch|] { } } }",
            FixedCode =
                $"using System.ClientModel; class C {{ void M(OpenAI.Chat.ChatClient chat) {{ try {{ "
                + $"chat.CompleteChat(\"q\"); }} catch (ClientResultException ex) when ({filter}) {{ throw; }} catch {{ }} }} }}",
        };
        test.SolutionTransforms.Add(
            (solution, id) => solution.WithProjectParseOptions(
                id, ((CSharpParseOptions)solution.GetProject(id)!.ParseOptions!).WithLanguageVersion(version)));
        return test.RunAsync();
    }

    [Fact]
    public Task Nested_handlers_are_both_fixed() => Verify.VerifyCodeFixAsync(
        FailureSource.Of("try { try { chat.CompleteChat(text); } [|catch|] { } chat.CompleteChat(text); } [|catch|] { }"),
        FailureSource.Of(
            $"try {{ try {{ chat.CompleteChat(text); }} {Result}catch {{ }} chat.CompleteChat(text); }} {Result}catch {{ }}"));

    [Fact]
    public Task Message_names_the_call() => Verify.VerifyAnalyzerAsync(
        FailureSource.Of("try { await chat.CompleteChatAsync(text); } {|#0:catch|} { }"),
        Verify.Diagnostic(SwallowedRefusal.Descriptor).WithLocation(0).WithMessage(
            "This handler swallows 401 and 403 from 'CompleteChatAsync'. Missing access then looks like success. Rethrow "
            + "these status codes."));

    [Fact]
    public Task Incomplete_code_does_not_throw() => new Verify.Test
    {
        TestCode = "class C { void M(OpenAI.Chat.ChatClient chat) { try { chat.CompleteChat( } catch ( { try { } catch try",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    /// <summary>Code that looks like the mistake but is correct.</summary>
    public class LegitimateShapes
    {
        [Theory]
        [InlineData("try { chat.CompleteChat(text); } catch (Exception ex) { Console.WriteLine(ex); }")]
        [InlineData("try { chat.CompleteChat(text); } catch { throw; }")]
        [InlineData("try { chat.CompleteChat(text); } catch (ClientResultException ex) when (ex.Status == 404) { }")]
        [InlineData(
            "try { chat.CompleteChat(text); } catch (ClientResultException ex) when (ex.Status is 401 or 403) { throw; } "
            + "catch { }")]
        [InlineData(
            "try { chat.CompleteChat(text); } catch (ClientResultException ex) { Console.WriteLine(ex); throw; } "
            + "catch (Exception) { }")]
        [InlineData("try { chat.CompleteChat(text); } catch (OperationCanceledException) { }")]
        [InlineData("try { chat.CompleteChat(text); } catch (RequestFailedException) { }")]
        [InlineData("try { Own(); } catch { }")]
        [InlineData("try { } catch { chat.CompleteChat(text); }")]
        [InlineData("try { } catch { }")]
        [InlineData("try { agents.Administration.DeleteAgent(\"a\"); } catch { }")]
        [InlineData("try { Func<object> later = () => chat.CompleteChat(text); } catch { }")]
        [InlineData("try { azure.GetChatClient(\"d\"); } catch { }")]
        [InlineData("try { unknown.GetResponseAsync(text); } catch { }")]
        [InlineData("try { try { chat.CompleteChat(text); } catch (Exception ex) { Console.WriteLine(ex); } } catch { }")]
        [InlineData("if (false) { try { chat.CompleteChat(text); } catch { } }")]
        [InlineData("try { chat.CompleteChat(text); } finally { }")]
        public Task Handler_that_hides_no_refusal_is_not_reported(string statements) => SwallowedRefusalTests.Silent(statements);

        [Fact]
        public Task Silent_in_a_test_project() => new Verify.Test
        {
            TestCode = FailureSource.Of("try { chat.CompleteChat(text); } catch { }"),
        }.In("test").RunAsync();

        [Fact]
        public Task Handler_that_returns_another_result_is_not_reported() => Verify.VerifyAnalyzerAsync(
            FailureSource.Of(
                "",
                "string N(ChatClient chat) { try { return chat.CompleteChat(\"q\").Value.Id; } catch { return \"offline\"; } }"));
    }
}
