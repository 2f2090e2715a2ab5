using Foundry.Analyzers.CodeFixes.Fixes.Endpoints;
using Foundry.Analyzers.Rules.Endpoints;
using Foundry.Analyzers.Tests.Rules.Access;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

using Verify = RuleVerifier<UndeclaredDeployment, UndeclaredDeploymentFix>;

public class UndeclaredDeploymentTests
{
    private const string Chat = "account.GetChatClient([|\"gpt-4o\"|])";
    private const string Agent = "agents.CreateAgentVersion(\"a\", new ProjectsAgentVersionCreationOptions(new DeclarativeAgentDefinition([|\"gpt-4o\"|])))";
    private const string Usings = "using System; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.AI.Projects.Agents; "
        + "using Azure.AI.Extensions.OpenAI; using Azure.Identity; using OpenAI; using OpenAI.Chat; using OpenAI.Responses; using Microsoft.SemanticKernel;";

    private static string Source(string expression) => $$"""
        {{Usings}}
        class C
        {
            private readonly AzureOpenAIClient account = new(new Uri("https://contoso.openai.azure.com"), new DefaultAzureCredential());
            private readonly ProjectOpenAIClient project = new AIProjectClient(
                new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).GetProjectOpenAIClient();
            private readonly AgentAdministrationClient agents = new AIProjectClient(
                new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).AgentAdministrationClient;
            private readonly OpenAIClientOptions options = new() { Endpoint = new Uri("https://contoso.openai.azure.com/openai/v1/") };
            object M(BearerTokenPolicy policy, string given) => {{expression}};
        }
        """;

    private static string Deployment(string name = "'chat'", string model = "'gpt-4o'") => $$"""

        resource deployment 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
          parent: account
          name: {{name}}
          sku: { name: 'GlobalStandard', capacity: 10 }
          properties: { model: { format: 'OpenAI', name: {{model}}, version: '1' } }
        }
        """;

    /// <param name="repaired">The source after the fix; null if nothing is fixed.</param>
    private static Verify.Test Test(string source, string bicep, string? repaired = null)
    {
        var test = new Verify.Test { TestCode = source, FixedCode = repaired ?? source };
        test.TestState.AdditionalFiles.Add(("/repo/infra/main.bicep", bicep));
        return test.InService();
    }

    private static Task Silent(string expression, string bicep) => Test(Source(AccessFiles.Unmarked(expression)), bicep).RunAsync();

    private static string Bicep(params string[] deployments) => AccessFiles.BicepWith("") + string.Concat(deployments);

    [Theory, MemberData(nameof(CodeContexts.Names), MemberType = typeof(CodeContexts))]
    public Task Every_shape(string shape)
    {
        static string Text(string shape, string name) =>
            CodeContexts.Source(shape, AccessFiles.AccountClient + $".GetChatClient({name})", AccessFiles.Usings);
        var test = Test(Text(shape, "[|\"gpt-4o\"|]"), Bicep(Deployment()), Text(shape, "\"chat\""));
        test.TestState.OutputKind = CodeContexts.Kind(shape);
        return test.RunAsync();
    }

    [Theory]
    [InlineData(Chat)]
    [InlineData("account.GetEmbeddingClient([|\"gpt-4o\"|])")]
    [InlineData("new ChatClient([|\"gpt-4o\"|], policy, options)")]
    [InlineData("new OpenAIClient(policy, options).GetChatClient(model: [|\"gpt-4o\"|])")]
    [InlineData("project.GetChatClient([|\"gpt-4o\"|])")]
    [InlineData(Agent)]
    [InlineData("Kernel.CreateBuilder().AddAzureOpenAIChatCompletion([|\"gpt-4o\"|], \"https://contoso.openai.azure.com\", new DefaultAzureCredential())")]
    public Task Model_name_is_replaced_by_its_deployment(string expression) => Test(
        Source(expression), Bicep(Deployment()), Source(expression.Replace("[|\"gpt-4o\"|]", "\"chat\""))).RunAsync();

