using Azure.Core;
using Azure.Provisioning.Expressions;
using Azure.Provisioning.Primitives;

namespace Azure.Provisioning
{
    public abstract class BicepValue
    {
        internal BicepValue() => throw null;
    }

    public class BicepValue<T> : BicepValue
    {
        public BicepValue(BicepExpression expression) => throw null;
        public BicepValue(T literal) => throw null;

        public T Value => throw null;

        public static implicit operator BicepValue<string>(BicepValue<T> value) => throw null;
        public static implicit operator BicepValue<T>(BicepExpression expression) => throw null;
        public static implicit operator BicepValue<T>(ProvisioningVariable reference) => throw null;
        public static implicit operator BicepValue<T>(T value) => throw null;
    }

    public class Infrastructure : Provisionable
    {
        public Infrastructure(string bicepName = "main") => throw null;

        public virtual void Add(Provisionable resource) => throw null;
        public override IEnumerable<Provisionable> GetProvisionableResources() => throw null;
    }

    public class ProvisioningVariable : NamedProvisionableConstruct
    {
        public ProvisioningVariable(string bicepIdentifier, Type type) : base(bicepIdentifier) => throw null;
    }

    public class ProvisioningParameter : ProvisioningVariable
    {
        public ProvisioningParameter(string bicepIdentifier, Type type) : base(bicepIdentifier, type) => throw null;
    }
}

namespace Azure.Provisioning.Expressions
{
    public abstract class BicepExpression
    {
        protected BicepExpression() => throw null;
    }
}

namespace Azure.Provisioning.Primitives
{
    public abstract class Provisionable
    {
        internal Provisionable() => throw null;

        public virtual IEnumerable<Provisionable> GetProvisionableResources() => throw null;
    }

    public abstract class ProvisionableConstruct : Provisionable
    {
        protected ProvisionableConstruct() => throw null;

        public override IEnumerable<Provisionable> GetProvisionableResources() => throw null;
    }

    public abstract class NamedProvisionableConstruct : ProvisionableConstruct
    {
        protected NamedProvisionableConstruct(string bicepIdentifier) => throw null;

        public string BicepIdentifier { get => throw null; set => throw null; }
    }

    public abstract class ProvisionableResource : NamedProvisionableConstruct
    {
        protected ProvisionableResource(string bicepIdentifier, ResourceType resourceType, string resourceVersion = null)
            : base(bicepIdentifier) => throw null;

        public IList<ProvisionableResource> DependsOn => throw null;
    }
}

namespace Azure.Provisioning.Authorization
{
    public enum RoleManagementPrincipalType
    {
        User = 0,
        Group = 1,
        ServicePrincipal = 2,
        ForeignGroup = 3,
        Device = 4,
    }

    public class RoleAssignment : ProvisionableResource
    {
        public RoleAssignment(string bicepIdentifier, string resourceVersion = null) : base(bicepIdentifier, default, resourceVersion) => throw null;

        public BicepValue<string> Name { get => throw null; set => throw null; }
        public BicepValue<Guid> PrincipalId { get => throw null; set => throw null; }
        public BicepValue<RoleManagementPrincipalType> PrincipalType { get => throw null; set => throw null; }
        public BicepValue<ResourceIdentifier> RoleDefinitionId { get => throw null; set => throw null; }
        public BicepValue<string> Scope { get => throw null; set => throw null; }
    }
}

namespace Azure.Provisioning.Resources
{
    public class ManagedServiceIdentity : ProvisionableConstruct
    {
        public ManagedServiceIdentity() => throw null;

        public BicepValue<Guid> PrincipalId => throw null;
    }

    public class ArmDeploymentScript : ProvisionableResource
    {
        public ArmDeploymentScript(string bicepIdentifier, string resourceVersion = null) : base(bicepIdentifier, default, resourceVersion) => throw null;
    }

    public class AzureCliScript : ArmDeploymentScript
    {
        public AzureCliScript(string bicepIdentifier, string resourceVersion = null) : base(bicepIdentifier, resourceVersion) => throw null;
    }
}

namespace Azure.Provisioning.Roles
{
    public class UserAssignedIdentity : ProvisionableResource
    {
        public UserAssignedIdentity(string bicepIdentifier, string resourceVersion = null) : base(bicepIdentifier, default, resourceVersion) => throw null;

        public BicepValue<Guid> ClientId => throw null;
        public BicepValue<string> Name { get => throw null; set => throw null; }
        public BicepValue<Guid> PrincipalId => throw null;

        public static UserAssignedIdentity FromExisting(string bicepIdentifier, string resourceVersion = null) => throw null;
    }
}
