using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Azure.Provisioning;

namespace Aspire.Hosting.Azure
{
    public class AzureResourceInfrastructure : Infrastructure
    {
        internal AzureResourceInfrastructure() => throw null;
    }

    public class AzureProvisioningResource : Resource
    {
        public AzureProvisioningResource(string name, Action<AzureResourceInfrastructure> configureInfrastructure) : base(name) => throw null;
    }

    public record struct RoleDefinition(string Id, string Name);

    public class RoleAssignmentAnnotation : IResourceAnnotation
    {
        public RoleAssignmentAnnotation(AzureProvisioningResource target, IReadOnlySet<RoleDefinition> roles) => throw null;
    }

    public class AzureUserAssignedIdentityResource : AzureProvisioningResource
    {
        public AzureUserAssignedIdentityResource(string name) : base(name, null) => throw null;
    }

    public static class AzureUserAssignedIdentityExtensions
    {
        public static IResourceBuilder<AzureUserAssignedIdentityResource> AddAzureUserAssignedIdentity(this IDistributedApplicationBuilder builder, string name) => throw null;
        public static IResourceBuilder<T> WithAzureUserAssignedIdentity<T>(this IResourceBuilder<T> builder, IResourceBuilder<AzureUserAssignedIdentityResource> identityResourceBuilder)
            where T : IComputeResource => throw null;
    }
}

namespace Aspire.Hosting
{
    public static class AzureProvisioningResourceExtensions
    {
        public static IResourceBuilder<T> ConfigureInfrastructure<T>(this IResourceBuilder<T> builder, Action<AzureResourceInfrastructure> configure)
            where T : AzureProvisioningResource => throw null;
    }
}