    [Theory]
    [InlineData("account.GetChatClient(\"chat\")")]
    [InlineData("account.GetChatClient(\"CHAT\")")]
    [InlineData("Kernel.CreateBuilder().AddAzureOpenAIChatCompletion(modelId: \"gpt-4o\", deploymentName: \"chat\", "
        + "endpoint: \"https://contoso.openai.azure.com\", credentials: new DefaultAzureCredential())")]
    [InlineData("account.GetChatClient(given)")]
    [InlineData("agents.CreateAgentVersion(\"a\", new ProjectsAgentVersionCreationOptions(new DeclarativeAgentDefinition(\"chat\")))")]
    [InlineData("agents.CreateAgentVersion(\"a\", new ProjectsAgentVersionCreationOptions(new DeclarativeAgentDefinition(\"hub/gpt-4o\")))")]
    [InlineData("agents.CreateAgentVersion(\"a\", new ProjectsAgentVersionCreationOptions(new DeclarativeAgentDefinition(given)))")]
    [InlineData("account.GetChatClient(\"connection/gpt-4o\")")]
    [InlineData("new ChatClient(\"gpt-4o\", \"key\")")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://other.openai.azure.com\"), new DefaultAzureCredential()).GetChatClient(\"gpt-4o\")")]
    [InlineData("new OpenAIClient(policy, options).GetOpenAIModelClient().GetModel(\"gpt-4o\")")]
    public Task Declared_unknown_and_foreign_names_are_not_reported(string expression) => Silent(expression, Bicep(Deployment()));

    [Fact]
    public Task Name_of_no_model_has_no_fix() =>
        Test(Source("account.GetChatClient([|\"chatt\"|])"), Bicep(Deployment())).RunAsync();

    [Fact]
    public Task Model_of_two_deployments_has_no_fix() =>
        Test(Source(Chat), Bicep(Deployment(), Deployment("'chat2'").Replace("resource deployment", "resource second"))).RunAsync();

    [Theory]
    [InlineData("param name string\n", "name")]
    [InlineData("param name string\n", "'${name}-chat'")]
    public Task Unknown_name_of_a_deployment_makes_all_unknown(string parameter, string name) =>
        Silent(Chat, parameter + Bicep(Deployment(), Deployment(name).Replace("resource deployment", "resource second")));

    [Fact]
    public Task Account_without_deployments_is_not_reported() => Silent(Chat, Bicep());

    [Fact]
    public Task Deployments_of_a_loop_are_read() => Test(Source("account.GetChatClient([|\"x\"|])"), Bicep("""

        resource deployments 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = [for name in ['a', 'b']: {
          parent: account
          name: name
          properties: { model: { format: 'OpenAI', name: 'm', version: '1' } }
        }]
        """)).RunAsync();

    [Theory]
    [InlineData("deployments: [ { name: 'chat', model: { format: 'OpenAI', name: 'gpt-4o', version: '1' } } ]", true)]
    [InlineData("deployments: unknown", false)]
    [InlineData("", false)]
    public Task Deployments_of_the_verified_module_are_read(string deployments, bool isReported) => Test(
        Source(isReported ? Chat : AccessFiles.Unmarked(Chat)),
        $$"""
        param unknown array
        module account 'br/public:avm/res/cognitive-services/account:0.10.0' = {
          name: 'account'
          params: { name: 'contoso', kind: 'AIServices', {{deployments}} }
        }
        """,
        isReported ? Source("account.GetChatClient(\"chat\")") : null).RunAsync();

    [Fact]
    public Task Script_may_deploy_models_too()
    {
        var test = Test(Source(AccessFiles.Unmarked(Chat)), Bicep(Deployment()));
        test.TestState.AdditionalFiles.RemoveAll(file => file.filename.EndsWith(".yaml", StringComparison.Ordinal));
        test.TestState.AdditionalFiles.Add(
            ("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\nhooks:\n  postprovision:\n    run: ./deploy.py\n"));
        return test.RunAsync();
    }

    // Primary constructors need C# 12.
    [RoslynFact(4, 8)]
    public Task Client_of_another_file_is_followed()
    {
        static string Chats(string name) =>
            $"{Usings} class Chats(AzureOpenAIClient client) {{ public object Ask() => client.GetChatClient({name}); }}";
        var test = Test(Chats("[|\"gpt-4o\"|]"), Bicep(Deployment()), Chats("\"chat\""));
        const string Program = """
            using System; using Azure.AI.OpenAI; using Azure.Identity; using Microsoft.Extensions.DependencyInjection;
            var services = new ServiceCollection();
            services.AddSingleton(new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new DefaultAzureCredential()));
            services.AddSingleton<Chats>();
            """;
        test.TestState.Sources.Add(Program);
        test.FixedState.Sources.Add(Program);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        return test.RunAsync();
    }
}
