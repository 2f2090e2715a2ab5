using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The client types that the rules know.</summary>
/// <remarks>
/// Source: the public API of OpenAI 2.10.0 to 2.15.0, Azure.AI.OpenAI 1.0.0-beta.6 and 2.x, Azure.AI.Projects 1.x to 3.0-beta,
/// Azure.AI.Extensions.OpenAI, Azure.AI.Projects.Agents, Azure.AI.Agents.Persistent, Azure.AI.Inference, Semantic Kernel and
/// Agent Framework, read 2026-11-21; Semantic Kernel 1.82 and Anthropic.Foundry 1.0, run 2026-11-30; the source of
/// Microsoft.Extensions.AI.Evaluation.Safety and the client integrations of Aspire, read 2026-11-30. A derived type matches
/// through its base type.
/// </remarks>
internal static class ClientCatalog
{
    private const string AzureConnector = "Microsoft.SemanticKernel.Connectors.AzureOpenAI";
    private const string OpenAIConnector = "Microsoft.SemanticKernel.Connectors.OpenAI";

    /// <summary>The rules run only in a project that references one of these assemblies.</summary>
    public static readonly ImmutableHashSet<string> Assemblies = ImmutableHashSet.Create(
        "OpenAI",
        "Azure.AI.OpenAI",
        "Azure.AI.Projects",
        "Azure.AI.Projects.OpenAI",
        "Azure.AI.Projects.Agents",
        "Azure.AI.Extensions.OpenAI",
        "Azure.AI.Agents.Persistent",
        "Azure.AI.Inference",
        "Microsoft.SemanticKernel.Connectors.AzureOpenAI",
        "Microsoft.SemanticKernel.Connectors.OpenAI",
        "Microsoft.SemanticKernel.Connectors.AzureAIInference",
        "Microsoft.SemanticKernel.Agents.AzureAI",
        "Microsoft.SemanticKernel.Agents.OpenAI",
        "Microsoft.Agents.AI.Foundry",
        "Microsoft.Agents.AI.Foundry.Hosting",
        "Microsoft.Extensions.AI.Evaluation.Safety",
        "Anthropic.Foundry");

    /// <summary>Types that are constructed with an endpoint and a credential.</summary>
    public static readonly ImmutableArray<Client> Constructed = ImmutableArray.Create(
        new Client("OpenAI.OpenAIClient", ClientKind.OpenAI),
        new Client("OpenAI.Assistants.AssistantClient", ClientKind.OpenAI),
        new Client("OpenAI.Audio.AudioClient", ClientKind.OpenAI),
        new Client("OpenAI.Batch.BatchClient", ClientKind.OpenAI),
        new Client("OpenAI.Chat.ChatClient", ClientKind.OpenAI),
        new Client("OpenAI.Containers.ContainerClient", ClientKind.OpenAI),
        new Client("OpenAI.Conversations.ConversationClient", ClientKind.OpenAI),
        new Client("OpenAI.Decisions.DecisionsClient", ClientKind.OpenAI),
        new Client("OpenAI.Embeddings.EmbeddingClient", ClientKind.OpenAI),
        new Client("OpenAI.Evals.EvaluationClient", ClientKind.OpenAI),
        new Client("OpenAI.Files.OpenAIFileClient", ClientKind.OpenAI),
        new Client("OpenAI.FineTuning.FineTuningClient", ClientKind.OpenAI),
        new Client("OpenAI.Graders.GraderClient", ClientKind.OpenAI),
        new Client("OpenAI.Images.ImageClient", ClientKind.OpenAI),
        new Client("OpenAI.Models.OpenAIModelClient", ClientKind.OpenAI),
        new Client("OpenAI.Moderations.ModerationClient", ClientKind.OpenAI),
        new Client("OpenAI.Realtime.RealtimeClient", ClientKind.OpenAI),
        new Client("OpenAI.Responses.ResponsesClient", ClientKind.OpenAI),
        new Client("OpenAI.Skills.SkillClient", ClientKind.OpenAI),
        new Client("OpenAI.VectorStores.VectorStoreClient", ClientKind.OpenAI),
        new Client("OpenAI.Videos.VideoClient", ClientKind.OpenAI),
        new Client("Azure.AI.OpenAI.OpenAIClient", ClientKind.OpenAI, addsDeploymentPath: true),
        new Client("Azure.AI.OpenAI.AzureOpenAIClient", ClientKind.Account, addsDeploymentPath: true),
        new Client("Azure.AI.Inference.ChatCompletionsClient", ClientKind.Account, reachesModels: true),
        new Client("Azure.AI.Inference.EmbeddingsClient", ClientKind.Account, reachesModels: true),
        new Client("Azure.AI.Inference.ImageEmbeddingsClient", ClientKind.Account, reachesModels: true),
        new Client("Azure.AI.Projects.AIProjectClient", ClientKind.Project),
        new Client("Azure.AI.Projects.Agents.AgentAdministrationClient", ClientKind.Project),
        new Client("Azure.AI.Projects.OpenAI.ProjectOpenAIClient", ClientKind.Project),
        new Client("Azure.AI.Projects.OpenAI.ProjectResponsesClient", ClientKind.Project),
        new Client("Azure.AI.Extensions.OpenAI.ProjectOpenAIClient", ClientKind.Project),
        new Client("Azure.AI.Extensions.OpenAI.ProjectResponsesClient", ClientKind.Project),
        new Client("Azure.AI.Agents.Persistent.PersistentAgentsClient", ClientKind.Project),
        new Client("Azure.AI.Agents.Persistent.PersistentAgentsAdministrationClient", ClientKind.Project),
        new Client("Microsoft.Agents.AI.Foundry.FoundryAgent", ClientKind.Project),
        new Client("Microsoft.Agents.AI.Foundry.FoundryEvals", ClientKind.Project),
        new Client("Microsoft.Extensions.AI.Evaluation.Safety.ContentSafetyServiceConfiguration", ClientKind.Project),
        OfDeployment(AzureConnector + ".AzureOpenAIAudioToTextService"),
        OfDeployment(AzureConnector + ".AzureOpenAIChatCompletionService"),
        OfDeployment(AzureConnector + ".AzureOpenAITextEmbeddingGenerationService"),
        OfDeployment(AzureConnector + ".AzureOpenAITextToAudioService"),
        OfDeployment(AzureConnector + ".AzureOpenAITextToImageService"),
        new Client(OpenAIConnector + ".OpenAIAudioToTextService", ClientKind.OpenAI),
        new Client(OpenAIConnector + ".OpenAIChatCompletionService", ClientKind.OpenAI),
        new Client(OpenAIConnector + ".OpenAITextEmbeddingGenerationService", ClientKind.OpenAI),
        new Client(OpenAIConnector + ".OpenAITextToAudioService", ClientKind.OpenAI),
        new Client(OpenAIConnector + ".OpenAITextToImageService", ClientKind.OpenAI),
        new Client("Anthropic.Foundry.AnthropicFoundryClient", ClientKind.Anthropic),
        OfAnthropic("Anthropic.Foundry.AnthropicFoundryIdentityTokenCredentials"),
        OfAnthropic("Anthropic.Foundry.AnthropicFoundryApiKeyCredentials"));

