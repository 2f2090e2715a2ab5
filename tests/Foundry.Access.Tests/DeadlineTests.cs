using System.Diagnostics;
using Azure.Core;
using Microsoft.AspNetCore.Http;

namespace Foundry.Access.Tests;

/// <summary>A check never holds a program for longer than it is told to.</summary>
public class DeadlineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(500);

    /// <summary>What no check of these tests comes near, unless it ignores its deadline.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(20);

    /// <summary>Checks one action in both ways; each has to come back in time.</summary>
    private static async Task<FoundryAccessResult> CheckAsync(FoundryAccessOptions options, TokenCredential? credential = null)
    {
        var needs = Access.Needs(Access.ProjectId, Access.Evaluations);
        var watch = Stopwatch.StartNew();
        var result = Assert.Single(await FoundryAccess.CheckAsync(credential ?? new FakeCredential(), needs, options));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Late);

        watch.Restart();
        var sync = Assert.Single(await Task.Run(() => FoundryAccess.Check(credential ?? new FakeCredential(), needs, options)));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Late);
        Assert.Equal((result.State, IsTooLong(result)), (sync.State, IsTooLong(sync)));
        return result;
    }

    private static FoundryAccessOptions Options(LoopbackServer server, TimeSpan timeout)
    {
        var options = Access.Options(server);
        options.Timeout = timeout;
        return options;
    }

    /// <summary>Which of the deadline's two reasons it is depends on the clock: whether a wait begins or is left out.</summary>
    private static bool IsTooLong(FoundryAccessResult result) =>
        result.State == FoundryAccessState.Unknown && result.Reason.Contains("timed out");

    private static Answer Throttled(string retryAfter) => new(429, "{}") { Headers = { ["Retry-After"] = retryAfter } };

    private static Task HangAsync(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    [Fact]
    public void Default_is_thirty_seconds() => Assert.Equal(TimeSpan.FromSeconds(30), new FoundryAccessOptions().Timeout);

    [Theory]
    [InlineData(0), InlineData(-2), InlineData(int.MaxValue + 1L)]
    public void Timeout_that_cannot_be_waited_for_is_refused(long milliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            "value", () => new FoundryAccessOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) });

    [Fact]
    public async Task Wait_that_the_deadline_ends_is_unknown()
    {
        await using var server = await LoopbackServer.StartAsync(Throttled("3600"));
        Assert.True(IsTooLong(await CheckAsync(Options(server, Soon))));
    }

    /// <summary>A wait that the deadline would end is not begun: the program goes on at once.</summary>
    [Fact]
    public async Task Wait_beyond_the_deadline_is_not_begun()
    {
        await using var server = await LoopbackServer.StartAsync(Throttled("3600"));
        Assert.True(IsTooLong(await CheckAsync(Options(server, TimeSpan.FromMinutes(30)))));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("99999999999999999999"), InlineData("Fri, 31 Dec 2100 23:59:59 GMT")]
    public async Task Wait_of_any_form_ends_in_time(string retryAfter)
    {
        await using var server = await LoopbackServer.StartAsync(Throttled(retryAfter));
        Assert.True(IsTooLong(await CheckAsync(Options(server, Soon))));
    }

    [Fact]
    public async Task Short_waits_add_up()
    {
        await using var server = await LoopbackServer.StartAsync(Throttled("1"));
        var options = Options(server, TimeSpan.FromSeconds(2.5));
        options.Retry.MaxRetries = 1000;
        Assert.True(IsTooLong(await CheckAsync(options)));
    }

    [Fact]
    public async Task Answer_that_never_comes_is_unknown()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => HangAsync(context));
        var options = Options(server, Soon);
        options.Retry.NetworkTimeout = TimeSpan.FromMinutes(10);
        Assert.True(IsTooLong(await CheckAsync(options)));
    }

    [Fact]
    public async Task Body_that_never_ends_is_unknown()
    {
        await using var server = await LoopbackServer.StartAsync(async (_, context) =>
        {
            await context.Response.WriteAsync("{ \"value\": [");
            await context.Response.Body.FlushAsync();
            await HangAsync(context);
        });
        var options = Options(server, Soon);
        options.Retry.NetworkTimeout = TimeSpan.FromMinutes(10);
        Assert.True(IsTooLong(await CheckAsync(options)));
    }

    [Fact]
    public async Task Credential_that_hangs_is_unknown()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        Assert.True(IsTooLong(await CheckAsync(Options(server, Soon), new HangingCredential())));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Slow_pages_add_up()
    {
        await using var server = await LoopbackServer.StartAsync(async (server, context) =>
        {
            await Task.Delay(300);
            await Answer.Ok($$"""{ "value": [], "nextLink": "{{server.Address}}{{Guid.NewGuid()}}" }""").WriteAsync(context);
        });
        Assert.True(IsTooLong(await CheckAsync(Options(server, TimeSpan.FromSeconds(1)))));
    }

    [Fact]
    public async Task Deadline_is_that_of_all_resources_together()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => HangAsync(context));
        var needs = Enumerable.Range(0, 100).SelectMany(i => Access.Needs(Access.ProjectId + i, Access.Evaluations)).ToArray();
        var watch = Stopwatch.StartNew();
        var results = await FoundryAccess.CheckAsync(new FakeCredential(), needs, Options(server, Soon));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Late);
        Assert.Equal(100, results.Count);
        Assert.All(results, result => Assert.True(IsTooLong(result)));
    }

    [Fact]
    public async Task Program_goes_on_after_the_deadline()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => HangAsync(context));
        var needs = Access.Needs(Access.ProjectId, Access.Evaluations);
        await FoundryAccess.EnsureAsync(new FakeCredential(), needs, Options(server, Soon));
    }

    [Fact]
    public async Task Timeout_can_be_switched_off()
    {
        await using var server = await LoopbackServer.StartAsync(Throttled("1"), Answer.Page(Access.FoundryUser));
        Assert.Equal(FoundryAccessState.Granted, (await CheckAsync(Options(server, Timeout.InfiniteTimeSpan))).State);
    }

    /// <summary>The retries collect failures, among which the cancellation must not get lost.</summary>
    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Cancellation_of_the_caller_is_thrown_even_after_failed_tries(bool isAsync)
    {
        var tries = 0;
        using var source = new CancellationTokenSource();
        await using var server = await LoopbackServer.StartAsync((_, context) =>
        {
            if (Interlocked.Increment(ref tries) == 1)
                context.Abort();
            else
                source.CancelAfter(100);
            return HangAsync(context);
        });
        var options = Options(server, TimeSpan.FromMinutes(5));
        var needs = Access.Needs(Access.ProjectId, Access.Evaluations);
        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => isAsync
            ? FoundryAccess.CheckAsync(new FakeCredential(), needs, options, source.Token)
            : Task.Run(() => FoundryAccess.Check(new FakeCredential(), needs, options, source.Token)));
        Assert.Equal(source.Token, failure.CancellationToken);
        Assert.Equal(2, tries);
    }

    [Theory]
    [InlineData(50, FoundryAccessState.Denied), InlineData(51, FoundryAccessState.Unknown)]
    public async Task Fifty_pages_are_read(int pages, object state)
    {
        await using var server = await LoopbackServer.StartAsync((server, context) =>
        {
            var page = context.Request.Query.TryGetValue("page", out var number) ? int.Parse(number!) : 1;
            var next = page < pages ? $"\"{server.Address}any?page={page + 1}\"" : "null";
            return Answer.Ok($$"""{ "value": [{{Access.Owner}}], "nextLink": {{next}} }""").WriteAsync(context);
        });
        var result = await CheckAsync(Access.Options(server));
        Assert.Equal(state, result.State);
        Assert.Equal(pages > 50, result.Reason.Contains("more than 50 pages"));
        Assert.Equal(100, server.Requests.Count);
    }

    private sealed class HangingCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            cancellationToken.WaitHandle.WaitOne(TimeSpan.FromMinutes(2));
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        }

        public override async ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMinutes(2), cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
