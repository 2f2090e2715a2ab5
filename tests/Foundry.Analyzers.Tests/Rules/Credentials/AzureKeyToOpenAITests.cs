using Foundry.Analyzers.Rules.Credentials;
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
    public Task Is_reported_in_every_code_context(string shape) => new Verify.Test
    {
        TestState = { OutputKind = CodeContexts.Kind(shape) },
        TestCode = CodeContexts.Source(
            shape, "new OpenAI.OpenAIClient([|Environment.GetEnvironmentVariable(\"AZURE_OPENAI_API_KEY\")!|])", "using System;"),
    }.RunAsync();

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
    public Task Azure_key_is_reported_when_the_client_has_no_endpoint(string statement) => Check(statement);

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
        Verify.Diagnostic(AzureKeyToOpenAI.Descriptor).WithLocation(0).WithMessage(
            "The key from 'AzureOpenAI:ApiKey' is sent to api.openai.com, which refuses it and has seen it, "
            + "because this 'ChatClient' has no endpoint; set Endpoint to the resource's address ending in /openai/v1/"));

    [Fact]
    public Task Key_in_a_field_that_is_set_once_is_reported() => Verify.VerifyAnalyzerAsync(
        """
        class C
        {
            private readonly string _key;
            public C(Microsoft.Extensions.Configuration.IConfiguration configuration) => _key = configuration["AzureOpenAI:Key"];
            object M() => new OpenAI.OpenAIClient([|_key|]);
        }
        """);

    [Fact]
    public Task Derived_client_and_alias_are_reported() => Verify.VerifyAnalyzerAsync(
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
    public Task IConfigurationRoot_is_read_like_IConfiguration() => new Verify.Test
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
