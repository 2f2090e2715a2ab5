using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Azure.Provisioning.CognitiveServices;

namespace Aspire.Hosting.ApplicationModel
{
    public class AzureOpenAIResource : AzureProvisioningResource, IResourceWithConnectionString
    {
        public AzureOpenAIResource(string name, Action<AzureResourceInfrastructure> configureInfrastructure) : base(name, configureInfrastructure) => throw null;
        public ReferenceExpression ConnectionStringExpression => throw null;
    }

    public class AzureOpenAIDeploymentResource : Resource, IResourceWithConnectionString
    {
        public AzureOpenAIDeploymentResource(string name, string modelName, string modelVersion, AzureOpenAIResource parent) : base(name) => throw null;
        public ReferenceExpression ConnectionStringExpression => throw null;
    }
}

namespace Aspire.Hosting
{
    public static class AzureOpenAIExtensions
    {
        public static IResourceBuilder<AzureOpenAIResource> AddAzureOpenAI(this IDistributedApplicationBuilder builder, string name) => throw null;
        public static IResourceBuilder<AzureOpenAIDeploymentResource> AddDeployment(this IResourceBuilder<AzureOpenAIResource> builder, string name, string modelName, string modelVersion) => throw null;
        public static IResourceBuilder<T> WithRoleAssignments<T>(this IResourceBuilder<T> builder, IResourceBuilder<AzureOpenAIResource> target, params CognitiveServicesBuiltInRole[] roles)
            where T : IResource => throw null;
    }
}
