using Aspire.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using OpenAI;

namespace Aspire.OpenAI
{
    public class AspireOpenAIClientBuilder
    {
        public AspireOpenAIClientBuilder(
            IHostApplicationBuilder hostBuilder, string connectionName, string serviceKey, bool disableTracing,
            bool enableSensitiveTelemetryData) => throw null;

        public virtual string ConfigurationSectionName => throw null;
        public string ConnectionName => throw null;
        public bool DisableTracing => throw null;
        public bool EnableSensitiveTelemetryData => throw null;
        public IHostApplicationBuilder HostBuilder => throw null;
        public string ServiceKey => throw null;
    }

    public sealed class OpenAISettings
    {
        public OpenAISettings() => throw null;

        public bool DisableMetrics { get => throw null; set => throw null; }
        public bool DisableTracing { get => throw null; set => throw null; }
        public bool EnableSensitiveTelemetryData { get => throw null; set => throw null; }
        public Uri Endpoint { get => throw null; set => throw null; }
        public string Key { get => throw null; set => throw null; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class AspireOpenAIClientBuilderChatClientExtensions
    {
        public static ChatClientBuilder AddChatClient(
            this AspireOpenAIClientBuilder builder, string deploymentName = null) => throw null;
        public static ChatClientBuilder AddKeyedChatClient(
            this AspireOpenAIClientBuilder builder, string serviceKey, string deploymentName = null) => throw null;
    }

    public static class AspireOpenAIClientBuilderEmbeddingGeneratorExtensions
    {
        public static EmbeddingGeneratorBuilder<string, Embedding<float>> AddEmbeddingGenerator(
            this AspireOpenAIClientBuilder builder, string deploymentName = null) => throw null;
        public static EmbeddingGeneratorBuilder<string, Embedding<float>> AddKeyedEmbeddingGenerator(
            this AspireOpenAIClientBuilder builder, string serviceKey, string deploymentName = null) => throw null;
    }

    public static class AspireOpenAIExtensions
    {
        public static AspireOpenAIClientBuilder AddOpenAIClient(
            this IHostApplicationBuilder builder, string connectionName, Action<OpenAISettings> configureSettings = null,
            Action<OpenAIClientOptions> configureOptions = null) => throw null;
        public static AspireOpenAIClientBuilder AddKeyedOpenAIClient(
            this IHostApplicationBuilder builder, string name, Action<OpenAISettings> configureSettings = null,
            Action<OpenAIClientOptions> configureOptions = null) => throw null;
    }
}
