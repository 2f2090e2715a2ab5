using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Rules.Endpoints;
using Microsoft.CodeAnalysis;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Services;

/// <summary>The clients that the integrations of Aspire register. A call on one is an info: the host of the application may give a key.</summary>
public class AspireClientTests
{
    private const string Chat = "public class Home(IChatClient chat) { public Task Post() => chat.{|#0:GetResponseAsync|}(\"hi\"); }";
    private const string Keyed = "public class Home([FromKeyedServices(\"a\")] IChatClient chat) { public Task Post() => chat.{|#0:GetResponseAsync|}(\"hi\"); }";
    private const string Client = "public class Home(AzureOpenAIClient client) { public object Post() => client.GetChatClient(\"chat\").{|#0:CompleteChat|}(\"hi\"); }";
    private const string Plain = "public class Home(OpenAIClient client) { public object Post() => client.GetChatClient(\"chat\").{|#0:CompleteChat|}(\"hi\"); }";
    private const string Vectors = "public class Home(IEmbeddingGenerator<string, Embedding<float>> v) { public Task Post() => v.{|#0:GenerateAsync|}(\"hi\"); }";

    private const string Token = "Endpoint=https://contoso.openai.azure.com/";
    private const string Key = Token + ";Key=9f3b1c77a2d84e60b5518ac2f7d09e46";

    private static async Task VerifyAsync(string register, string declare, string role, bool isReported, string? connection = null)
    {
        var source = Injection.Usings + $$"""
            var builder = WebApplication.CreateBuilder(args);
            {{register}}
            builder.Build().Run();
            {{declare}}
            """;
        if (!isReported)
            source = source.Replace("{|#0:", "").Replace("|}", "");
        var test = new RuleVerifier<RoleDoesNotGrant>.Test { TestCode = source };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        test.TestState.AdditionalFiles.Add(("/repo/foundry.access.json", Manifest(complete: true, $"app {role} account")));
        if (connection is not null)
            test.TestState.AdditionalFiles.Add(("/p/appsettings.json", $$"""{ "ConnectionStrings": { "openai": "{{connection}}" } }"""));
        if (isReported)
        {
            test.ExpectedDiagnostics.Add(
                RuleVerifier<RoleDoesNotGrant>.Diagnostic(RoleDoesNotGrant.Descriptor).WithLocation(0).WithSeverity(DiagnosticSeverity.Info));
        }

        await test.RunAsync();
    }

    public static TheoryData<string, string, string?> Registrations => new()
    {
        { "builder.AddAzureOpenAIClient(\"openai\");", Client, null },
        { "builder.AddAzureOpenAIClient(\"openai\");", Plain, null },
        { "builder.AddAzureOpenAIClient(\"openai\");", Client, Token },
        { "builder.AddAzureOpenAIClient(\"openai\", settings => settings.Credential = new DefaultAzureCredential());", Client, null },
        { "builder.AddAzureOpenAIClient(\"openai\", settings => settings.Endpoint = new Uri(\"https://contoso.openai.azure.com\"));", Client, null },
        { "builder.AddAzureOpenAIClient(\"openai\").AddChatClient(\"chat\");", Chat, null },
        { "builder.AddAzureOpenAIClient(\"openai\").AddChatClient(\"chat\").UseFunctionInvocation().UseLogging();", Chat, null },
        { "var openai = builder.AddAzureOpenAIClient(\"openai\"); openai.AddChatClient(\"chat\"); openai.AddEmbeddingGenerator(\"v\");", Chat, null },
        { "var openai = builder.AddAzureOpenAIClient(\"openai\"); openai.AddChatClient(\"chat\"); openai.AddEmbeddingGenerator(\"v\");", Vectors, null },
        { "builder.AddAzureOpenAIClient(\"openai\").AddKeyedChatClient(\"a\", \"chat\");", Keyed, null },
        { "builder.AddKeyedAzureOpenAIClient(\"openai\").AddKeyedChatClient(\"a\", \"chat\");", Keyed, null },
        { "builder.AddOpenAIClientFromConfiguration(\"openai\").AddChatClient(\"chat\");", Chat, Token },
        { "builder.AddOpenAIClientFromConfiguration(\"openai\");", Plain, Token },
        { "builder.AddAzureChatCompletionsClient(\"openai\").AddChatClient(\"chat\");", Chat, "Endpoint=https://contoso.services.ai.azure.com/models;Deployment=chat" },
        { "builder.AddAzureOpenAIClient(\"openai\"); builder.Services.AddChatClient(sp => sp.GetRequiredService<AzureOpenAIClient>().GetChatClient(\"chat\").AsIChatClient());", Chat, null },
    };

