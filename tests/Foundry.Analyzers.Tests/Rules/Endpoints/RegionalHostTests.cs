using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using static EndpointSource;
using Verify = RuleVerifier<RegionalHost>;

public class RegionalHostTests
{
    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(shape,
            "new AzureOpenAIClient(new System.Uri([|\"https://westeurope.api.cognitive.microsoft.com/\"|]), "
            + "new DefaultAzureCredential())",
            "using Azure.AI.OpenAI; using Azure.Identity;"),
    }.RunAsync();

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(ADDRESS), token)")]
    [InlineData("new AzureOpenAIClient(endpoint: new(ADDRESS), credential: new DefaultAzureCredential())")]
    [InlineData("new OpenAIClient(new BearerTokenPolicy(token, \"s\"), new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", ADDRESS, token)")]
    public async Task Regional_host_is_reported_for_every_client_with_a_token(string creation)
    {
        await Verify.VerifyAnalyzerAsync(
            Body($"_ = {creation.Replace("ADDRESS", "[|\"https://westeurope.api.cognitive.microsoft.com\"|]")};"));
        await Verify.VerifyAnalyzerAsync(
            Body($"_ = {creation.Replace("ADDRESS", "[|$\"https://{text}.api.cognitive.microsoft.us/\"|]")};"));
    }

    [Fact]
    public Task Message_names_the_client() => Verify.VerifyAnalyzerAsync(
        Body("_ = new AzureOpenAIClient(new Uri({|#0:\"https://westeurope.api.cognitive.microsoft.com\"|}), token);"),
        Verify.Diagnostic(RegionalHost.Descriptor).WithLocation(0).WithMessage(
            "'AzureOpenAIClient' sends a token to a regional host, which rejects it with 400 (custom subdomain). Use "
            + "<resource>.openai.azure.com or <resource>.services.ai.azure.com."));

    // ---- Keys and the network of the account

    private const string Regional = "https://westeurope.api.cognitive.microsoft.com";

    private static Verify.Test Declared(string properties, string creation) => new Verify.InfoTest
    {
        TestCode = Body($"_ = {creation};"),
        TestState =
        {
            AdditionalFiles =
            {
                ("/p/infra/main.bicep",
                    "resource a 'Microsoft.CognitiveServices/accounts@2025-06-01' = {\n  name: 'contoso'\n  kind: 'AIServices'\n"
                    + $"  properties: {{ customSubDomainName: 'contoso'\n    {properties} }}\n}}\n"),
                ("/p/azure.yaml", "services:\n  app:\n    project: src/App\n    host: containerapp\n"),
            },
            AnalyzerConfigFiles = { Hosts.Properties("MSBuildProjectFullPath = /p/src/App/App.csproj", "OutputType = Exe") },
        },
    };

    [Theory]
    [InlineData("publicNetworkAccess: 'Disabled'", true)]
    [InlineData("networkAcls: { defaultAction: 'Deny' }", true)]
    [InlineData("publicNetworkAccess: 'Enabled'", false)]
    [InlineData("networkAcls: { defaultAction: 'Allow' }", false)]
    public async Task Key_for_an_account_in_a_closed_network_is_an_info(string properties, bool isReported)
    {
        string Creation(string address) => $"new AzureOpenAIClient(new Uri({address}), key)";
        await Declared(properties, Creation(isReported ? $"[|\"{Regional}\"|]" : $"\"{Regional}\"")).RunAsync();
        await Declared(properties, Creation("\"https://contoso.openai.azure.com\"")).RunAsync();
    }

    [Fact]
    public Task Message_names_the_network()
    {
        var test = Declared("publicNetworkAccess: 'Disabled'", $"new AzureOpenAIClient(new Uri({{|#0:\"{Regional}\"|}}), key)");
        test.ExpectedDiagnostics.Add(
            Verify.Diagnostic(RegionalHost.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
                "'AzureOpenAIClient' calls an account with network rules (infra/main.bicep:5) at a regional host, which "
                + "rejects it with 403 (correct endpoint). Use <resource>.openai.azure.com or "
                + "<resource>.services.ai.azure.com."));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), key)")]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), new AzureKeyCredential(text))")]
    [InlineData(
        "new OpenAIClient(policy, new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://westeurope.api.cognitive.microsoft.com\") })")]
    [InlineData(
        "new OpenAIClient(key, new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://westeurope.api.cognitive.microsoft.com\") })")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://r.cognitiveservices.azure.com\"), token)")]
    [InlineData("new AzureOpenAIClient(condition ? new Uri(\"https://westeurope.api.cognitive.microsoft.com\") : uri, token)")]
    public Task Key_or_host_of_the_resource_is_not_reported(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Theory]
    [InlineData(
        "new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), token, "
        + "new AzureOpenAIClientOptions { Transport = new HttpClientPipelineTransport() })")]
    [InlineData(
        "new OpenAIClient(new BearerTokenPolicy(token, \"s\"), new OpenAIClientOptions { Endpoint = "
        + "new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), Transport = new HttpClientPipelineTransport() })")]
    [InlineData(
        "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", "
        + "\"https://westeurope.api.cognitive.microsoft.com\", token, httpClient: new System.Net.Http.HttpClient())")]
    public Task Silent_for_a_client_with_its_own_transport(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    [Fact]
    public Task Silent_in_a_test_project() =>
        new Verify.Test
        {
            TestCode = Body("_ = new AzureOpenAIClient(new Uri(\"https://westeurope.api.cognitive.microsoft.com\"), token);"),
        }.In("test").RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new Azure.AI.OpenAI.AzureOpenAIClient(new System.Uri(\"https://westeurope.api.cognitive"
            + ".microsoft.com\", , new Azure.Identity.DefaultAzureCredential(",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
