using Azure.Core;
using Azure.Core.Pipeline;

namespace Foundry.Access.Tests;

/// <summary>Options count as they are when a check begins, for every check anew.</summary>
public class OptionsTests
{
    private static readonly FoundryRequirement[] Needs = Access.Needs(Access.ProjectId, Access.Evaluations);

    private static async Task<FoundryAccessState> CheckAsync(TokenCredential credential, FoundryAccessOptions options) =>
        Assert.Single(await FoundryAccess.CheckAsync(credential, Needs, options)).State;

    [Fact]
    public async Task Endpoint_changed_between_checks_counts()
    {
        await using var first = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        await using var second = await LoopbackServer.StartAsync(Answer.Page(Access.Owner));
        var (credential, options) = (new FakeCredential(), Access.Options(first));
        Assert.Equal(FoundryAccessState.Granted, await CheckAsync(credential, options));

        options.ResourceManagerEndpoint = second.Address;
        Assert.Equal(FoundryAccessState.Denied, await CheckAsync(credential, options));
        Assert.Equal(first.Address.GetLeftPart(UriPartial.Authority) + "/.default", credential.Scopes.First());
        Assert.Equal(second.Address.GetLeftPart(UriPartial.Authority) + "/.default", credential.Scopes.Last());
    }

    [Fact]
    public async Task Scope_changed_between_checks_counts()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var (credential, options) = (new FakeCredential(), Access.Options(server));
        options.CacheDuration = TimeSpan.Zero;
        await CheckAsync(credential, options);
        options.Scope = "https://changed.example/.default";
        await CheckAsync(credential, options);
        Assert.Equal(options.Scope, credential.Scopes.Last());
    }

    [Fact]
    public async Task Cache_duration_changed_between_checks_counts()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser), Answer.Page(Access.Owner));
        var (credential, options) = (new FakeCredential(), Access.Options(server));
        Assert.Equal(FoundryAccessState.Granted, await CheckAsync(credential, options));
        Assert.Equal(FoundryAccessState.Granted, await CheckAsync(credential, options));
        options.CacheDuration = TimeSpan.Zero;
        Assert.Equal(FoundryAccessState.Denied, await CheckAsync(credential, options));
    }

    [Fact]
    public async Task Retries_transport_and_policies_changed_between_checks_count()
    {
        await using var server = await LoopbackServer.StartAsync(new Answer(500, "{}"));
        var (credential, options) = (new FakeCredential(), Access.Options(server));
        await CheckAsync(credential, options);
        Assert.Equal(3, server.Requests.Count);

        options.Retry.MaxRetries = 0;
        await CheckAsync(credential, options);
        Assert.Equal(4, server.Requests.Count);

        var transport = new CountingTransport(options.Transport);
        options.Transport = transport;
        await CheckAsync(credential, options);
        Assert.Equal(1, transport.Count);

        var policy = new CountingPolicy();
        options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        await CheckAsync(credential, options);
        Assert.Equal(1, policy.Count);
    }

    [Fact]
    public async Task Options_that_do_not_fit_are_unknown()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var options = Access.Options(server);
        options.AddPolicy(new ThrowingPolicy(), HttpPipelinePosition.PerRetry);
        Assert.Equal(FoundryAccessState.Unknown, await CheckAsync(new FakeCredential(), options));
    }

    [Fact]
    public async Task Options_changed_while_checks_run_break_none()
    {
        await using var first = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        await using var second = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        var (credential, options) = (new AudienceCredential(), Access.Options(first));
        options.CacheDuration = TimeSpan.Zero;
        using var stop = new CancellationTokenSource();
        var changes = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                options.ResourceManagerEndpoint = i % 2 == 0 ? second.Address : first.Address;
                options.Timeout = TimeSpan.FromSeconds(60 + i % 10);
                options.CacheDuration = TimeSpan.FromTicks(i % 2);
                options.Retry.MaxRetries = i % 4;
                options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60 + i % 10);
            }
        });

        var states = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var all = new List<FoundryAccessState>();
            for (var i = 0; i < 40; i++)
                all.Add(await CheckAsync(credential, options));
            return all;
        })));
        stop.Cancel();
        await changes;

        Assert.All(states.SelectMany(all => all), state => Assert.Equal(FoundryAccessState.Granted, state));
        Assert.Equal(320, first.Requests.Count + second.Requests.Count);
        foreach (var server in new[] { first, second })
        {
            var token = AudienceCredential.TokenFor(server.Address.GetLeftPart(UriPartial.Authority) + "/.default");
            Assert.All(server.Requests, request => Assert.Equal("Bearer " + token, request.Authorization));
        }
    }

    [Fact]
    public async Task Policies_added_while_checks_begin_break_none()
    {
        var options = new FoundryAccessOptions();
        var policy = new CountingPolicy();
        var additions = Task.Run(() =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
                Thread.SpinWait(1000);
            }
        });
        for (var i = 0; i < 50 || !additions.IsCompleted; i++)
            Assert.NotNull(options.NewPipeline());
        await additions;
    }

    /// <summary>A credential whose tokens say what they are for.</summary>
    private sealed class AudienceCredential : TokenCredential
    {
        public static string TokenFor(string scope) => FakeCredential.Token($$"""{ "aud": "{{scope}}" }""");

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(TokenFor(requestContext.Scopes.Single()), DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }

    private sealed class CountingTransport(HttpPipelineTransport inner) : HttpPipelineTransport
    {
        public int Count { get; private set; }

        public override Request CreateRequest() => inner.CreateRequest();

        public override void Process(HttpMessage message)
        {
            Count++;
            inner.Process(message);
        }

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            Count++;
            return inner.ProcessAsync(message);
        }
    }

    private sealed class CountingPolicy : HttpPipelineSynchronousPolicy
    {
        private int count;

        public int Count => count;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref count);
    }

    private sealed class ThrowingPolicy : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => throw new NotSupportedException();
    }
}
