using Foundry.Analyzers.CodeFixes.Fixes.Credentials;
using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

/// <summary>
/// Clients of Aspire's integrations, whose endpoint and key are in a connection string of the settings files. What is reported is
/// an info at the name of the connection string, and no fix changes the settings file.
/// </summary>
public class ConnectionStringTests
{
    private const string AzureOpenAI = "builder.AddAzureOpenAIClient({|#0:\"ai\"|});";
    private const string Keyed = "builder.AddKeyedAzureOpenAIClient({|#0:\"ai\"|}, s => s.DisableTracing = true);";
    private const string Either = "builder.AddOpenAIClientFromConfiguration({|#0:\"ai\"|});";
    private const string Inference = "builder.AddAzureChatCompletionsClient({|#0:\"ai\"|});";
    private const string Key = ";Key=$HEX$";

    private static Task VerifyAsync<TRule, TFix>(
        string register, string connection, bool isReported, string path = "/p/appsettings.json", string? message = null)
        where TRule : FoundryRule, new()
        where TFix : FoundryCodeFix, new()
    {
        var source = $$"""
            using System;
            using Microsoft.Extensions.Hosting;
            class C { void M(IHostApplicationBuilder builder, bool condition, string name) { {{register}} } }
            """;
        if (!isReported)
            source = source.Replace("{|#0:", "").Replace("|}", "");
        var test = new RuleVerifier<TRule, TFix>.Test { TestCode = source, FixedCode = source };
        test.TestState.AdditionalFiles.Add((path, $$"""{ "ConnectionStrings": { "ai": "{{connection.Replace("$HEX$", GeneratedKeys.Hex)}}" } }"""));
        if (isReported)
        {
            var expected = RuleVerifier<TRule, TFix>.Diagnostic(new TRule().SupportedDiagnostic)
                .WithLocation(0)
                .WithSeverity(DiagnosticSeverity.Info);
            test.ExpectedDiagnostics.Add(message is null ? expected : expected.WithMessage(message));
        }

        return test.RunAsync();
    }

