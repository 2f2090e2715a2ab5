using Aspire.Azure.AI.OpenAI;
using Aspire.OpenAI;
using Azure.AI.OpenAI;
using Azure.Core;
using Azure.Core.Extensions;
using Microsoft.Extensions.Hosting;

namespace Aspire.Azure.AI.OpenAI
{
    public class AspireAzureOpenAIClientBuilder : AspireOpenAIClientBuilder
    {
        public AspireAzureOpenAIClientBuilder(
            IHostApplicationBuilder hostBuilder, string connectionName, string serviceKey, bool disableTracing,
            bool enableSensitiveTelemetryData)
            : base(hostBuilder, connectionName, serviceKey, disableTracing, enableSensitiveTelemetryData) => throw null;

        public override string ConfigurationSectionName => throw null;
    }

    public sealed class AzureOpenAISettings
    {
        public AzureOpenAISettings() => throw null;

        public TokenCredential Credential { get => throw null; set => throw null; }
        public bool DisableMetrics { get => throw null; set => throw null; }
        public bool DisableTracing { get => throw null; set => throw null; }
        public bool EnableSensitiveTelemetryData { get => throw null; set => throw null; }
        public Uri Endpoint { get => throw null; set => throw null; }
        public string Key { get => throw null; set => throw null; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class AspireAzureOpenAIExtensions
    {
        public static AspireAzureOpenAIClientBuilder AddAzureOpenAIClient(
            this IHostApplicationBuilder builder, string connectionName, Action<AzureOpenAISettings> configureSettings = null,
            Action<IAzureClientBuilder<AzureOpenAIClient, AzureOpenAIClientOptions>> configureClientBuilder = null) => throw null;
        public static AspireAzureOpenAIClientBuilder AddKeyedAzureOpenAIClient(
            this IHostApplicationBuilder builder, string name, Action<AzureOpenAISettings> configureSettings = null,
            Action<IAzureClientBuilder<AzureOpenAIClient, AzureOpenAIClientOptions>> configureClientBuilder = null) => throw null;
    }

    public static class AspireConfigurableOpenAIExtensions
    {
        public static AspireOpenAIClientBuilder AddOpenAIClientFromConfiguration(
            this IHostApplicationBuilder builder, string connectionName) => throw null;
        public static AspireOpenAIClientBuilder AddKeyedOpenAIClientFromConfiguration(
            this IHostApplicationBuilder builder, string name) => throw null;
    }
}
