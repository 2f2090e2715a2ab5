using Aspire.Azure.AI.Inference;
using Azure.AI.Inference;
using Azure.Core;
using Azure.Core.Extensions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;

namespace Aspire.Azure.AI.Inference
{
    public class AspireChatCompletionsClientBuilder
    {
        public AspireChatCompletionsClientBuilder(
            IHostApplicationBuilder hostBuilder, string serviceKey, string deploymentName, bool disableTracing,
            bool enableSensitiveTelemetryData) => throw null;

        public string DeploymentName => throw null;
        public bool DisableTracing => throw null;
        public bool EnableSensitiveTelemetryData => throw null;
        public IHostApplicationBuilder HostBuilder => throw null;
        public string ServiceKey => throw null;
    }

    public sealed class ChatCompletionsClientSettings
    {
        public ChatCompletionsClientSettings() => throw null;

        public string ConnectionString { get => throw null; set => throw null; }
        public string DeploymentName { get => throw null; set => throw null; }
        public bool DisableMetrics { get => throw null; set => throw null; }
        public bool DisableTracing { get => throw null; set => throw null; }
        public bool EnableSensitiveTelemetryData { get => throw null; set => throw null; }
        public Uri Endpoint { get => throw null; set => throw null; }
        public string Key { get => throw null; set => throw null; }
        public TokenCredential TokenCredential { get => throw null; set => throw null; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class AspireAzureAIInferenceExtensions
    {
        public static AspireChatCompletionsClientBuilder AddAzureChatCompletionsClient(
            this IHostApplicationBuilder builder, string connectionName,
            Action<ChatCompletionsClientSettings> configureSettings = null,
            Action<IAzureClientBuilder<ChatCompletionsClient, AzureAIInferenceClientOptions>> configureClientBuilder = null) =>
            throw null;
        public static AspireChatCompletionsClientBuilder AddKeyedAzureChatCompletionsClient(
            this IHostApplicationBuilder builder, string name, Action<ChatCompletionsClientSettings> configureSettings = null,
            Action<IAzureClientBuilder<ChatCompletionsClient, AzureAIInferenceClientOptions>> configureClientBuilder = null) =>
            throw null;
        public static ChatClientBuilder AddChatClient(
            this AspireChatCompletionsClientBuilder builder, string deploymentName = null) => throw null;
        public static ChatClientBuilder AddKeyedChatClient(
            this AspireChatCompletionsClientBuilder builder, string serviceKey, string deploymentName = null) => throw null;
    }
}
