using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests.Rules.Access;

/// <summary>Calls, and the files that declare access for them.</summary>
internal static class AccessFiles
{
    public const string FoundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
    public const string OpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
    public const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    public const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    public const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    public const string AIDeveloper = "64702f94-c441-49e6-a78b-ef80e0188fee";
    public const string CognitiveServicesUser = "a97b65f3-24c7-4388-baec-2e87135dc908";
    public const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    public const string Usings =
        "using System; using Azure.AI.Extensions.OpenAI; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Identity; "
        + "using OpenAI.Chat; using OpenAI.Evals; using OpenAI.Responses;";

    /// <summary>A client of the account.</summary>
    public const string AccountClient =
        "new AzureOpenAIClient(new Uri(\"https://contoso.openai.azure.com\"), new DefaultAzureCredential())";
    /// <summary>A client of the OpenAI package for the account. Some getters of the other client throw.</summary>
    public const string PlainClient =
        "new OpenAI.OpenAIClient(new System.ClientModel.Primitives.BearerTokenPolicy(new DefaultAzureCredential(), "
        + "\"https://ai.azure.com/.default\"), new OpenAI.OpenAIClientOptions { "
        + "Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1/\") })";

    private const string Project =
        "new AIProjectClient(new Uri(\"https://contoso.services.ai.azure.com/api/projects/p\"), new DefaultAzureCredential())";

    /// <summary>The OpenAI client of the project.</summary>
    public const string ProjectClient = Project + ".GetProjectOpenAIClient()";

    /// <summary>The data action that a chat at an account needs, as messages name it.</summary>
    public const string ChatAction = "OpenAI/deployments/chat/completions/action";

    /// <summary>A chat with a model of the account, marked.</summary>
    public const string Chat = AccountClient + ".GetChatClient(\"d\").[|CompleteChat|](new UserChatMessage(\"hi\"))";

    /// <summary>A response of the project, marked.</summary>
    public const string Respond = ProjectClient + ".GetProjectResponsesClient().[|CreateResponse|](\"hi\")";

    /// <summary>An evaluation run at the project, marked.</summary>
    public const string Run = ProjectClient + ".GetEvaluationClient().[|CreateEvaluationRun|](\"e\", null)";

    /// <summary>An evaluation run at the project through an agent, marked.</summary>
    public const string AgentRun =
        "Microsoft.Agents.AI.AgentEvaluationExtensions.[|EvaluateAsync|](null, new string[0], "
        + "new Microsoft.Agents.AI.Foundry.FoundryEvals(" + Project + ", \"m\", new[] { \"relevance\" }))";

    /// <summary>An evaluation run at the account, marked: it needs two actions.</summary>
    public const string AccountRun =
        "new EvaluationClient(new System.ClientModel.Primitives.BearerTokenPolicy(new DefaultAzureCredential(), "
        + "\"https://ai.azure.com/.default\"), new EvaluationClientOptions { "
        + "Endpoint = new Uri(\"https://contoso.openai.azure.com/openai/v1/\") }).[|CreateEvaluationRun|](\"e\", null)";

    public static string Unmarked(string call) => call.Replace("[|", "").Replace("|]", "");

    public static string Numbered(string call) => call.Replace("[|", "{|#0:").Replace("|]", "|}");

    public static string Program(string call) => $$"""{{Usings}} class C { void M() { var x = {{call}}; } }""";

    /// <summary>A manifest whose grants are given as <c>identity role scope</c>.</summary>
    public static string Manifest(bool complete, params string[] grants) => ManifestWith(complete, "", grants);

    public static string ManifestWith(bool complete, string more, params string[] grants) => $$"""
        {
          "version": 1,
          "complete": {{(complete ? "true" : "false")}},
          "identities": { "app": { "kind": "managedIdentity" }, "project": { "kind": "projectManagedIdentity" } },
          {{more}}
          "grants": [
            {{string.Join(",\n    ", grants.Select(Grant))}}
          ]
        }
        """;

    private static string Grant(string grant)
    {
        var parts = grant.Split(' ');
        return $$"""{ "identity": "{{parts[0]}}", "role": "{{string.Join(' ', parts[1..^1])}}", "scope": "{{parts[^1]}}" }""";
    }

    /// <summary>Makes the project of a test a service that azure.yaml deploys with the infrastructure.</summary>
    public static TTest InService<TTest>(this TTest test) where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestState.AdditionalFiles.Add(("/repo/azure.yaml", "services:\n  app:\n    project: ./src/App\n"));
        test.TestState.AnalyzerConfigFiles.Add(Hosts.Properties("MSBuildProjectFullPath = /repo/src/App/App.csproj"));
        return test;
    }

    public const string AppPrincipal = "app.identity.principalId";

    /// <summary>Infrastructure with an account, its project and an app.</summary>
    /// <param name="assignments">
    /// Each is <c>scope role principal</c>: the scope is a symbol, the role a GUID and the principal an expression.
    /// </param>
    public static string Bicep(params string[] assignments) => BicepWith("", assignments);

    public static string BicepWith(string settings, params string[] assignments) => $$"""
        param location string
        param principalId string
        param keep bool

        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
          name: 'contoso'
          location: location
          kind: 'AIServices'
          sku: { name: 'S0' }
          properties: {
            {{settings}}
          }
        }

        resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {
          parent: account
          name: 'p'
          location: location
          identity: { type: 'SystemAssigned' }
          properties: {}
        }

        resource app 'Microsoft.App/containerApps@2024-03-01' = {
          name: 'app'
          location: location
          identity: { type: 'SystemAssigned' }
        }

        {{string.Join("\n\n", assignments.Select(Assignment))}}
        """;

    private static string Assignment(string assignment, int index)
    {
        var parts = assignment.Split(' ');
        return $$"""
            resource assignment{{index}} 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
              scope: {{parts[0]}}
              name: guid('{{index}}')
              properties: {
                roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{{parts[1]}}')
                principalId: {{parts[2]}}
              }
            }
            """;
    }
}