    [RoslynTheory(4, 8), MemberData(nameof(Registrations))]
    public Task Call_is_an_info_when_the_role_lacks_the_action(string register, string declare, string? connection) =>
        VerifyAsync(register, declare, Contributor, isReported: true, connection);

    [RoslynTheory(4, 8), MemberData(nameof(Registrations))]
    public Task Call_is_not_reported_when_the_role_has_the_action(string register, string declare, string? connection) =>
        VerifyAsync(register, declare, CognitiveServicesUser, isReported: false, connection);

    [RoslynTheory(4, 8), MemberData(nameof(Registrations))]
    public Task Call_is_not_reported_when_the_registration_is_conditional(string register, string declare, string? connection) =>
        VerifyAsync($"if (args.Length > 3) {{ {register} }}", declare, Contributor, isReported: false, connection);

    [RoslynTheory(4, 8)]
    [InlineData("builder.AddAzureOpenAIClient(\"openai\");", Client, Key)]
    [InlineData("builder.AddAzureOpenAIClient(\"openai\", settings => settings.Key = \"k\");", Client, null)]
    [InlineData("builder.AddAzureOpenAIClient(\"openai\", Set); static void Set(Aspire.Azure.AI.OpenAI.AzureOpenAISettings settings) { }", Client, null)]
    [InlineData("builder.AddOpenAIClientFromConfiguration(\"openai\");", Plain, null)]
    [InlineData("builder.AddOpenAIClientFromConfiguration(\"openai\");", Plain, Key)]
    [InlineData("builder.AddOpenAIClientFromConfiguration(\"openai\");", Plain, "Endpoint=https://api.openai.com/v1;Key=k")]
    [InlineData("builder.AddOpenAIClient(\"openai\").AddChatClient(\"chat\");", Chat, Token)]
    [InlineData("builder.AddAzureChatCompletionsClient(\"openai\").AddChatClient(\"chat\");", Chat, null)]
    [InlineData("builder.AddKeyedAzureOpenAIClient(\"openai\");", Client, null)]
    public Task Call_is_not_reported_when_the_client_may_use_a_key(string register, string declare, string? connection) =>
        VerifyAsync(register, declare, Contributor, isReported: false, connection);

    [Theory]
    [InlineData("Endpoint=https://contoso.openai.azure.com/openai/v1/;Key=9f3b1c77a2d84e60b5518ac2f7d09e46", "[|(string)parts[\"Endpoint\"]|]")]
    [InlineData("Key=9f3b1c77a2d84e60b5518ac2f7d09e46;endpoint=https://contoso.openai.azure.com/openai/v1", "[|parts[\"Endpoint\"].ToString()|]")]
    [InlineData("Endpoint=https://contoso.openai.azure.com/;Key=9f3b1c77a2d84e60b5518ac2f7d09e46", "(string)parts[\"Endpoint\"]")]
    [InlineData("Key=9f3b1c77a2d84e60b5518ac2f7d09e46", "(string)parts[\"Endpoint\"]")]
    public Task Endpoint_of_a_connection_string_is_read(string connection, string endpoint)
    {
        var test = new RuleVerifier<ResourceRoot>.Test
        {
            TestCode = $$"""
                using System;
                using System.ClientModel;
                using System.Data.Common;
                using Azure.AI.OpenAI;
                using Microsoft.Extensions.Configuration;
                IConfiguration configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json").Build();
                var parts = new DbConnectionStringBuilder { ConnectionString = configuration.GetConnectionString("azureopenai") };
                var azure = new AzureOpenAIClient(new Uri({{endpoint}}), new ApiKeyCredential((string)parts["Key"]));
                """,
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalFiles.Add(("/p/appsettings.json", $$"""{ "ConnectionStrings": { "azureopenai": "{{connection}}" } }"""));
        return test.RunAsync();
    }
}
