using System.ClientModel.Primitives;
using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<PlainHttp, EndpointFix>;

public class PlainHttpTests
{
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape)
    {
        string Source(string scheme) => CodeContexts.Source(shape,
            $"new AzureOpenAIClient(new System.Uri({scheme}://r.openai.azure.com\"{(scheme[0] == '[' ? "|]" : "")}), "
            + "new DefaultAzureCredential())",
            "using Azure.AI.OpenAI; using Azure.Identity;");
        return new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = Source("[|\"http"),
            FixedCode = Source("\"https"),
        }.RunAsync();
    }

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(ADDRESS), token)")]
    [InlineData("new AIProjectClient(tokenProvider: token, endpoint: new(ADDRESS))")]
    [InlineData("new PersistentAgentsClient(ADDRESS, token)")]
    [InlineData("new OpenAIClient(new BearerTokenPolicy(token, \"s\"), new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })")]
    public async Task Http_is_fixed_for_every_client_with_a_token(string creation)
    {
        foreach (var rest in new[] { "r.openai.azure.com/openai/v1/", "gateway.contoso.com:8080/openai", "10.0.0.1" })
        {
            await Verify.VerifyCodeFixAsync(
                Body($"_ = {creation.Replace("ADDRESS", $"[|\"http://{rest}\"|]")};"),
                Body($"_ = {creation.Replace("ADDRESS", $"\"https://{rest}\"")};"));
        }
    }

    [Theory]
    [InlineData("new AIProjectClient(new Uri(ADDRESS), token)", "AIProjectClient")]
    [InlineData("new PersistentAgentsClient(ADDRESS, token)", "PersistentAgentsClient")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(token, \"s\"), new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })",
        "OpenAIClient")]
    public Task Client_that_refuses_to_send_its_token_throws(string creation, string client) => Verify.VerifyAnalyzerAsync(
        Body($"_ = {creation.Replace("ADDRESS", "{|#0:\"http://r.services.ai.azure.com/api/projects/p\"|}")};"),
        Verify.Diagnostic(PlainHttp.Descriptor).WithLocation(0).WithMessage(
            $"'{client}' refuses to send its token to an address without TLS. Every call throws. Use https."));

    /// <summary>It does not throw: the token is on the network.</summary>
    [Fact]
    public Task AzureOpenAIClient_leaks_its_token() => Verify.VerifyAnalyzerAsync(
        Body("_ = new AzureOpenAIClient(new Uri({|#0:\"http://r.openai.azure.com\"|}), token);"),
        Verify.Diagnostic(PlainHttp.Descriptor).WithLocation(0).WithMessage(
            "'AzureOpenAIClient' sends its token in clear text to an address without TLS. "
            + "Anyone on the network can read and use it. Use https."));

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(\"http://localhost:8080\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"http://127.0.0.1\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"http://[::1]:80/\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"http://{text}/\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"http://{text}.com/\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"http:///openai\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri($\"{text}://r.openai.azure.com\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.openai.azure.com\"), token)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"http://r.openai.azure.com\"), key)")]
    [InlineData("new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(\"http://ollama:11434/v1\") })")]
    public Task Loopback_https_unknown_host_or_key_is_not_reported(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Theory]
    [InlineData(
        "new AIProjectClient(new Uri(\"http://r.openai.azure.com\"), token, new AIProjectClientOptions { Transport = "
        + "new HttpClientPipelineTransport() })")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(token, \"s\"), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"http://r.openai.azure.com\"), Transport = new HttpClientPipelineTransport() })")]
    public Task Silent_for_a_client_with_its_own_transport(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test
        {
            TestCode = Body("_ = new AIProjectClient(new Uri(\"http://r.openai.azure.com\"), token);"),
        }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new Azure.AI.OpenAI.AzureOpenAIClient(new System.Uri(\"http://r\"), (Azure.Core.Token)",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();

    private sealed class AnyToken : Azure.Core.TokenCredential
    {
        public override Azure.Core.AccessToken GetToken(Azure.Core.TokenRequestContext context, CancellationToken cancel) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<Azure.Core.AccessToken> GetTokenAsync(
            Azure.Core.TokenRequestContext context, CancellationToken cancel) =>
            new(GetToken(context, cancel));
    }

    /// <summary>Confirms the exception on the real packages.</summary>
    [Fact]
    public void Token_policy_throws_without_TLS()
    {
        var client = new OpenAI.Models.OpenAIModelClient(new BearerTokenPolicy(new AnyToken(), "https://ai.azure.com/.default"),
            new OpenAI.OpenAIClientOptions { Endpoint = new Uri("http://r.openai.azure.com/openai/v1/") });
        Assert.Contains("TLS", Assert.Throws<InvalidOperationException>(() => client.GetModels()).Message);
    }
}
