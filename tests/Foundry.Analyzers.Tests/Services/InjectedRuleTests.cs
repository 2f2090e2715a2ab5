using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Rules.Failures;
using Foundry.Analyzers.Rules.Scopes;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests.Services;

/// <summary>A right program whose clients come from a container, and the mistakes that each rule finds in it.</summary>
public class InjectedRuleTests
{
    private const string Right = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddSingleton<TokenCredential>(_ => CREDENTIAL);
        builder.Services.AddSingleton(sp => new AzureOpenAIClient(new Uri(ADDRESS), sp.GetRequiredService<TokenCredential>()));
        builder.Services.AddLIFETIME(sp => new EmbeddingClient("v", POLICY, new OpenAIClientOptions { Endpoint = new Uri("https://contoso.openai.azure.com/openai/v1/") }));
        builder.Services.AddChatClient(sp => sp.GetRequiredService<AzureOpenAIClient>().GetChatClient("chat").AsIChatClient());
        builder.Services.AddKernel().AddAzureOpenAIChatCompletion("chat", MODEL, "k");
        builder.Services.AddSingleton<AIAgent>(sp => sp.GetRequiredService<IChatClient>().AsAIAgent());
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        public class Home(IChatClient chat, AIAgent agent, EmbeddingClient v) : ControllerBase
        {
            public async Task Chat() { try { await chat.GetResponseAsync("hi"); } catch (CHATERROR failure) { Console.WriteLine(failure.Message); } }
            public async Task Agent() { try { await agent.RunAsync("hi"); } catch (AGENTERROR failure) { Console.WriteLine(failure.Message); } }
            public void Vectors() { try { v.GenerateEmbedding("hi"); } catch (VECTORERROR failure) { Console.WriteLine(failure.Message); } }
        }
        """;

    private static readonly Dictionary<string, string> Values = new()
    {
        ["CREDENTIAL"] = "new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)",
        ["ADDRESS"] = "\"https://contoso.openai.azure.com\"",
        ["LIFETIME"] = "Singleton",
        ["POLICY"] = "new BearerTokenPolicy(sp.GetRequiredService<TokenCredential>(), \"https://ai.azure.com/.default\")",
        ["MODEL"] = "\"https://contoso.openai.azure.com\"",
        ["CHATERROR"] = "ClientResultException",
        ["AGENTERROR"] = "ClientResultException",
        ["VECTORERROR"] = "ClientResultException",
    };

    private static Task VerifyAsync<TRule>(string place, string wrong) where TRule : FoundryRule, new()
    {
        var source = "using Azure.Core; using System.ClientModel;\n" + Injection.Usings + Right;
        foreach (var (name, value) in Values)
            source = source.Replace(name, name == place ? wrong : value);
        var test = new RuleVerifier<TRule>.Test { TestCode = source };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        return test.RunAsync();
    }

    [RoslynTheory(4, 8)]
    [InlineData("LIFETIME", "Singleton")]
    public async Task Right_program_is_not_reported(string place, string value)
    {
        await VerifyAsync<ResourceRoot>(place, value);
        await VerifyAsync<OpenAIPath>(place, value);
        await VerifyAsync<PlainHttp>(place, value);
        await VerifyAsync<UncheckedSetting>(place, value);
        await VerifyAsync<NullCredential>(place, value);
        await VerifyAsync<DefaultCredentialInHost>(place, value);
        await VerifyAsync<DeveloperSignIn>(place, value);
        await VerifyAsync<BuiltPerCall>(place, value);
        await VerifyAsync<ForeignScope>(place, value);
        await VerifyAsync<MalformedScope>(place, value);
        await VerifyAsync<DeadHandler>(place, value);
    }

    [RoslynFact(4, 8)]
    public Task Default_credential_of_an_injected_client_is_reported() =>
        VerifyAsync<DefaultCredentialInHost>("CREDENTIAL", "[|new DefaultAzureCredential()|]");

    [RoslynFact(4, 8)]
    public Task Developer_sign_in_of_an_injected_client_is_reported() =>
        VerifyAsync<DeveloperSignIn>("CREDENTIAL", "[|new AzureCliCredential()|]");

    [RoslynFact(4, 8)]
    public Task Plain_http_is_reported() => VerifyAsync<PlainHttp>("ADDRESS", "[|\"http://contoso.openai.azure.com\"|]");

    [RoslynTheory(4, 8)]
    [InlineData("\"https://cognitiveservices.azure.com\"")]
    [InlineData("\"https://ai.azure.com\"")]
    public Task Malformed_scope_is_reported(string scope) =>
        VerifyAsync<MalformedScope>("POLICY", $"new BearerTokenPolicy(sp.GetRequiredService<TokenCredential>(), [|{scope}|])");

    [RoslynFact(4, 8)]
    public Task Foreign_scope_is_reported() => VerifyAsync<ForeignScope>(
        "POLICY", "new BearerTokenPolicy(sp.GetRequiredService<TokenCredential>(), [|\"https://management.azure.com/.default\"|])");

    [RoslynFact(4, 8)]
    public Task Null_credential_in_a_factory_is_reported() =>
        VerifyAsync<NullCredential>("POLICY", "new BearerTokenPolicy([|null|], \"https://ai.azure.com/.default\")");

    [RoslynFact(4, 8)]
    public Task Unchecked_setting_in_a_factory_is_reported() => VerifyAsync<UncheckedSetting>(
        "POLICY", "new ApiKeyCredential([|sp.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()[\"AI:Key\"]|])");

    [RoslynTheory(4, 8)]
    [InlineData("CHATERROR")]
    [InlineData("AGENTERROR")]
    [InlineData("VECTORERROR")]
    public Task Handler_of_the_other_pipeline_is_reported(string place) =>
        VerifyAsync<DeadHandler>(place, "[|RequestFailedException|]");

    [RoslynTheory(4, 8)]
    [InlineData("builder.Services.AddScoped(_ => new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential()));", true)]
    [InlineData("builder.Services.AddTransient<TokenCredential>(_ => new DefaultAzureCredential());", true)]
    [InlineData("builder.Services.AddKeyedScoped(\"a\", (_, _) => new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential()));", true)]
    [InlineData("builder.Services.TryAddTransient(_ => new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential()));", true)]
    [InlineData("builder.Services.AddSingleton(_ => new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential()));", false)]
    [InlineData("builder.Services.AddKeyedSingleton(\"a\", (_, _) => new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential()));", false)]
    [InlineData("builder.Services.AddScoped(sp => new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), sp.GetRequiredService<TokenCredential>()));", false)]
    [InlineData("builder.Services.AddTransient(sp => sp.GetRequiredService<AzureOpenAIClient>().GetChatClient(\"chat\"));", false)]
    public Task Client_built_for_each_service_is_reported_and_a_singleton_is_not(string register, bool isReported)
    {
        var at = register.Contains("AzureOpenAIClient(new") ? "new AzureOpenAIClient" : "new DefaultAzureCredential";
        var test = new RuleVerifier<BuiltPerCall>.Test
        {
            TestCode = "using Azure.Core;\n" + Injection.Usings + "var builder = WebApplication.CreateBuilder(args);\n"
                + (isReported ? register.Replace(at, $"new [|{at[4..]}|]") : register),
        };
        test.TestState.OutputKind = OutputKind.ConsoleApplication;
        test.TestState.AdditionalReferences.AddRange(ClientReferences.AspNetCore);
        return test.RunAsync();
    }
}
