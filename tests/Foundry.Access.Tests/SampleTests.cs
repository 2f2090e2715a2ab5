using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Foundry.Access.Tests;

/// <summary>The sample as it is, in a process of its own, with Azure and Foundry played on this machine.</summary>
public class SampleTests
{
    private const string Evaluations = "/api/projects/p/openai/v1/evals";

    [LinuxFact]
    public async Task Denied_the_program_says_what_is_missing_and_starts_nothing()
    {
        var (exit, output, requests) = await RunAsync(Access.Owner, Created("run_1"));
        Assert.Equal(1, exit);
        Assert.Contains($"The evaluation was not started. The caller (object id {FakeCredential.ObjectId}) lacks {Access.Evaluations} at {Access.ProjectId}. The least role with it is Foundry User.", output);
        Assert.Contains($"az role assignment create --role 53ca6127-db72-4b80-b1b0-d745d6d5456d --assignee-object-id {FakeCredential.ObjectId}", output);
        Assert.Equal($"{Access.ProjectId}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01", Assert.Single(requests).PathAndQuery);
    }

    [LinuxFact]
    public async Task Granted_the_run_is_started_and_ends()
    {
        var (exit, output, requests) = await RunAsync(Access.FoundryUser, Created("run_1"));
        Assert.True(exit == 0, output);
        Assert.Contains("run run_1: completed", output);
        Assert.Equal(
            [$"{Access.ProjectId}/providers/Microsoft.Authorization/permissions", Evaluations, Evaluations + "/eval_1/runs", Evaluations + "/eval_1/runs/run_1"],
            requests.Select(request => request.PathAndQuery.Split('?')[0]));
    }

    [LinuxFact]
    public async Task Granted_and_refused_all_the_same_the_program_says_why()
    {
        var (exit, output, _) = await RunAsync(Access.FoundryUser, new Answer(400, """{ "error": { "code": "UserError", "message": "The action cannnot be finished with reason Forbidden (UnauthorizedUserAction, raisvc)" } }"""));
        Assert.Equal(1, exit);
        Assert.Contains("The evaluation was not started. The evaluation service could not get through to the account: this is its network, no role.", output);
    }

    private static async Task<(int Exit, string Output, IReadOnlyCollection<LoopbackRequest> Requests)> RunAsync(string permissions, Answer run)
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => AnswerFor(context.Request, permissions, run).WriteAsync(context));
        using var proxy = new LoopbackProxy(server);
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var token = FakeCredential.Token($$"""{ "oid": "{{FakeCredential.ObjectId}}", "idtyp": "app" }""");
            var signIn = Path.Combine(folder.FullName, "az");
            await File.WriteAllTextAsync(signIn, $"#!/bin/sh\necho '{{ \"accessToken\": \"{token}\", \"expires_on\": {DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds()}, \"expiresOn\": \"2099-01-01 00:00:00.000000\" }}'\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(signIn, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var trusted = Path.Combine(folder.FullName, "trusted.pem");
            await File.WriteAllTextAsync(trusted, LoopbackServer.CertificatePem);

            var (exit, output) = await StartAsync(new()
            {
                ["FOUNDRY_RESOURCE"] = "contoso",
                ["FOUNDRY_PROJECT"] = "p",
                ["AZURE_AI_PROJECT_ID"] = Access.ProjectId,
                ["AZURE_TOKEN_CREDENTIALS"] = "AzureCliCredential",
                ["PATH"] = folder.FullName + ":" + Environment.GetEnvironmentVariable("PATH"),
                ["HTTPS_PROXY"] = proxy.Address,
                ["https_proxy"] = proxy.Address,
                ["NO_PROXY"] = "",
                ["no_proxy"] = "",
                ["SSL_CERT_FILE"] = trusted,
            });
            Assert.DoesNotContain(FakeCredential.Signature, output);
            return (exit, output, server.Requests);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Answer Created(string id) => new(201, $$"""{ "id": "{{id}}" }""");

    private static Answer AnswerFor(HttpRequest request, string permissions, Answer run) => (request.Host.Host, request.Method, request.Path.Value) switch
    {
        ("management.azure.com", "GET", _) => Answer.Page(permissions),
        ("contoso.services.ai.azure.com", "POST", Evaluations) => Created("eval_1"),
        ("contoso.services.ai.azure.com", "POST", Evaluations + "/eval_1/runs") => run,
        ("contoso.services.ai.azure.com", "GET", Evaluations + "/eval_1/runs/run_1") => Answer.Ok("""{ "status": "completed", "result_counts": { "total": 2, "passed": 1, "failed": 1 } }"""),
        _ => new(404, "{}"),
    };

    private static async Task<(int Exit, string Output)> StartAsync(Dictionary<string, string> environment)
    {
        var sample = typeof(SampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Sample").Value!;
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [sample]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>A test that tells a process by SSL_CERT_FILE whom to trust, which OpenSSL alone reads.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "SSL_CERT_FILE is read on Linux only.";
}
