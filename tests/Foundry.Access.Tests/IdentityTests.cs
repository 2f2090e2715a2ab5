using System.Text.Json;
using Azure.Core;
using Microsoft.AspNetCore.Http;

namespace Foundry.Access.Tests;

/// <summary>Answers belong to whom the token was issued to, not to the credential, which may serve many users.</summary>
public class IdentityTests
{
    private const string Tenant = FakeCredential.TenantId;
    private static readonly string UserA = User(1);
    private static readonly string UserB = User(2);

    private static FoundryRequirement[] Needs => Access.Needs(Access.ProjectId, Access.Evaluations);

    private static string User(int number) => $"11111111-2222-3333-4444-{number:D12}";

    /// <summary>A server that grants to some users and denies to all others.</summary>
    private static Task<LoopbackServer> StartAsync(Func<string, bool> isGranted) => LoopbackServer.StartAsync((_, context) =>
        Answer.Page(isGranted(ObjectIdOf(context.Request)) ? Access.FoundryUser : Access.Owner).WriteAsync(context));

    private static string ObjectIdOf(HttpRequest request)
    {
        var payload = request.Headers.Authorization.ToString().Split('.')[1].Replace('-', '+').Replace('_', '/');
        var json = Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='));
        using var claims = JsonDocument.Parse(json);
        return claims.RootElement.TryGetProperty("oid", out var id) ? id.ToString() : "";
    }

    private static async Task<FoundryAccessState> CheckAsync(TokenCredential credential, FoundryAccessOptions options) =>
        Assert.Single(await FoundryAccess.CheckAsync(credential, Needs, options)).State;

    [Fact]
    public async Task Another_user_of_the_same_credential_does_not_get_the_answer_of_the_first()
    {
        await using var server = await StartAsync(id => id == UserA);
        var (credential, options) = (new UserCredential(), Access.Options(server));

        credential.SignIn(UserA);
        Assert.Equal(FoundryAccessState.Granted, await CheckAsync(credential, options));
        credential.SignIn(UserB);
        Assert.Equal(FoundryAccessState.Denied, await CheckAsync(credential, options));
        var failure = await Assert.ThrowsAsync<FoundryAccessException>(
            () => FoundryAccess.EnsureAsync(credential, Needs, options));
        Assert.Equal(UserB, failure.ObjectId);
        Assert.DoesNotContain(UserA, failure.Message);

        credential.SignIn(UserA);
        Assert.Equal(FoundryAccessState.Granted, await CheckAsync(credential, options));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Same_object_id_in_another_tenant_is_somebody_else()
    {
        await using var server = await StartAsync(_ => true);
        var (credential, options) = (new UserCredential(), Access.Options(server));
        credential.SignIn(UserA);
        await CheckAsync(credential, options);
        credential.SignIn(UserA, "00000000-0000-0000-0000-000000000001");
        await CheckAsync(credential, options);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{ "oid": "11111111-2222-3333-4444-555555555555" }""")]
    [InlineData("""{ "tid": "11111111-2222-3333-4444-555555555555" }""")]
    [InlineData("""{ "oid": "", "tid": "" }""")]
    [InlineData("""{ "sub": "x" }""")]
    public async Task Answer_for_a_token_that_does_not_say_whose_it_is_is_not_kept(string claims)
    {
        await using var server = await StartAsync(_ => true);
        var (credential, options) = (new FakeCredential(FakeCredential.Token(claims)), Access.Options(server));
        await CheckAsync(credential, options);
        await CheckAsync(credential, options);
        Assert.Equal(2, server.Requests.Count);
    }

    /// <summary>What a reader of the message takes for an id has no character that an id cannot have.</summary>
    [Theory]
    [InlineData(@"\u2028"), InlineData(@"\n"), InlineData(@"\t"), InlineData(" ")]
    public async Task Object_id_is_repeated_without_what_surrounds_it(string space)
    {
        await using var server = await StartAsync(_ => false);
        var claims = $$"""{ "oid": "{{space}}{{UserA}}{{space}}", "tid": "{{Tenant}}" }""";
        var credential = new FakeCredential(FakeCredential.Token(claims));
        var failure = await Assert.ThrowsAsync<FoundryAccessException>(
            () => FoundryAccess.EnsureAsync(credential, Needs, Access.Options(server)));
        Assert.Equal(UserA, failure.ObjectId);
        Assert.Contains($"--assignee-object-id {UserA} --assignee", failure.Message);
    }

    /// <summary>Two thousand requests of two hundred users through one credential, half of whom are granted.</summary>
    [Fact]
    public async Task Two_thousand_parallel_checks_get_the_answers_of_their_own_users()
    {
        static bool IsGranted(string id) => (id[^1] - '0') % 2 == 0;
        await using var server = await StartAsync(IsGranted);
        using var client = LoopbackServer.NewClient(connections: 64);
        var (credential, options) = (new UserCredential(), Access.Options(server));
        options.Transport = new Azure.Core.Pipeline.HttpClientTransport(client);
        options.Timeout = TimeSpan.FromMinutes(5);
        options.Retry.NetworkTimeout = TimeSpan.FromMinutes(5);

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(number => Task.Run(async () =>
        {
            var id = User(number % 200);
            credential.SignIn(id);
            var failure = await Record.ExceptionAsync(() => FoundryAccess.EnsureAsync(credential, Needs, options));
            if (IsGranted(id))
                Assert.Null(failure);
            else
                Assert.Equal(id, Assert.IsType<FoundryAccessException>(failure).ObjectId);
        })));

        // Every denial is asked for again, and every granted user at least once.
        Assert.InRange(server.Requests.Count, 1100, 2000);
    }

    /// <summary>A credential that signs in the user of the request at hand, as web applications have them.</summary>
    private sealed class UserCredential : TokenCredential
    {
        private readonly AsyncLocal<string> token = new();

        public void SignIn(string objectId, string tenantId = Tenant) =>
            token.Value = FakeCredential.Token($$"""{ "oid": "{{objectId}}", "tid": "{{tenantId}}", "scp": "all" }""");

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(token.Value!, DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext,
            CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
