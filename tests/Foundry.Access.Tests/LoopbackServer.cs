using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Foundry.Access.Tests;

/// <summary>An HTTPS server on this machine that plays Azure Resource Manager or Foundry.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = NewCertificate();
    private readonly WebApplication application;
    private readonly ConcurrentQueue<LoopbackRequest> requests = new();

    private LoopbackServer(Func<LoopbackServer, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate)));
        application = builder.Build();
        application.Run(async context =>
        {
            requests.Enqueue(new(context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization.ToString()));
            await answer(this, context);
        });
    }

    /// <summary>The certificate, for a process that is told to trust it.</summary>
    public static string CertificatePem => Certificate.ExportCertificatePem();

    public Uri Address { get; private set; } = null!;

    public IReadOnlyCollection<LoopbackRequest> Requests => requests;

    public static async Task<LoopbackServer> StartAsync(Func<LoopbackServer, HttpContext, Task> answer)
    {
        var server = new LoopbackServer(answer);
        await server.application.StartAsync();
        server.Address = new Uri(server.application.Urls.Single().Replace("127.0.0.1", "localhost"));
        return server;
    }

    /// <summary>Gives one answer after the other, the last one again and again.</summary>
    public static Task<LoopbackServer> StartAsync(params Answer[] answers)
    {
        var next = -1;
        return StartAsync((_, context) => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)].WriteAsync(context));
    }

    /// <summary>A client that trusts this server's certificate and no other.</summary>
    public static HttpClient NewClient(bool followsRedirects = false, int connections = int.MaxValue)
    {
        return new(new HttpClientHandler
        {
            AllowAutoRedirect = followsRedirects,
            MaxConnectionsPerServer = connections,
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == Certificate.Thumbprint,
        });
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var name in new[] { "localhost", "management.azure.com", "contoso.services.ai.azure.com" })
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}

internal sealed record LoopbackRequest(string PathAndQuery, string Authorization);

internal sealed record Answer(int Status, string Body, string Type = "application/json")
{
    public Dictionary<string, string> Headers { get; } = [];

    public static Answer Ok(string body) => new(200, body);

    /// <summary>A page of permission entries.</summary>
    public static Answer Page(params string[] entries) => Ok($$"""{ "value": [{{string.Join(", ", entries)}}] }""");

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = Type;
        foreach (var (name, value) in Headers)
            context.Response.Headers[name] = value;
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body));
    }
}
