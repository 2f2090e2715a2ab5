using System.Collections.Concurrent;
using System.Text;
using Azure.Core;

namespace Foundry.Access.Tests;

/// <summary>A credential whose tokens look like those of Entra ID and are worth nothing.</summary>
internal sealed class FakeCredential(string token, Exception? failure = null) : TokenCredential
{
    public const string ObjectId = "11111111-2222-3333-4444-555555555555";
    public const string TenantId = "99999999-8888-7777-6666-555555555555";

    /// <summary>The end of every token: what must never be seen anywhere.</summary>
    public const string Signature = "c2lnbmF0dXJlLW5ldmVyLXRvLWJlLXNlZW4";

    private int asyncCalls;

    public FakeCredential(Exception? failure = null)
        : this(Token($$"""{ "oid": "{{ObjectId}}", "tid": "{{TenantId}}", "idtyp": "app" }"""), failure)
    {
    }

    /// <summary>What tokens were asked for. Checks run side by side ask side by side.</summary>
    public ConcurrentQueue<string> Scopes { get; } = [];

    public int AsyncCalls => asyncCalls;

    public static string Token(string claims) => $"{Encode("""{ "alg": "none" }""")}.{Encode(claims)}.{Signature}";

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        foreach (var scope in requestContext.Scopes)
            Scopes.Enqueue(scope);
        return failure is null ? new(token, DateTimeOffset.UtcNow.AddHours(1)) : throw failure;
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asyncCalls);
        await Task.Yield();
        return GetToken(requestContext, cancellationToken);
    }

    private static string Encode(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
