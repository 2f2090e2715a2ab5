using Azure.Core;
using Azure.Core.Pipeline;

namespace Foundry.Access.Tests;

/// <summary>The token goes to the endpoint and to no other place, whatever answers and the user's own pipeline do.</summary>
public class TokenTests
{
    /// <summary>Ways to lead a request elsewhere: what policies of a user can do, by name.</summary>
    private static readonly Dictionary<string, Action<HttpMessage, Uri>> Detours = new()
    {
        ["address"] = static (message, other) => message.Request.Uri.Reset(new Uri(other, message.Request.Uri.PathAndQuery)),
        ["port"] = static (message, other) => message.Request.Uri.Port = other.Port,
        ["host"] = static (message, other) => (message.Request.Uri.Host, message.Request.Uri.Port) = ("127.0.0.1", other.Port),
        ["scheme"] = static (message, _) => message.Request.Uri.Scheme = "http",
        ["host header"] = static (message, other) => message.Request.Headers.SetValue("Host", other.Authority),
    };

    public static TheoryData<string, string> DetoursAndPositions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var position in Enum.GetNames<HttpPipelinePosition>())
            {
                foreach (var detour in Detours.Keys)
                    data.Add(detour, position);
            }

            return data;
        }
    }

    /// <summary>Azure.Core follows redirects of a message that a policy lets it follow.</summary>
    private static Policy Following => new(static message => RedirectPolicy.SetAllowAutoRedirect(message, true));

    private static Answer Redirect(Uri to, int status = 302) => new(status, "") { Headers = { ["Location"] = to.AbsoluteUri } };

    private static async Task<FoundryAccessResult> CheckAsync(FoundryAccessOptions options)
    {
        var needs = Access.Needs(Access.ProjectId, Access.Evaluations);
        var result = Assert.Single(await FoundryAccess.CheckAsync(new FakeCredential(), needs, options));
        var sync = await Task.Run(() => FoundryAccess.Check(new FakeCredential(), needs, options));
        Assert.Equal(result.ToString(), Assert.Single(sync).ToString());
        return result;
    }

    [Theory, MemberData(nameof(DetoursAndPositions))]
    public async Task Request_that_a_policy_leads_elsewhere_is_not_sent(string detour, string position)
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        await using var stranger = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var options = Access.Options(server);
        var policy = new Policy(message => Detours[detour](message, stranger.Address));
        options.AddPolicy(policy, Enum.Parse<HttpPipelinePosition>(position));

        var result = await CheckAsync(options);
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Contains("another host", result.Reason);
        Assert.Empty(stranger.Requests);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(301), InlineData(302), InlineData(307), InlineData(308)]
    public async Task Redirect_that_the_pipeline_follows_takes_no_token_along(int status)
    {
        await using var stranger = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        await using var server = await LoopbackServer.StartAsync(Redirect(stranger.Address, status));
        var options = Access.Options(server);
        options.AddPolicy(Following, HttpPipelinePosition.PerCall);

        Assert.Equal(FoundryAccessState.Unknown, (await CheckAsync(options)).State);
        Assert.Empty(stranger.Requests);
    }

    /// <summary>A transport of the user's own may follow redirects by itself. .NET drops the token then.</summary>
    [Fact]
    public async Task Redirect_that_the_transport_follows_takes_no_token_along()
    {
        await using var stranger = await LoopbackServer.StartAsync(Answer.Page());
        await using var server = await LoopbackServer.StartAsync(Redirect(stranger.Address));
        var options = Access.Options(server);
        using var client = LoopbackServer.NewClient(followsRedirects: true);
        options.Transport = new HttpClientTransport(client);

        await CheckAsync(options);
        Assert.All(stranger.Requests, request => Assert.Equal("", request.Authorization));
    }

    [Fact]
    public async Task Redirect_within_the_endpoint_is_followed_with_the_token()
    {
        await using var server = await LoopbackServer.StartAsync((server, context) => context.Request.Path == "/moved"
            ? Answer.Page(Access.FoundryUser).WriteAsync(context)
            : Redirect(new Uri(server.Address, "moved")).WriteAsync(context));
        var options = Access.Options(server);
        options.AddPolicy(Following, HttpPipelinePosition.PerCall);

        Assert.Equal(FoundryAccessState.Granted, (await CheckAsync(options)).State);
        Assert.All(server.Requests, request => Assert.EndsWith(FakeCredential.Signature, request.Authorization));
    }

    [Fact]
    public async Task Policies_of_the_user_never_see_the_token()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var options = Access.Options(server);
        var seen = new List<string>();
        foreach (var position in Enum.GetValues<HttpPipelinePosition>())
            options.AddPolicy(new Policy(Look, Look), position);

        Assert.Equal(FoundryAccessState.Granted, (await CheckAsync(options)).State);
        Assert.Equal(12, seen.Count);
        Assert.All(seen, headers => Assert.DoesNotContain(FakeCredential.Signature, headers));

        void Look(HttpMessage message) =>
            seen.Add(string.Join("\n", message.Request.Headers.Select(header => header.Name + ": " + header.Value)));
    }

    [Fact]
    public async Task Each_try_carries_the_token_once()
    {
        var failing = new Answer(500, "{}");
        await using var server = await LoopbackServer.StartAsync(failing, failing, Answer.Page(Access.FoundryUser));
        var (credential, needs) = (new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations));
        await FoundryAccess.CheckAsync(credential, needs, Access.Options(server));
        var token = credential.GetToken(new([]), default).Token;
        Assert.Equal(Enumerable.Repeat("Bearer " + token, 3), server.Requests.Select(request => request.Authorization));
    }

    public static TheoryData<string> ForeignLinks =>
    [
        "{0}x", "http://localhost/x", "https://localhost/x", "//localhost/x", "/x", "https://user@localhost:{1}/x",
        "https://localhost.evil.example/x", "https://localhost:{1}@evil.example/x", "https://127.0.0.1:{1}/x",
        "https://evil.example\\\\@localhost:{1}/x", "file:///etc/passwd", "javascript:0",
    ];

    [Theory, MemberData(nameof(ForeignLinks))]
    public async Task Foreign_next_link_is_unknown(string link)
    {
        await using var stranger = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        await using var server = await LoopbackServer.StartAsync((server, context) =>
        {
            var next = string.Format(link, stranger.Address, server.Address.Port);
            return Answer.Ok($$"""{ "value": [{{Access.Owner}}], "nextLink": "{{next}}" }""").WriteAsync(context);
        });
        var result = await CheckAsync(Access.Options(server));
        Assert.Equal(FoundryAccessState.Unknown, result.State);
        Assert.Empty(stranger.Requests);
        Assert.Equal(2, server.Requests.Count);
    }

    private sealed class Policy(Action<HttpMessage> before, Action<HttpMessage>? after = null) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => before(message);

        public override void OnReceivedResponse(HttpMessage message) => after?.Invoke(message);
    }
}
