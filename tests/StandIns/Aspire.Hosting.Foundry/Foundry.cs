using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Aspire.Hosting.Foundry;
using Azure.Provisioning.CognitiveServices;

namespace Aspire.Hosting.Foundry
{
    public class FoundryResource : AzureProvisioningResource, IResourceWithConnectionString
    {
        public FoundryResource(string name, Action<AzureResourceInfrastructure> configureInfrastructure) : base(name, configureInfrastructure) => throw null;
        public ReferenceExpression ConnectionStringExpression => throw null;
    }

    public class FoundryDeploymentResource : Resource, IResourceWithConnectionString
    {
        public FoundryDeploymentResource(string name, string modelName, string modelVersion, string format, FoundryResource parent) : base(name) => throw null;
        public ReferenceExpression ConnectionStringExpression => throw null;
    }

    public class AzureCognitiveServicesProjectResource : AzureProvisioningResource, IResourceWithConnectionString, IResourceWithWaitSupport
    {
        public AzureCognitiveServicesProjectResource(string name, Action<AzureResourceInfrastructure> configureInfrastructure, FoundryResource parent) : base(name, configureInfrastructure) => throw null;
        public ReferenceExpression ConnectionStringExpression => throw null;
    }

    public class HostedAgentConfiguration
    {
        internal HostedAgentConfiguration() => throw null;
    }
}

namespace Aspire.Hosting
{
    public static class FoundryExtensions
    {
        public static IResourceBuilder<FoundryResource> AddFoundry(this IDistributedApplicationBuilder builder, string name) => throw null;
        public static IResourceBuilder<FoundryDeploymentResource> AddDeployment(this IResourceBuilder<FoundryResource> builder, string name, string modelName, string modelVersion, string format) => throw null;
        public static IResourceBuilder<FoundryResource> RunAsFoundryLocal(this IResourceBuilder<FoundryResource> builder) => throw null;
        public static IResourceBuilder<T> WithRoleAssignments<T>(this IResourceBuilder<T> builder, IResourceBuilder<FoundryResource> target, params CognitiveServicesBuiltInRole[] roles)
            where T : IResource => throw null;
    }

    public static class AzureCognitiveServicesProjectExtensions
    {
        public static IResourceBuilder<AzureCognitiveServicesProjectResource> AddProject(this IResourceBuilder<FoundryResource> builder, string name) => throw null;
        public static IResourceBuilder<TDestination> WithReference<TDestination>(this IResourceBuilder<TDestination> builder, IResourceBuilder<AzureCognitiveServicesProjectResource> project)
            where TDestination : IResourceWithEnvironment => throw null;
    }

    public static class HostedAgentResourceBuilderExtensions
    {
        public static IResourceBuilder<T> AsHostedAgent<T>(this IResourceBuilder<T> builder, IResourceBuilder<AzureCognitiveServicesProjectResource> project, Action<HostedAgentConfiguration> configure = null)
            where T : IResourceWithEndpoints, IResourceWithEnvironment, IComputeResource => throw null;
        public static IResourceBuilder<T> PublishAsHostedAgent<T>(this IResourceBuilder<T> builder, IResourceBuilder<AzureCognitiveServicesProjectResource> project = null, Action<HostedAgentConfiguration> configure = null)
            where T : IResourceWithEndpoints, IResourceWithEnvironment, IComputeResource => throw null;
    }
}