    /// <summary>The integration of Aspire that registers AzureOpenAIClient.</summary>
    public static readonly Client AspireAzureOpenAI = new(
        "Microsoft.Extensions.Hosting.AspireAzureOpenAIExtensions",
        ClientKind.Account, addsDeploymentPath: true, readsConnectionString: true);

    /// <summary>Types whose static methods build or register a client from an endpoint and a credential.</summary>
    public static readonly ImmutableArray<Client> Factories = ImmutableArray.Create(
        OfDeployment("Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions"),
        OfDeployment("Microsoft.SemanticKernel.AzureOpenAIServiceCollectionExtensions"),
        OfDeployment("Microsoft.Extensions.DependencyInjection.AzureOpenAIServiceCollectionExtensions"),
        new Client("Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions", ClientKind.OpenAI),
        new Client("Microsoft.SemanticKernel.OpenAIChatClientKernelBuilderExtensions", ClientKind.OpenAI),
        new Client("Microsoft.SemanticKernel.OpenAIServiceCollectionExtensions", ClientKind.OpenAI),
        new Client("Microsoft.Extensions.DependencyInjection.OpenAIServiceCollectionExtensions", ClientKind.OpenAI),
        new Client("Microsoft.SemanticKernel.AzureAIInferenceKernelBuilderExtensions", ClientKind.Account),
        new Client("Microsoft.SemanticKernel.AzureAIInferenceServiceCollectionExtensions", ClientKind.Account),
        new Client("Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgent", ClientKind.Project),
        OfDeployment("Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgent"),
        new Client("Microsoft.Agents.AI.Foundry.Hosting.FoundryHostingExtensions", ClientKind.Project),
        new Client("Microsoft.Extensions.Azure.AIInferenceClientBuilderExtensions", ClientKind.Account, reachesModels: true),
        AspireAzureOpenAI,
        new Client(
            "Microsoft.Extensions.Hosting.AspireConfigurableOpenAIExtensions", ClientKind.OpenAI, readsConnectionString: true),
        new Client(
            "Microsoft.Extensions.Hosting.AspireAzureAIInferenceExtensions",
            ClientKind.Account, reachesModels: true, readsConnectionString: true));

    /// <summary>Settings of integrations of Aspire, whose <c>Endpoint</c> is that of the client they register.</summary>
    public static readonly ImmutableArray<Client> Settings = ImmutableArray.Create(
        OfDeployment("Aspire.Azure.AI.OpenAI.AzureOpenAISettings"),
        new Client("Aspire.OpenAI.OpenAISettings", ClientKind.OpenAI));

    private static Client OfDeployment(string fullName) => new(fullName, ClientKind.Account, addsDeploymentPath: true);

    /// <summary>Credentials of Anthropic.Foundry, which hold the name of the resource.</summary>
    private static Client OfAnthropic(string fullName) =>
        new(fullName, ClientKind.Anthropic, addressStart: "https://", addressEnd: ".services.ai.azure.com/anthropic");
}
