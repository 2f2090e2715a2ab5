using Azure.Core;
using Azure.ResourceManager.Authorization.Models;
using Azure.ResourceManager.Models;

namespace Azure.ResourceManager.Authorization
{
    public static class AuthorizationExtensions
    {
        public static AuthorizationRoleDefinitionCollection GetAuthorizationRoleDefinitions(this ArmClient client, ResourceIdentifier scope) => throw null;
        public static AuthorizationRoleDefinitionCollection GetAuthorizationRoleDefinitions(this ArmResource armResource) => throw null;
        public static RoleAssignmentResource GetRoleAssignmentResource(this ArmClient client, ResourceIdentifier id) => throw null;
        public static RoleAssignmentCollection GetRoleAssignments(this ArmClient client, ResourceIdentifier scope) => throw null;
        public static RoleAssignmentCollection GetRoleAssignments(this ArmResource armResource) => throw null;
    }

    public class AuthorizationRoleDefinitionCollection : ArmCollection
    {
        protected AuthorizationRoleDefinitionCollection() => throw null;

        public virtual Pageable<AuthorizationRoleDefinitionResource> GetAll(string filter = null, CancellationToken cancellationToken = default) => throw null;
    }

    public class AuthorizationRoleDefinitionData : ResourceData
    {
        public AuthorizationRoleDefinitionData() => throw null;

        public string RoleName { get => throw null; set => throw null; }
    }

    public class AuthorizationRoleDefinitionResource : ArmResource
    {
        protected AuthorizationRoleDefinitionResource() => throw null;

        public virtual AuthorizationRoleDefinitionData Data => throw null;
    }

    public class RoleAssignmentCollection : ArmCollection
    {
        protected RoleAssignmentCollection() => throw null;

        public virtual ArmOperation<RoleAssignmentResource> CreateOrUpdate(WaitUntil waitUntil, string roleAssignmentName, RoleAssignmentCreateOrUpdateContent content, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<ArmOperation<RoleAssignmentResource>> CreateOrUpdateAsync(WaitUntil waitUntil, string roleAssignmentName, RoleAssignmentCreateOrUpdateContent content, CancellationToken cancellationToken = default) => throw null;
        public virtual Pageable<RoleAssignmentResource> GetAll(string filter = null, string tenantId = null, string skipToken = null, CancellationToken cancellationToken = default) => throw null;
        public virtual AsyncPageable<RoleAssignmentResource> GetAllAsync(string filter = null, string tenantId = null, string skipToken = null, CancellationToken cancellationToken = default) => throw null;
    }

    public class RoleAssignmentData : ResourceData
    {
        internal RoleAssignmentData() => throw null;

        public ResourceIdentifier RoleDefinitionId => throw null;
        public Guid? PrincipalId => throw null;
        public string Scope => throw null;
        public RoleManagementPrincipalType? PrincipalType => throw null;
    }

    public class RoleAssignmentResource : ArmResource
    {
        protected RoleAssignmentResource() => throw null;

        public virtual RoleAssignmentData Data => throw null;

        public virtual ArmOperation<RoleAssignmentResource> Delete(WaitUntil waitUntil, string tenantId = null, CancellationToken cancellationToken = default) => throw null;
        public virtual Task<ArmOperation<RoleAssignmentResource>> DeleteAsync(WaitUntil waitUntil, string tenantId = null, CancellationToken cancellationToken = default) => throw null;
        public virtual ArmOperation<RoleAssignmentResource> Update(WaitUntil waitUntil, RoleAssignmentCreateOrUpdateContent content, CancellationToken cancellationToken = default) => throw null;
    }
}

namespace Azure.ResourceManager.Authorization.Models
{
    public class RoleAssignmentCreateOrUpdateContent
    {
        public RoleAssignmentCreateOrUpdateContent(ResourceIdentifier roleDefinitionId, Guid principalId) => throw null;

        public string Scope => throw null;
        public ResourceIdentifier RoleDefinitionId => throw null;
        public Guid PrincipalId => throw null;
        public RoleManagementPrincipalType? PrincipalType { get => throw null; set => throw null; }
        public string Description { get => throw null; set => throw null; }
        public string Condition { get => throw null; set => throw null; }
        public string ConditionVersion { get => throw null; set => throw null; }
        public ResourceIdentifier DelegatedManagedIdentityResourceId { get => throw null; set => throw null; }
    }

    public readonly struct RoleManagementPrincipalType : IEquatable<RoleManagementPrincipalType>
    {
        public RoleManagementPrincipalType(string value) => throw null;

        public static RoleManagementPrincipalType User => throw null;
        public static RoleManagementPrincipalType Group => throw null;
        public static RoleManagementPrincipalType ServicePrincipal => throw null;
        public static RoleManagementPrincipalType ForeignGroup => throw null;
        public static RoleManagementPrincipalType Device => throw null;

        public bool Equals(RoleManagementPrincipalType other) => throw null;
        public override bool Equals(object obj) => throw null;
        public override int GetHashCode() => throw null;

        public static bool operator ==(RoleManagementPrincipalType left, RoleManagementPrincipalType right) => throw null;
        public static bool operator !=(RoleManagementPrincipalType left, RoleManagementPrincipalType right) => throw null;
        public static implicit operator RoleManagementPrincipalType(string value) => throw null;
    }
}
