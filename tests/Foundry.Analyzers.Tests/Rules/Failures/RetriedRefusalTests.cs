using Foundry.Analyzers.CodeFixes.Fixes.Failures;
using Foundry.Analyzers.Rules.Failures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Failures;

using Verify = RuleVerifier<RetriedRefusal, RetriedRefusalFix>;

public class RetriedRefusalTests
{
    private static Task Fixes(string statements, string repaired, string members = "") =>
        Verify.VerifyCodeFixAsync(FailureSource.Of(statements, members), FailureSource.Of(repaired, members));

    private static Task Reports(string statements, string members = "") =>
        Verify.VerifyAnalyzerAsync(FailureSource.Of(statements, members));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        static string Source(string shape, string filter) => CodeContexts.Source(
            shape,
            $"(object)new System.Func<OpenAI.Chat.ChatClient, object>(chat => {{ while (true) {{ try {{ "
            + $"return chat.CompleteChat(\"q\"); }} catch (ClientResultException ex) when ({filter}) {{ }} }} }})",
            "using System.ClientModel;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source(shape, "[|ex.Status is 401 or 429|]"),
            FixedCode = Source(shape, "ex.Status is 429"),
        }.RunAsync();
    }

    [Theory]
    [InlineData("ex.Status == 401 || ex.Status == 429", "ex.Status == 429")]
    [InlineData(
        "ex.Status == 429 || ex.Status == 401 || ex.Status == 403 || ex.Status >= 500", "ex.Status == 429 || ex.Status >= 500")]
    [InlineData("ex.Status is 401 or 403 or 429", "ex.Status is 429")]
    [InlineData("ex.Status is 429 or 403 or 503", "ex.Status is 429 or 503")]
    [InlineData("(ex.Status is 429 or (401 or 503)) && text != null", "(ex.Status is 429 or 503) && text != null")]
    [InlineData("429 == ex.Status || 401 == ex.Status", "429 == ex.Status")]
    [InlineData("ex is { Status: 401 or 429 }", "ex is { Status: 429 }")]
    [InlineData("ex.Status == 401", null)]
    [InlineData("ex.Status is 401 or 403 && text != null", null)]
    [InlineData("(System.Net.HttpStatusCode)ex.Status == System.Net.HttpStatusCode.Unauthorized", null)]
    public Task Refusal_in_a_filter_is_fixed(string filter, string? repaired)
    {
        static string Retry(string filter) =>
            $"for (var i = 0; i < 3; i++) {{ try {{ await chat.CompleteChatAsync(text); break; }} "
            + $"catch (ClientResultException ex) when ({filter}) {{ await Task.Delay(1000); }} }}";
        return Fixes(Retry($"[|{filter}|]"), Retry(repaired ?? $"[|{filter}|]"));
    }

    [Theory]
    [InlineData(
        "while (true) { try { chat.CompleteChat(text); return; } "
        + "catch (ClientResultException ex) { if ([|ex.Status == 401|]) continue; throw; } }")]
    [InlineData(
        "while (true) { try { chat.CompleteChat(text); return; } "
        + "catch (ClientResultException ex) { if ([|ex.Status == 401|]) { Console.WriteLine(ex); "
        + "continue; } else { throw; } } }")]
    [InlineData(
        "do { try { chat.CompleteChat(text); return; } catch (ClientResultException ex) "
        + "when ([|ex.Status is 401|]) { Thread.Sleep(TimeSpan.FromSeconds(5)); } } while (true);")]
    [InlineData(
        "for (;;) { try { agents.Threads.CreateThread(); break; } "
        + "catch (RequestFailedException ex) when ([|ex.Status is 403|]) { } }")]
    [InlineData(
        "for (;;) { try { await chat.AsIChatClient().GetResponseAsync(text); break; } "
        + "catch (Exception ex) when ([|ex is ClientResultException { Status: 401 or 403 }|]) { } }")]
    [InlineData(
        "var tries = 0; while (tries < 3) { try { chat.CompleteChat(text); return; } "
        + "catch (ClientResultException ex) when ([|ex.Status == 403|]) { tries++; } }")]
    [InlineData(
        "async Task<T> Retry<T>(Func<Task<T>> call) { for (;;) { try { return await call(); } "
        + "catch (ClientResultException ex) when ([|ex.Status == 401|]) { } } } "
        + "await Retry(() => chat.CompleteChatAsync(text));")]
    public Task Refusal_is_reported_in_every_loop(string statements) => Reports(statements);

    [Fact]
    public Task Message_explains_the_retry() => Verify.VerifyAnalyzerAsync(
        FailureSource.Of(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when ({|#0:ex.Status == 401|}) { } }"),
        Verify.Diagnostic(RetriedRefusal.Descriptor).WithLocation(0).WithMessage(
            "This loop retries 401 and 403. Role and network changes take minutes, so the retry fails too. Do not retry "
            + "these status codes."));

    [Fact]
    public Task Incomplete_code_does_not_throw() => new Verify.Test
    {
        TestCode =
            "class C { void M(OpenAI.Chat.ChatClient chat) { while (true) { try { chat.CompleteChat(\"q\" } "
            + "catch (System.ClientModel.ClientResultException ex) when (ex.Status is ) { if (ex.Status == ) } for (; try { } "
            + "catch (",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    /// <summary>The Polly types that the rule knows, in an assembly made for the tests.</summary>
    private static MetadataReference Polly { get; } = Hosts.Compile("Polly", """
        using System; using System.Threading.Tasks;
        namespace Polly
        {
            public class Policy { public static PolicyBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => null; }
            public class PolicyBuilder { public PolicyBuilder Or<T>(Func<T, bool> predicate) where T : Exception => this; }
            public static class RetrySyntax
            {
                public static Policy Retry(this PolicyBuilder builder, int count) => null;
                public static Policy RetryAsync(
                    this PolicyBuilder builder, int count, Action<Exception, int> onRetry = null) => null;
                public static Policy WaitAndRetryAsync(
                    this PolicyBuilder builder, int count, Func<int, TimeSpan> sleepDurationProvider) => null;
                public static Policy WaitAndRetry(
                    this PolicyBuilder builder, System.Collections.Generic.IEnumerable<TimeSpan> sleepDurations) => null;
                public static Policy CircuitBreaker(this PolicyBuilder builder, int count, TimeSpan duration) => null;
            }
            public class PredicateBuilder
            {
                public PredicateBuilder Handle<T>(Func<T, bool> predicate) where T : Exception => this;
                public static implicit operator Func<RetryArguments, ValueTask<bool>>(PredicateBuilder b) => null;
            }
            public struct RetryArguments { public Outcome Outcome => default; }
            public struct Outcome { public Exception Exception => null; }
        }
        namespace Polly.Retry
        {
            public class RetryStrategyOptions
            {
                public Func<RetryArguments, ValueTask<bool>> ShouldHandle { get; set; }
                public TimeSpan Delay { get; set; }
                public int MaxRetryAttempts { get; set; }
            }
        }
        namespace Polly.CircuitBreaker
        {
            public class CircuitBreakerStrategyOptions { public Func<RetryArguments, ValueTask<bool>> ShouldHandle { get; set; } }
        }
        """);

    private static Verify.Test WithPolly(string statements, string? repaired = null)
    {
        static string Source(string statements) =>
            "using Polly; using Polly.Retry; using Polly.CircuitBreaker;\n" + FailureSource.Of(statements);
        var test = new Verify.Test { TestCode = Source(statements) };
        if (repaired is not null)
            test.FixedCode = Source(repaired);
        test.TestState.AdditionalReferences.Add(Polly);
        return test;
    }

    [Theory]
    [InlineData("Policy.Handle<ClientResultException>(ex => {0}).RetryAsync(3);")]
    [InlineData("Policy.Handle<ClientResultException>(ex => {{ return {0}; }}).Retry(3);")]
    [InlineData("Policy.Handle<IOException>(e => true).Or<ClientResultException>(ex => {0}).Retry(3);")]
    [InlineData("Policy.Handle<ClientResultException>(ex => {0}).WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(2));")]
    [InlineData(
        "Policy.Handle<ClientResultException>(ex => {0}).WaitAndRetry(new[] {{ TimeSpan.FromSeconds(2), "
        + "TimeSpan.FromMilliseconds(500) }});")]
    [InlineData(
        "var o = new RetryStrategyOptions {{ ShouldHandle = new PredicateBuilder().Handle<ClientResultException>(ex => {0}) "
        + "}};")]
    [InlineData(
        "var o = new RetryStrategyOptions {{ Delay = TimeSpan.FromSeconds(1), MaxRetryAttempts = 3, "
        + "ShouldHandle = new PredicateBuilder().Handle<ClientResultException>(ex => {0}) }};")]
    [InlineData(
        "var o = new RetryStrategyOptions {{ ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is "
        + "ClientResultException ex && ({0})) }};",
        "args.Outcome.Exception is ClientResultException ex && ({0})")]
    [InlineData(
        "var o = new RetryStrategyOptions {{ ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is "
        + "ClientResultException ex && ({0})) }};",
        "args.Outcome.Exception is ClientResultException ex && ({0})")]
    [InlineData("agents.Threads.CreateThread(); Policy.Handle<RequestFailedException>(ex => {0}).Retry(3);")]
    public Task Refusal_in_a_Polly_policy_is_fixed(string statements, string condition = "{0}")
    {
        var marked = statements.Replace(condition, "[|" + condition + "|]");
        return WithPolly(
            string.Format(marked, "ex.Status is 401 or 429"), string.Format(statements, "ex.Status is 429")).RunAsync();
    }

    private sealed class Answer(int status) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(
                new HttpResponseMessage((System.Net.HttpStatusCode)status)
                {
                    Content = new StringContent("{}"),
                    Headers = { { "retry-after-ms", "1" } },
                });
        }
    }

    /// <summary>Checks the rule page on the real packages: a client retries a throttled request, but not a refused one.</summary>
    [Theory]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(429, true)]
    public async Task Client_does_not_retry_refusals(int status, bool isRetried)
    {
        var answer = new Answer(status);
        var client = new OpenAI.Chat.ChatClient("m", new System.ClientModel.ApiKeyCredential("k"), new OpenAI.OpenAIClientOptions
        {
            Transport = new System.ClientModel.Primitives.HttpClientPipelineTransport(new HttpClient(answer)),
        });

        var thrown = await Assert.ThrowsAsync<System.ClientModel.ClientResultException>(() => client.CompleteChatAsync("q"));
        Assert.Equal(status, thrown.Status);
        Assert.Equal(isRetried, answer.Requests > 1);
    }

    /// <summary>Code that looks like the mistake but is correct.</summary>
    public class LegitimateShapes
    {
        [Theory]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is 429 or 503) { } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is not (401 or 403)) { } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (!(ex.Status == 401)) { } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) when (ex.Status != 401) { } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is 401 or 403) { throw; } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is 401 or 403) { return; } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is 401 or 403) { break; } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); } catch (ClientResultException ex) when (ex.Status is 401 or 403) { } "
            + "break; }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) { if "
            + "(ex.Status == 401) throw; } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) { if (ex.Status == 401) "
            + "Console.WriteLine(); throw; } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is 401 or 403) { await Task.Delay(TimeSpan.FromSeconds(30)); } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is 401 or 403) { await Task.Delay(TimeSpan.FromMinutes(1)); } }")]
        [InlineData(
            "for (;;) { try { chat.CompleteChat(text); break; } catch (ClientResultException ex) "
            + "when (ex.Status is 401 or 403) { Thread.Sleep(60000); } }")]
        [InlineData(
            "for (var i = 0; ; i++) { try { chat.CompleteChat(text); break; } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, "
            + "i))); } }")]
        [InlineData(
            "for (var i = 0; i < 2; i++) { try { chat.CompleteChat(text); break; } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { Own(); } }")]
        [InlineData(
            "for (var i = 0; i < 2; i++) { try { chat.CompleteChat(text); break; } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { new Azure.Identity.DefaultAzureCredential()"
            + ".GetToken(default, cancel); } }")]
        [InlineData(
            "for (var i = 0; i < 2; i++) { try { chat.CompleteChat(text); break; } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { chat = new ChatClient(\"m\", text); } }")]
        [InlineData(
            "foreach (var t in texts) { try { chat.CompleteChat(t); } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { } }")]
        [InlineData(
            "var all = new[] { text }; for (var i = 0; i < all.Length; i++) { try { chat.CompleteChat(all[i]); } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { } }")]
        [InlineData(
            "while (true) { try { chat.CompleteChat(Console.ReadLine()); } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { } }")]
        [InlineData(
            "while (true) { var line = Console.ReadLine(); try { chat.CompleteChat(line); } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { } }")]
        [InlineData("try { chat.CompleteChat(text); } catch (ClientResultException ex) when (ex.Status is 401) { }")]
        [InlineData("while (true) { try { Own(); } catch (RequestFailedException ex) when (ex.Status is 401) { } }")]
        [InlineData(
            "while (true) { Action a = () => { try { chat.CompleteChat(text); } "
            + "catch (ClientResultException ex) when (ex.Status is 401) { } }; }")]
        public Task Loop_that_retries_no_refusal_is_not_reported(string statements) => Reports(statements);

        [Theory]
        [InlineData("Policy.Handle<ClientResultException>(ex => ex.Status is 401).CircuitBreaker(3, TimeSpan.FromSeconds(1));")]
        [InlineData("Policy.Handle<ClientResultException>(ex => ex.Status is 429).RetryAsync(3);")]
        [InlineData(
            "Policy.Handle<ClientResultException>(ex => ex.Status is 401).WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(30));")]
        [InlineData(
            "Policy.Handle<ClientResultException>(ex => ex.Status is 401).WaitAndRetryAsync(3, "
            + "n => TimeSpan.FromSeconds(Math.Pow(2, n)));")]
        [InlineData("Policy.Handle<ClientResultException>(ex => ex.Status is 401).RetryAsync(1, (e, n) => Own());")]
        [InlineData("Policy.Handle<RequestFailedException>(ex => ex.Status is 403).Retry(3);")]
        [InlineData(
            "var o = new RetryStrategyOptions { Delay = TimeSpan.FromMinutes(1), "
            + "ShouldHandle = new PredicateBuilder().Handle<ClientResultException>(ex => ex.Status is 401) };")]
        [InlineData(
            "var o = new CircuitBreakerStrategyOptions { ShouldHandle = new "
            + "PredicateBuilder().Handle<ClientResultException>(ex => ex.Status is 401) };")]
        public Task Policy_that_retries_no_refusal_is_not_reported(string statements) => WithPolly(statements).RunAsync();

        [Fact]
        public Task Silent_in_a_test_project() => new Verify.Test
        {
            TestCode = FailureSource.Of(
                "for (;;) { try { chat.CompleteChat(text); break; } "
                + "catch (ClientResultException ex) when (ex.Status is 401) { } }"),
        }.In("test").RunAsync();
    }
}
