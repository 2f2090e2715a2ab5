using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Credentials;

using Verify = RuleVerifier<AzureKeyToOpenAI>;

public class AzureKeyToOpenAITests
{
    private static string Body(string statement) => $$"""
        using System;
        using System.ClientModel;
        using Microsoft.Extensions.Configuration;
        using OpenAI;
        using OpenAI.Chat;

        class C
        {
            void M(Uri uri, IConfiguration configuration, string other)
            {
                {{statement}}
            }
        }
        """;

    private static Task Check(string statement) => Verify.VerifyAnalyzerAsync(Body(statement));

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public async Task Is_reported_in_every_code_context(string shape)
    {
        await new Verify.InfoTest
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = CodeContexts.Source(
                shape, "new OpenAI.OpenAIClient([|Environment.GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\")!|])", "using System;"),
        }.RunAsync();
        await new Verify.Test
        {
            TestState = { OutputKind = CodeContexts.Kind(shape) },
            TestCode = CodeContexts.Source(
                shape,
                "new OpenAI.OpenAIClient([|new System.ClientModel.Primitives.BearerTokenPolicy(new DefaultAzureCredential(), \"s\")|])",
                "using Azure.Identity;"),
        }.RunAsync();
    }

    // ---- Tokens

    private static string Token(string statement) => $$"""
        using System;
        using System.ClientModel;
        using System.ClientModel.Primitives;
        using Azure.Core;
        using Azure.Identity;
        using OpenAI;
        using OpenAI.Chat;

        class Own : AuthenticationTokenProvider
        {
            public override GetTokenOptions CreateTokenOptions(System.Collections.Generic.IReadOnlyDictionary<string, object> p) => null;
            public override AuthenticationToken GetToken(GetTokenOptions o, System.Threading.CancellationToken c) => null;
            public override System.Threading.Tasks.ValueTask<AuthenticationToken> GetTokenAsync(
                GetTokenOptions o, System.Threading.CancellationToken c) => default;
        }

        class C
        {
            void M(Uri uri, TokenCredential credential)
            {
                {{statement}}
            }
        }
        """;

    [Theory]
    [InlineData("_ = new OpenAIClient([|new BearerTokenPolicy(new DefaultAzureCredential(), \"s\")|]);")]
    [InlineData("var policy = new BearerTokenPolicy(new AzureCliCredential(), \"s\"); _ = new ChatClient(\"m\", [|policy|]);")]
    [InlineData("TokenCredential c = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned); "
        + "_ = new ChatClient(\"m\", [|new BearerTokenPolicy(c, \"s\")|], new OpenAIClientOptions { OrganizationId = \"o\" });")]
    [InlineData("_ = new OpenAI.Responses.ResponsesClient([|new BearerTokenPolicy(new DefaultAzureCredential(), \"s\")|]);")]
    [InlineData("_ = new OpenAIClient([|new BearerTokenPolicy(new DefaultAzureCredential(), \"s\")|], "
        + "new OpenAIClientOptions { Endpoint = new Uri(\"https://api.openai.com/v1\") });")]
    [InlineData("_ = new OpenAIClient([|new ApiKeyCredential("
        + "new DefaultAzureCredential().GetToken(new TokenRequestContext(new[] { \"s\" })).Token)|]);")]
    public Task Token_of_Azure_Identity_is_reported(string statement) => Verify.VerifyAnalyzerAsync(Token(statement));

    [Theory]
    [InlineData("_ = new OpenAIClient(new BearerTokenPolicy(new Own(), \"s\"));")]
    [InlineData("_ = new OpenAIClient(new BearerTokenPolicy(credential, \"s\"));")]
    [InlineData("_ = new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), \"s\"), "
        + "new OpenAIClientOptions { Endpoint = new Uri(\"https://r.openai.azure.com/openai/v1/\") });")]
    [InlineData("_ = new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), \"s\"), "
        + "new OpenAIClientOptions { Endpoint = uri });")]
    [InlineData("_ = new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), \"s\"), "
        + "new OpenAIClientOptions { Transport = new HttpClientPipelineTransport() });")]
    [InlineData("var options = new OpenAIClientOptions(); options.AddPolicy(null, PipelinePosition.PerCall); "
        + "_ = new OpenAIClient(new BearerTokenPolicy(new DefaultAzureCredential(), \"s\"), options);")]
    public Task Token_of_another_issuer_or_for_another_host_is_not_reported(string statement) =>
        Verify.VerifyAnalyzerAsync(Token(statement));

    [Fact]
    public Task Message_for_a_token_names_the_credential() => Verify.VerifyAnalyzerAsync(
        Token("_ = new OpenAIClient({|#0:new BearerTokenPolicy(new DefaultAzureCredential(), \"s\")|});"),
        Verify.Diagnostic(AzureKeyToOpenAI.Descriptor).WithLocation(0).WithMessage(
            "'OpenAIClient' has no endpoint, so it sends a Microsoft Entra token of 'DefaultAzureCredential' to "
            + "api.openai.com. The call fails and the token is exposed. Set Endpoint to the resource's URL ending in "
            + "/openai/v1/."));

    [Theory]
    [InlineData("_ = new OpenAIClient([|Environment.GetEnvironmentVariable(\"AZURE_OPENAI_KEY\")|]);")]
    [InlineData(
        "_ = new OpenAIClient([|Environment.GetEnvironmentVariable(\"azure_openai_api_key\") ?? throw new Exception()|]);")]
    [InlineData("_ = new OpenAIClient([|Environment.GetEnvironmentVariable(\"MY_AZURE_OPENAI_KEY2\") ?? \"\"|]);")]
    [InlineData("_ = new OpenAIClient([|Environment.GetEnvironmentVariable(\"AZURE_OPENAI_KEY\") ?? string.Empty|]);")]
    [InlineData("_ = new OpenAIClient([|configuration[\"AzureOpenAI:ApiKey\"]|]);")]
    [InlineData("_ = new OpenAIClient([|configuration[\"Azure:OpenAI:Key\"]|]);")]
    [InlineData("_ = new OpenAIClient([|configuration.GetSection(\"AzureOpenAI\")[\"ApiKey\"]|]);")]
    [InlineData(
        "var section = configuration.GetSection(\"Services\").GetSection(\"AzureOpenAI\"); "
        + "_ = new OpenAIClient([|section[\"Key\"]|]);")]
    [InlineData(
        "var key = Environment.GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\"); "
        + "_ = new ChatClient(apiKey: [|key|], model: \"m\");")]
    [InlineData("_ = new ChatClient(\"m\", [|new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"])|]);")]
    [InlineData(
        "var credential = new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"]); "
        + "_ = new ChatClient(\"m\", [|credential|]);")]
    [InlineData(
        "_ = new OpenAIClient([|new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"])|], "
        + "new OpenAIClientOptions { OrganizationId = \"o\" });")]
    [InlineData("_ = new OpenAIClient([|new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"])|], null);")]
    [InlineData(
        "_ = new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIChatCompletionService(\"m\", "
        + "[|configuration[\"AZURE_OPENAI_API_KEY\"]|]);")]
    [InlineData(
        "Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions.AddOpenAIChatCompletion(null, \"m\", "
        + "[|configuration[\"AZURE_OPENAI_API_KEY\"]|]);")]
    [InlineData("OpenAIClient client = new([|configuration[\"AZURE_OPENAI_API_KEY\"]|]);")]
    [InlineData("const string name = \"AZURE_OPENAI_API_KEY\"; _ = new OpenAIClient([|configuration[name]|]);")]
    public Task Azure_key_is_an_info_when_the_client_has_no_endpoint(string statement) => Verify.VerifyInfoAsync(Body(statement));

    [Theory]
    [InlineData("_ = new OpenAIClient(Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"));")]
    [InlineData("_ = new OpenAIClient(Environment.GetEnvironmentVariable(\"AZURE_OPENAI_KEY_VAULT\"));")]
    [InlineData("_ = new OpenAIClient(Environment.GetEnvironmentVariable(\"KEY_AZURE_OPENAI\"));")]
    [InlineData("_ = new OpenAIClient(Environment.GetEnvironmentVariable(other));")]
    [InlineData(
        "_ = new OpenAIClient(Environment.GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\") ?? "
        + "Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\"));")]
    [InlineData(
        "_ = new OpenAIClient(Environment.GetEnvironmentVariable(\"OPENAI_API_KEY\") ?? "
        + "Environment.GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\"));")]
    [InlineData("_ = new OpenAIClient(other ?? Environment.GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\"));")]
    [InlineData("var key = configuration[\"AZURE_OPENAI_API_KEY\"]; key = other; _ = new OpenAIClient(key);")]
    [InlineData(
        "_ = new OpenAIClient(new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"]), "
        + "new OpenAIClientOptions { Endpoint = uri });")]
    [InlineData(
        "var options = new OpenAIClientOptions(); options.Endpoint = uri; "
        + "_ = new OpenAIClient(new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"]), options);")]
    [InlineData(
        "_ = new OpenAIClient(new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"]), Make()); "
        + "OpenAIClientOptions Make() => new OpenAIClientOptions { Endpoint = uri };")]
    [InlineData(
        "_ = new OpenAIClient(new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"]), "
        + "new OpenAIClientOptions { Transport = new System.ClientModel.Primitives.HttpClientPipelineTransport() });")]
    [InlineData("_ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"]));")]
    [InlineData(
        "_ = new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIChatCompletionService(\"m\", "
        + "configuration[\"AZURE_OPENAI_API_KEY\"], httpClient: new System.Net.Http.HttpClient { BaseAddress = uri });")]
    [InlineData(
        "_ = new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIChatCompletionService(\"m\", uri, "
        + "configuration[\"AZURE_OPENAI_API_KEY\"]);")]
    [InlineData("_ = new ApiKeyCredential(configuration[\"AZURE_OPENAI_API_KEY\"]);")]
    [InlineData("Console.WriteLine(configuration[\"AZURE_OPENAI_API_KEY\"]);")]
    public Task Other_key_or_client_with_an_endpoint_is_not_reported(string statement) => Check(statement);

    [Fact]
    public Task Message_names_the_setting_and_the_client() => Verify.VerifyAnalyzerAsync(
        Body("_ = new ChatClient(\"m\", {|#0:configuration[\"AzureOpenAI:ApiKey\"]|});"),
        Verify.Diagnostic(AzureKeyToOpenAI.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info).WithMessage(
            "'ChatClient' has no endpoint, so it sends the key from 'AzureOpenAI:ApiKey' to api.openai.com. The call fails "
            + "and the key is exposed. Set Endpoint to the resource's URL ending in /openai/v1/."));

    [Fact]
    public Task Key_in_a_field_that_is_set_once_is_reported() => Verify.VerifyInfoAsync(
        """
        class C
        {
            private readonly string _key;
            public C(Microsoft.Extensions.Configuration.IConfiguration configuration) => _key = configuration["AzureOpenAI:Key"];
            object M() => new OpenAI.OpenAIClient([|_key|]);
        }
        """);

    [Fact]
    public Task Derived_client_and_alias_are_reported() => Verify.VerifyInfoAsync(
        """
        using static System.Environment;
        using Plain = OpenAI.OpenAIClient;

        class MyClient : Plain
        {
            public MyClient() : base([|GetEnvironmentVariable("AZURE_OPENAI_API_KEY")|]) { }
            object M() => new Plain([|GetEnvironmentVariable("AZURE_OPENAI_API_KEY")|]);
        }
        """);

    [Fact]
    public Task IConfigurationRoot_is_read_like_IConfiguration() => new Verify.InfoTest
    {
        TestState =
        {
            Sources =
            {
                "class C { object M(IConfigurationRoot configuration) => "
                + "new OpenAI.OpenAIClient([|configuration[\"AZURE_OPENAI_API_KEY\"]|]); }",
                "global using Microsoft.Extensions.Configuration;",
            },
        },
    }.RunAsync();

    [Fact]
    public Task Silent_for_own_types_of_the_same_name() => Verify.VerifyAnalyzerAsync(
        """
        namespace Microsoft.Extensions.Configuration { interface IConfiguration { string this[string key] { get; } } }
        namespace OpenAI
        {
            static class Environment { public static string GetEnvironmentVariable(string name) => name; }
            class Mine { public Mine(string apiKey) { } }
            class C
            {
                object M() => new OpenAIClient(Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY"));
                object N(Microsoft.Extensions.Configuration.IConfiguration configuration) =>
                    new OpenAIClient(configuration["AZURE_OPENAI_API_KEY"]);
                object O() => new Mine(System.Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY"));
            }
        }
        """);

    [Fact]
    public Task Silent_in_a_test_project() => new Verify.Test
    {
        TestCode = Body("_ = new OpenAIClient(configuration[\"AZURE_OPENAI_API_KEY\"]);"),
        TestState = { AnalyzerConfigFiles = { ("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true\n") } },
    }.RunAsync();

    [Fact]
    public Task Incomplete_code_does_not_crash() => new Verify.Test
    {
        TestCode =
            "class C { object M() => new OpenAI.OpenAIClient(System.Environment.GetEnvironmentVariable(; "
            + "object N() => new OpenAI.OpenAIClient(this[\"AZURE_OPENAI_API_KEY\"], ; object O(string k) { k = k ?? k; "
            + "return new OpenAI.OpenAIClient(k ?? );",
        CompilerDiagnostics = CompilerDiagnostics.None,
    }.RunAsync();
}
