using System.Diagnostics;
using System.Runtime.CompilerServices;
using Azure.Identity;
using Microsoft.AspNetCore.Http;

namespace Foundry.Access.Tests;

/// <summary>What the check answers, on real traffic with a server that plays Azure Resource Manager.</summary>
public class CheckTests
{
    private static string Entry(string dataActions, string notDataActions = "") =>
        $$"""{ "actions": [], "notActions": [], "dataActions": [{{dataActions}}], "notDataActions": [{{notDataActions}}] }""";

    [Fact]
    public async Task Asks_for_the_permissions_of_the_resource()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var credential = new FakeCredential();
        var result = Assert.Single(await FoundryAccess.CheckAsync(credential, Access.Needs(Access.ProjectId + "/", Access.Evaluations), Access.Options(server)));

        Assert.Equal((FoundryAccessState.Granted, Access.Evaluations, Access.ProjectId), (result.State, result.DataAction, result.ResourceId));
        var request = Assert.Single(server.Requests);
        Assert.Equal(Access.ProjectId + "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01", request.PathAndQuery);
        Assert.StartsWith("Bearer ", request.Authorization);
        Assert.Equal([server.Address.GetLeftPart(UriPartial.Authority) + "/.default"], credential.Scopes);
    }

    [Theory]
    [InlineData("Granted", """ "*" """)]
    [InlineData("Granted", """ "microsoft.cognitiveservices/ACCOUNTS/AIServices/evaluations/write" """)]
    [InlineData("Granted", """ "Microsoft.CognitiveServices/*/write" """)]
    [InlineData("Denied", """ "Microsoft.CognitiveServices/*" """, """ "Microsoft.CognitiveServices/accounts/AIServices/evaluations/*" """)]
    [InlineData("Denied", """ "Microsoft.CognitiveServices/accounts/OpenAI/*" """)]
    [InlineData("Denied", "")]
    public async Task Matches_as_Azure_does(string state, string dataActions, string notDataActions = "") =>
        Assert.Equal(state, (await Access.CheckAsync(Answer.Page(Access.Owner, Entry(dataActions, notDataActions)))).State.ToString());

    [Fact]
    public async Task An_exclusion_takes_away_from_its_own_entry_alone() => Assert.Equal(FoundryAccessState.Granted,
        (await Access.CheckAsync(Answer.Page(Entry("\"*\"", "\"*/write\""), Entry("\"*/evaluations/*\"")))).State);

    [Theory]
    [InlineData("Granted", "Microsoft.CognitiveServices/accounts/ContentSafety/*", """ "Microsoft.CognitiveServices/accounts/*" """, "")]
    [InlineData("Denied", "Microsoft.CognitiveServices/accounts/ContentSafety/*", """ "Microsoft.CognitiveServices/accounts/ContentSafety/text:analyze/action" """, "")]
    [InlineData("Denied", "Microsoft.CognitiveServices/accounts/ContentSafety/*", """ "*" """, """ "*/delete" """)]
    [InlineData("Granted", "A.B/accounts/one/action|A.B/accounts/two/action", """ "A.B/accounts/two/action" """, "")]
    [InlineData("Denied", "A.B/accounts/one/action|A.B/accounts/two/action", """ "A.B/accounts/three/action" """, "")]
    public async Task Judges_wildcards_and_alternatives(string state, string needed, string dataActions, string notDataActions) =>
        Assert.Equal(state, (await Access.CheckAsync(() => LoopbackServer.StartAsync(Answer.Page(Entry(dataActions, notDataActions))), needed)).State.ToString());

    [Fact]
    public async Task Who_has_no_permission_at_all_is_denied() => Assert.Equal(FoundryAccessState.Denied, (await Access.CheckAsync(Answer.Page())).State);

    [Fact]
    public async Task A_grant_under_a_condition_is_unknown()
    {
        var result = await Access.CheckAsync(Answer.Page("""{ "dataActions": ["*"], "condition": "@Resource[x] StringEquals 'y'" }"""));
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains("condition", result.Reason);
    }

    [Theory]
    [InlineData(401), InlineData(403), InlineData(404), InlineData(409), InlineData(204), InlineData(302)]
    public async Task A_refused_check_is_unknown(int status)
    {
        var result = await Access.CheckAsync(new Answer(status, status is 204 ? "" : """{ "error": { "code": "AuthorizationFailed" } }""") { Headers = { ["Location"] = "https://localhost:1/" } });
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains($"returned {status}", result.Reason);
    }

    [Fact]
    public async Task A_failing_server_is_tried_again_and_then_unknown()
    {
        await using var server = await LoopbackServer.StartAsync(new Answer(500, "{}"));
        Assert.Equal(FoundryAccessState.Unknown, Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server))).State);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Throttling_is_waited_for()
    {
        await using var server = await LoopbackServer.StartAsync(new Answer(429, "{}") { Headers = { ["Retry-After"] = "1" } }, new Answer(500, "{}"), Answer.Page(Access.FoundryUser));
        var watch = Stopwatch.StartNew();
        Assert.Equal(FoundryAccessState.Granted, Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server))).State);
        Assert.Equal(3, server.Requests.Count);
        Assert.InRange(watch.ElapsedMilliseconds, 900, 20_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "value": 1 }""")]
    [InlineData("""{ "value": [1] }""")]
    [InlineData("""{ "value": [{ "dataActions": "*" }] }""")]
    [InlineData("""{ "value": [{ "dataActions": [1] }] }""")]
    [InlineData("""{ "value": [{ "dataActions": ["*"], "notDataActions": {} }] }""")]
    [InlineData("""{ "value": [], "nextLink": 1 }""")]
    [InlineData("<html>")]
    public async Task An_answer_that_cannot_be_read_is_unknown(string body)
    {
        var result = await Access.CheckAsync(Answer.Ok(body));
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains("cannot be read", result.Reason);
    }

    /// <summary>A list beside an error is no list: what it lacks may be what could not be read.</summary>
    [Theory]
    [InlineData("""{ "value": [], "error": { "code": "Timeout" } }""")]
    [InlineData("""{ "error": { "code": "Timeout" }, "value": [] }""")]
    [InlineData("""{ "value": [], "error": {} }""")]
    [InlineData("""{ "value": [], "error": "Timeout" }""")]
    [InlineData("""{ "value": [{ "dataActions": ["other/*"] }], "error": { "code": "Timeout" } }""")]
    [InlineData("""{ "value": [], "nextLink": "https://elsewhere.example/", "error": { "code": "Timeout" } }""")]
    public async Task List_beside_an_error_is_unknown(string body)
    {
        var result = await Access.CheckAsync(Answer.Ok(body));
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains("an error", result.Reason);
    }

    [Fact]
    public async Task List_beside_an_error_that_is_null_is_read() =>
        Assert.Equal(FoundryAccessState.Denied, (await Access.CheckAsync(Answer.Ok("""{ "value": [], "error": null }"""))).State);

    [Theory]
    [InlineData("[")]
    [InlineData("{ \"value\": ")]
    [InlineData("{ \"value\": [{ \"dataActions\": [")]
    public async Task Deep_answer_is_unknown(string part)
    {
        var result = await Access.CheckAsync(Answer.Ok(string.Concat(Enumerable.Repeat(part, 100_000))));
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains("cannot be read", result.Reason);
    }

    [Fact]
    public async Task Permissions_without_data_actions_are_unknown() =>
        Assert.Equal(FoundryAccessState.Unknown, (await Access.CheckAsync(Answer.Page("""{ "actions": ["*"], "notActions": [] }"""))).State);

    private static Task<LoopbackServer> StartPagesAsync(params string[] entriesOfPages) => LoopbackServer.StartAsync((server, context) =>
    {
        var page = context.Request.Query.TryGetValue("page", out var number) ? int.Parse(number!) : 0;
        var next = page + 1 < entriesOfPages.Length ? $"\"{server.Address}any?page={page + 1}\"" : "null";
        return Answer.Ok($$"""{ "value": [{{entriesOfPages[page]}}], "nextLink": {{next}} }""").WriteAsync(context);
    });

    [Theory]
    [InlineData("Granted", 1, "*", "x", "x")]
    [InlineData("Granted", 3, "x", "x", "*")]
    [InlineData("Denied", 3, "x", "x", "x")]
    public async Task Reads_pages_until_all_is_granted(string state, int requests, params string[] patterns)
    {
        await using var server = await StartPagesAsync(Array.ConvertAll(patterns, pattern => Entry($"\"{pattern}\"")));
        Assert.Equal(state, Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server))).State.ToString());
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task What_was_granted_before_a_page_failed_stays_granted()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Ok($$"""{ "value": [{{Entry("\"*/agents/*\"")}}], "nextLink": "https://elsewhere.example/" }"""));
        var results = await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Agents, Access.Evaluations), Access.Options(server));
        Assert.Equal([FoundryAccessState.Granted, FoundryAccessState.Unknown], results.Select(result => result.State));
    }

    [Fact]
    public async Task Pages_in_a_circle_are_unknown()
    {
        await using var server = await LoopbackServer.StartAsync((server, context) => Answer.Ok($$"""{ "value": [], "nextLink": "{{server.Address}}again" }""").WriteAsync(context));
        Assert.Equal(FoundryAccessState.Unknown, Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server))).State);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Hundred_thousand_entries_are_read()
    {
        var entries = Enumerable.Range(0, 100_000)
            .Select(i => Entry($"\"Microsoft.Some{i}/*/read\", \"Microsoft.CognitiveServices/accounts/*{i}/action\"", "\"*\""))
            .ToArray();
        await using var server = await LoopbackServer.StartAsync(Answer.Page(entries));
        await using var other = await LoopbackServer.StartAsync(Answer.Page([.. entries, Access.FoundryUser]));
        var watch = Stopwatch.StartNew();
        Assert.Equal(FoundryAccessState.Denied, Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server))).State);
        Assert.Equal(FoundryAccessState.Granted, Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(other))).State);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 20_000);
    }

    [Fact]
    public async Task A_slow_answer_can_be_cancelled()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var source = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FoundryAccess.EnsureAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server), source.Token));
        using var second = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => FoundryAccess.Ensure(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server), second.Token)));
    }

    [Fact]
    public async Task An_answer_that_never_comes_is_unknown()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var options = Access.Options(server);
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxRetries = 0;
        Assert.Equal(FoundryAccessState.Unknown, Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), options)).State);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unknown()
    {
        var server = await LoopbackServer.StartAsync(Answer.Page());
        var options = Access.Options(server);
        await server.DisposeAsync();
        var result = Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), options));
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains("could not be called", result.Reason);
    }

    public static TheoryData<Exception> CredentialFailures => [new CredentialUnavailableException("no credential"), new AuthenticationFailedException("AADSTS1: x"), new InvalidOperationException("mine")];

    [Theory, MemberData(nameof(CredentialFailures))]
    public async Task A_credential_that_fails_is_unknown(Exception failure)
    {
        var result = await Access.CheckAsync(() => LoopbackServer.StartAsync(Answer.Page()), credential: new FakeCredential(failure));
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains(failure.GetType().Name, result.Reason);
    }

    [Fact]
    public async Task Sync_callers_are_served_without_an_async_call()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var credential = new FakeCredential();
        await Task.Run(() => FoundryAccess.Ensure(credential, Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server)));
        Assert.Equal(0, credential.AsyncCalls);
        Assert.Single(credential.Scopes);
    }

    [Fact]
    public async Task Each_resource_is_asked_once()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var results = await FoundryAccess.CheckAsync(new FakeCredential(),
        [
            .. Access.Needs(Access.ProjectId, Access.Evaluations, Access.Agents, Access.Agents.ToUpperInvariant()), .. Access.Needs(Access.AccountId, Access.Evals), .. Access.Needs(Access.ProjectId.ToUpperInvariant(), Access.Agents),
        ], Access.Options(server));
        Assert.Equal([Access.Evaluations, Access.Agents, Access.Evals], results.Select(result => result.DataAction));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Remembers_what_is_granted_and_nothing_else()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.Owner), new Answer(403, "{}"), Answer.Page(Access.FoundryUser));
        var (credential, options) = (new FakeCredential(), Access.Options(server));
        async Task<FoundryAccessState> CheckAsync(FakeCredential asker) => Assert.Single(await FoundryAccess.CheckAsync(asker, Access.Needs(Access.ProjectId, Access.Evaluations), options)).State;

        Assert.Equal(FoundryAccessState.Denied, await CheckAsync(credential));
        Assert.Equal(FoundryAccessState.Unknown, await CheckAsync(credential));
        Assert.Equal(FoundryAccessState.Granted, await CheckAsync(credential));
        Assert.Equal(FoundryAccessState.Granted, await CheckAsync(credential));
        Assert.Equal(3, server.Requests.Count);

        // Only the token says who is asking, so each check gets one.
        Assert.Equal(4, credential.Scopes.Count);

        await CheckAsync(new FakeCredential());
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Forgets_after_the_time_that_is_set()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), new FoundryAccessOptions().CacheDuration);
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var (credential, options) = (new FakeCredential(), Access.Options(server));
        options.CacheDuration = TimeSpan.Zero;
        await FoundryAccess.EnsureAsync(credential, Access.Needs(Access.ProjectId, Access.Evaluations), options);
        await FoundryAccess.EnsureAsync(credential, Access.Needs(Access.ProjectId, Access.Evaluations), options);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_credential_is_not_kept_alive()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var options = Access.Options(server);
        var credential = await UseAsync();
        for (var i = 0; i < 20 && credential.IsAlive; i++)
        {
            await Task.Delay(50);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(credential.IsAlive);
        GC.KeepAlive(options);

        [MethodImpl(MethodImplOptions.NoInlining)]
        async Task<WeakReference> UseAsync()
        {
            var used = new FakeCredential();
            await FoundryAccess.EnsureAsync(used, Access.Needs(Access.ProjectId, Access.Evaluations), options);
            return new(used);
        }
    }

    [Fact]
    public async Task Serves_many_callers_at_once()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var (credential, options) = (new FakeCredential(), Access.Options(server));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => FoundryAccess.EnsureAsync(credential, Access.Needs(i % 2 == 0 ? Access.ProjectId : Access.AccountId, Access.Evaluations), options)));
        Assert.InRange(server.Requests.Count, 2, 50);
    }
}