    [Theory]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com/openai/v1/;Key=k")]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com/openai/v1/")]
    [InlineData(AzureOpenAI, "https://r.openai.azure.com/openai/v1/")]
    [InlineData(AzureOpenAI, "Endpoint=https://r.services.ai.azure.com/api/projects/p")]
    [InlineData(Keyed, "endpoint=https://r.openai.azure.com/openai/deployments/d")]
    [InlineData(Either, "Endpoint=https://r.openai.azure.com/openai/v1/;Key=k")]
    public Task Path_for_an_Azure_OpenAI_client_is_an_info(string register, string connection) =>
        VerifyAsync<ResourceRoot, EndpointFix>(register, connection, isReported: true);

    [Theory]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com/;Key=k")]
    [InlineData(AzureOpenAI, "https://r.openai.azure.com")]
    [InlineData(AzureOpenAI, "Endpoint=https://r.contoso.com/openai/v1")]
    [InlineData(AzureOpenAI, "")]
    [InlineData(AzureOpenAI, "Key=k")]
    [InlineData(Either, "Endpoint=https://r.openai.azure.com/;Key=k")]
    [InlineData(Either, "Endpoint=https://r.openai.azure.com/openai/v1;Key=k;IsAzure=false")]
    [InlineData(Inference, "Endpoint=https://r.services.ai.azure.com/models")]
    [InlineData("builder.AddAzureOpenAIClient(name);", "Endpoint=https://r.openai.azure.com/openai/v1")]
    [InlineData("builder.AddAzureOpenAIClient(\"other\");", "Endpoint=https://r.openai.azure.com/openai/v1")]
    [InlineData("if (condition) builder.AddAzureOpenAIClient(\"ai\");", "Endpoint=https://r.openai.azure.com/openai/v1")]
    [InlineData(
        "builder.AddAzureOpenAIClient(\"ai\", s => s.Endpoint = new Uri(\"https://r.openai.azure.com\"));",
        "Endpoint=https://r.openai.azure.com/openai/v1")]
    [InlineData("builder.AddAzureOpenAIClient(\"ai\", null, b => { });", "Endpoint=https://r.openai.azure.com/openai/v1")]
    public Task Path_is_not_reported_when_it_is_right_or_not_known(string register, string connection) =>
        VerifyAsync<ResourceRoot, EndpointFix>(register, connection, isReported: false);

    [Fact]
    public Task Message_names_the_call_and_the_place_in_the_file() => VerifyAsync<ResourceRoot, EndpointFix>(
        AzureOpenAI, "Endpoint=https://r.openai.azure.com/openai/v1/", isReported: true, message:
        "'AddAzureOpenAIClient' needs the resource root as its endpoint (appsettings.json:1). With this path, every call "
        + "fails with 404. End the endpoint after the host.");

    [Theory]
    [InlineData(Either, "Endpoint=https://r.openai.azure.com;Key=k", false)]
    [InlineData(Either, "Endpoint=https://gateway.azure-api.net/openai/v1/chat/completions;Key=k", true)]
    [InlineData(Either, "Endpoint=https://api.openai.com/v1;Key=k", false)]
    public Task Route_for_a_plain_client_is_an_info(string register, string connection, bool isReported) =>
        VerifyAsync<OpenAIPath, EndpointFix>(register, connection, isReported);

    [Theory]
    [InlineData(AzureOpenAI, "Endpoint=http://r.openai.azure.com", true)]
    [InlineData(Inference, "Endpoint=http://r.services.ai.azure.com/models", true)]
    [InlineData(AzureOpenAI, "Endpoint=http://localhost:5000", false)]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com", false)]
    [InlineData(AzureOpenAI, "Endpoint=http://r.openai.azure.com;Key=k", false)]
    [InlineData("builder.AddAzureOpenAIClient(\"ai\", s => s.Key = name);", "Endpoint=http://r.openai.azure.com", false)]
    public Task Http_is_an_info_when_the_client_sends_a_token(string register, string connection, bool isReported) =>
        VerifyAsync<PlainHttp, EndpointFix>(register, connection, isReported);

    [Theory]
    [InlineData(AzureOpenAI, "Endpoint=https://swedencentral.api.cognitive.microsoft.com/", true)]
    [InlineData(AzureOpenAI, "https://swedencentral.api.cognitive.microsoft.com/", true)]
    [InlineData(AzureOpenAI, "Endpoint=https://swedencentral.api.cognitive.microsoft.com/;Key=k", false)]
    [InlineData(AzureOpenAI, "Endpoint=https://r.cognitiveservices.azure.com/", false)]
    public Task Regional_host_is_an_info_when_the_client_sends_a_token(string register, string connection, bool isReported) =>
        VerifyAsync<RegionalHost, EndpointFix>(register, connection, isReported);

    [Theory]
    [InlineData(Either, "Endpoint=https://gateway.azure-api.net/openai/v1;Key=k", true)]
    [InlineData(Either, "Endpoint=https://gateway.azure-api.net/openai/v1", false)]
    [InlineData(AzureOpenAI, "Endpoint=https://gateway.azure-api.net/openai/v1;Key=k", false)]
    public Task Gateway_key_is_an_info_for_a_plain_client(string register, string connection, bool isReported) =>
        VerifyAsync<GatewayKey, EndpointFix>(register, connection, isReported);

    [Theory]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com" + Key, "/p/appsettings.json", true)]
    [InlineData(Keyed, "Endpoint=https://r.openai.azure.com" + Key, "/p/appsettings.json", true)]
    [InlineData(Either, "Endpoint=https://r.openai.azure.com" + Key, "/p/appsettings.json", true)]
    [InlineData(Inference, "Endpoint=https://r.services.ai.azure.com/models" + Key, "/p/appsettings.json", true)]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com" + Key, "/p/appsettings.Development.json", false)]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com;Key=<your key>", "/p/appsettings.json", false)]
    [InlineData(AzureOpenAI, "Endpoint=https://r.openai.azure.com", "/p/appsettings.json", false)]
    [InlineData(AzureOpenAI, "Endpoint=http://localhost:5000" + Key, "/p/appsettings.json", false)]
    public Task Key_is_an_info_when_every_environment_reads_it(string register, string connection, string path, bool isReported) =>
        VerifyAsync<SecretInSource, SecretInSourceFix>(register, connection, isReported, path);

    /// <summary>The key may be in a connection string that the settings files do not hold.</summary>
    [Theory]
    [InlineData("builder.AddAzureOpenAIClient(\"ai\", s => s.Endpoint = new Uri({|#0:\"https://r.openai.azure.us\"|}));", true)]
    [InlineData("builder.AddAzureOpenAIClient(\"ai\", s => s.Endpoint = new Uri(\"https://r.openai.azure.com\"));", false)]
    [InlineData(
        "builder.AddAzureOpenAIClient(\"ai\", s => { s.Key = name; s.Endpoint = new Uri(\"https://r.openai.azure.us\"); });", false)]
    public Task Endpoint_of_another_cloud_is_an_info(string register, bool isReported) =>
        VerifyAsync<CloudMismatch, CloudMismatchFix>(register, "", isReported);
}
