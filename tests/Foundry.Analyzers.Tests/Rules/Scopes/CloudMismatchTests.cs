using Foundry.Analyzers.CodeFixes.Fixes.Scopes;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Scopes;

using static ScopeSource;
using Verify = RuleVerifier<CloudMismatch, CloudMismatchFix>;

public class CloudMismatchTests
{
    private const string Public = "https://cognitiveservices.azure.com/.default";
    private const string Government = "https://cognitiveservices.azure.us/.default";
    private const string GovernmentAccount = "https://r.openai.azure.us/openai/v1/";

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Is_fixed_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = Shaped(shape, $"[|\"{Public}\"|]", GovernmentAccount),
        FixedCode = SignedIn(Shaped(shape, $"\"{Government}\"", GovernmentAccount), Government),
    }.RunAsync();

    [Theory]
    [InlineData(Public, GovernmentAccount, Government)]
    [InlineData("https://ai.azure.com/.default", GovernmentAccount, Government)]
    [InlineData(Public, "https://r.openai.azure.cn/openai/v1/", "https://cognitiveservices.azure.cn/.default")]
    [InlineData(Government, Account, "https://ai.azure.com/.default")]
    [InlineData("https://cognitiveservices.azure.cn/.default", "https://r.cognitiveservices.azure.us/openai/v1/", Government)]
    public Task Scope_of_another_cloud_is_fixed(string scope, string endpoint, string right) => Verify.VerifyCodeFixAsync(
        Literal(scope, endpoint, marked: true),
        SignedIn(Literal(right, endpoint), right));

    [Theory]
    [InlineData("new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName)",
        "new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName, "
        + "new DefaultAzureCredentialOptions { AuthorityHost = AzureAuthorityHosts.AzureGovernment })")]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = text })",
        "new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = text, "
        + "AuthorityHost = AzureAuthorityHosts.AzureGovernment })")]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = text, })",
        "new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = text, "
        + "AuthorityHost = AzureAuthorityHosts.AzureGovernment })")]
    [InlineData("new ClientSecretCredential(text, text, text)",
        "new ClientSecretCredential(text, text, text, new ClientSecretCredentialOptions { AuthorityHost = "
        + "AzureAuthorityHosts.AzureGovernment })")]
    [InlineData("new ClientSecretCredential(clientId: text, tenantId: text, clientSecret: text)",
        "new ClientSecretCredential(clientId: text, tenantId: text, clientSecret: text, options: "
        + "new ClientSecretCredentialOptions { AuthorityHost = AzureAuthorityHosts.AzureGovernment })")]
    [InlineData("new WorkloadIdentityCredential()",
        "new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions { AuthorityHost = AzureAuthorityHosts"
        + ".AzureGovernment })")]
    [InlineData("new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)", null)]
    [InlineData("new AzureCliCredential()", null)]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { AuthorityHost = uri })", null)]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { AuthorityHost = AzureAuthorityHosts.AzureGovernment })", null)]
    [InlineData("credential", null)]
    public async Task Credential_is_fixed_with_the_audience(string credential, string? signed)
    {
        string Statements(string credential, string scope) =>
            $"var client = new OpenAIClient(new BearerTokenPolicy({credential}, {scope}), "
            + $"new OpenAIClientOptions {{ Endpoint = new Uri(\"{GovernmentAccount}\") }});";
        string Variable(string credential, string address, string options = "") => "using Azure.AI.OpenAI;\n" + Body(
            $"TokenCredential own = {credential}; var client = new AzureOpenAIClient(new Uri({address}), own{options});");

        await Verify.VerifyCodeFixAsync(
            Body(Statements(credential, $"[|\"{Public}\"|]")), Body(Statements(signed ?? credential, $"\"{Government}\"")));
        await Verify.VerifyCodeFixAsync(
            Variable(credential, "[|\"https://r.openai.azure.us\"|]"),
            Variable(signed ?? credential, "\"https://r.openai.azure.us\"", $", new AzureOpenAIClientOptions {{ Audience = \"{Government}\" }}"));
    }

    [Fact]
    public Task No_fix_that_leaves_a_credential_of_another_cloud()
    {
        var source = Azure(
            "new Uri([|\"https://r.openai.azure.us\"|]), "
            + "new DefaultAzureCredential(new DefaultAzureCredentialOptions())");
        return Verify.VerifyCodeFixAsync(source, source);
    }

    [Fact]
    public Task Credential_of_two_clients_is_fixed_once() => Verify.VerifyCodeFixAsync(
        "using Azure.AI.OpenAI;\n" + Body(
            "var own = new DefaultAzureCredential(); var one = new AzureOpenAIClient(new Uri([|\"https://r.openai.azure.us\"|]), own); "
            + "var two = new AzureOpenAIClient(new Uri([|\"https://r.openai.azure.us\"|]), own);"),
        SignedIn("using Azure.AI.OpenAI;\n" + Body(
            "var own = new DefaultAzureCredential(); "
            + "var one = new AzureOpenAIClient(new Uri(\"https://r.openai.azure.us\"), own, OPTIONS); "
            + "var two = new AzureOpenAIClient(new Uri(\"https://r.openai.azure.us\"), own, OPTIONS);"), Government)
            .Replace("OPTIONS", $"new AzureOpenAIClientOptions {{ Audience = \"{Government}\" }}"));

    private static string Azure(string arguments) =>
        "using Azure.AI.OpenAI;\n" + Body($"var client = new AzureOpenAIClient({arguments});");

    [Theory]
    [InlineData("AzureOpenAIAudience.AzurePublicCloud")]
    [InlineData("\"https://cognitiveservices.azure.com/.default\"")]
    [InlineData("new AzureOpenAIAudience(\"https://cognitiveservices.azure.com/.default\")")]
    public Task Audience_of_another_cloud_is_fixed(string audience) => Verify.VerifyCodeFixAsync(
        Azure(
            $"new Uri(\"https://r.openai.azure.us\"), credential, new AzureOpenAIClientOptions {{ Audience = [|{audience}|] }}"),
        Azure(
            $"new Uri(\"https://r.openai.azure.us\"), credential, new AzureOpenAIClientOptions {{ Audience = "
            + $"\"{Government}\" }}"));

    [Theory]
    [InlineData("https://r.openai.azure.us", Government)]
    [InlineData("https://r.openai.azure.cn", "https://cognitiveservices.azure.cn/.default")]
    public async Task Missing_audience_means_the_public_cloud(string endpoint, string right)
    {
        await Verify.VerifyCodeFixAsync(
            Azure($"new Uri([|\"{endpoint}\"|]), credential"),
            Azure($"new Uri(\"{endpoint}\"), credential, new AzureOpenAIClientOptions {{ Audience = \"{right}\" }}"));
        await Verify.VerifyCodeFixAsync(
            Azure($"credential: credential, endpoint: new([|\"{endpoint}\"|])"),
            Azure(
                $"credential: credential, endpoint: new(\"{endpoint}\"), options: new AzureOpenAIClientOptions {{ Audience = "
                + $"\"{right}\" }}"));
        await Verify.VerifyAnalyzerAsync(Azure($"new Uri([|\"{endpoint}\"|]), credential, new AzureOpenAIClientOptions()"));
    }

    // ---- Semantic Kernel

    private const string Builder = "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions.";
    private const string Service = "new Microsoft.SemanticKernel.Connectors.AzureOpenAI.";

    /// <summary>Its overloads with an address ask for the public cloud's audience and take no other.</summary>
    [Theory]
    [InlineData(Builder + "AddAzureOpenAIChatCompletion(null, \"d\", ADDRESS, credential)")]
    [InlineData(Builder + "AddAzureOpenAIChatClient(null, \"d\", ADDRESS, credential)")]
    [InlineData(Service + "AzureOpenAIChatCompletionService(\"d\", ADDRESS, credential)")]
    [InlineData(Service + "AzureOpenAITextEmbeddingGenerationService(\"d\", ADDRESS, credential)")]
    public async Task Address_for_Semantic_Kernel_is_reported_without_a_fix(string creation)
    {
        string Source(string address) => Body($"_ = {creation.Replace("ADDRESS", address)};");
        await Verify.VerifyCodeFixAsync(
            Source("{|#0:\"https://r.openai.azure.us\"|}"),
            Source("{|#0:\"https://r.openai.azure.us\"|}"),
            Verify.Diagnostic(CloudMismatch.Descriptor).WithLocation(0).WithMessage(
                $"The endpoint is in Azure Government, which rejects tokens for '{Public}' with 401. Pass an "
                + $"AzureOpenAIClient with the audience '{Government}'."));
        await Verify.VerifyAnalyzerAsync(Source("\"https://r.openai.azure.com\""));
    }

    [Theory]
    [InlineData(Builder + "AddAzureOpenAIChatCompletion(null, \"d\", \"https://r.openai.azure.us\", \"key\")")]
    [InlineData(Builder + "AddAzureOpenAIChatCompletion(null, \"d\", \"https://r.openai.azure.us\", credential, httpClient: new HttpClient())")]
    public Task Key_or_own_transport_of_Semantic_Kernel_is_not_reported(string creation) =>
        Verify.VerifyAnalyzerAsync(Body($"_ = {creation};"));

    // ---- The cloud that a credential signs in to

    private const string Audience = ", new AzureOpenAIClientOptions { Audience = AzureOpenAIAudience.AzureGovernment }";

    private static string Signing(string credential) =>
        Azure($"new Uri(\"https://r.openai.azure.us\"), {credential}{Audience}");

    [Theory]
    [InlineData("new DefaultAzureCredential()",
        "new DefaultAzureCredential(new DefaultAzureCredentialOptions { AuthorityHost = AzureAuthorityHosts.AzureGovernment })")]
    [InlineData("new ClientSecretCredential(text, text, text)",
        "new ClientSecretCredential(text, text, text, new ClientSecretCredentialOptions { AuthorityHost = "
        + "AzureAuthorityHosts.AzureGovernment })")]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = text })",
        "new DefaultAzureCredential(new DefaultAzureCredentialOptions { TenantId = text, "
        + "AuthorityHost = AzureAuthorityHosts.AzureGovernment })")]
    public async Task Credential_of_the_public_cloud_is_an_info(string credential, string right)
    {
        await Verify.VerifyInfoAsync(Signing($"[|{credential}|]"), Signing(right));
        await Verify.VerifyInfoAsync(
            Client($"\"{Government}\"", $"new Uri(\"{GovernmentAccount}\")", credential: $"[|{credential}|]"),
            Client($"\"{Government}\"", $"new Uri(\"{GovernmentAccount}\")", credential: right));
    }

    [Theory]
    [InlineData("new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)")]
    [InlineData("new WorkloadIdentityCredential()")]
    [InlineData("new AzureCliCredential()")]
    [InlineData("new DefaultAzureCredential(new DefaultAzureCredentialOptions { AuthorityHost = uri })")]
    [InlineData("credential")]
    public Task Credential_that_may_sign_in_to_the_cloud_is_not_reported(string credential) =>
        Verify.VerifyAnalyzerAsync(Signing(credential));

    [Fact]
    public Task Message_names_the_authority() => Verify.VerifyAnalyzerAsync(
        Signing("{|#0:new DefaultAzureCredential()|}"),
        Verify.Diagnostic(CloudMismatch.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            "The endpoint is in Azure Government, but 'DefaultAzureCredential' signs in to the public Azure cloud. "
            + "Set its AuthorityHost to AzureAuthorityHosts.AzureGovernment."));

    [Fact]
    public Task Message_names_the_cloud_and_the_scopes() => Verify.VerifyAnalyzerAsync(
        Client($"{{|#0:\"{Public}\"|}}", $"new Uri(\"{GovernmentAccount}\")"),
        Verify.Diagnostic(CloudMismatch.Descriptor).WithLocation(0).WithMessage(
            $"The endpoint is in Azure Government, which rejects tokens for '{Public}' with 401. Use '{Government}'."));

    // ---- Silent

    [Theory]
    [InlineData(Public, Account)]
    [InlineData("https://ai.azure.com/.default", Account)]
    [InlineData(Government, GovernmentAccount)]
    [InlineData("https://ai.azure.us/.default", GovernmentAccount)]
    [InlineData("https://ai.azure.com/.default", "https://r.services.ai.azure.us/api/projects/p")]
    [InlineData(Public, "https://gateway.contoso.us/openai/v1")]
    [InlineData("https://contoso.com/.default", GovernmentAccount)]
    public Task Silent_when_clouds_agree_or_another_rule_reports(string scope, string endpoint) =>
        Verify.VerifyAnalyzerAsync(SignedIn(Literal(scope, endpoint), scope));

    [Theory]
    [InlineData("new Uri(\"https://r.openai.azure.com\"), credential")]
    [InlineData("new Uri(\"https://r.openai.azure.us\"), new Azure.AzureKeyCredential(\"key\")")]
    [InlineData(
        "new Uri(\"https://r.openai.azure.us\"), credential, new AzureOpenAIClientOptions { Audience = "
        + "AzureOpenAIAudience.AzureGovernment }")]
    [InlineData("new Uri(\"https://r.openai.azure.us\"), credential, new AzureOpenAIClientOptions { Audience = text }")]
    [InlineData("new Uri(\"https://gateway.contoso.us\"), credential")]
    [InlineData("uri, credential")]
    public Task Silent_when_the_audience_fits_or_is_unknown(string arguments) => Verify.VerifyAnalyzerAsync(Azure(arguments));

    [Fact]
    public Task Silent_when_the_options_are_set_elsewhere() => Verify.VerifyAnalyzerAsync("using Azure.AI.OpenAI;\n" + Body("""
        var options = new AzureOpenAIClientOptions();
        Configure(options);
        var client = new AzureOpenAIClient(new Uri("https://r.openai.azure.us"), credential, options);
        void Configure(AzureOpenAIClientOptions o) => o.Audience = AzureOpenAIAudience.AzureGovernment;
        """));

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new Azure.AI.OpenAI.AzureOpenAIClient(new System.Uri(\"https://r.openai.azure.us\"), "
            + "(Azure.Core.TokenCredential)x, new Azure.AI.OpenAI.AzureOpenAIClientOptions { Audience = , }",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
