using Azure.Provisioning.Authorization;
using Azure.Provisioning.Primitives;
using Azure.Provisioning.Resources;
using Azure.Provisioning.Roles;

namespace Azure.Provisioning.CognitiveServices;

public class CognitiveServicesAccount : ProvisionableResource
{
    public CognitiveServicesAccount(string bicepIdentifier, string resourceVersion = null) : base(bicepIdentifier, default, resourceVersion) => throw null;

    public ManagedServiceIdentity Identity { get => throw null; set => throw null; }
    public BicepValue<string> Kind { get => throw null; set => throw null; }
    public BicepValue<string> Name { get => throw null; set => throw null; }
    public CognitiveServicesAccountProperties Properties { get => throw null; set => throw null; }

    public RoleAssignment CreateRoleAssignment(CognitiveServicesBuiltInRole role, BicepValue<RoleManagementPrincipalType> principalType,
        BicepValue<Guid> principalId, string bicepIdentifierSuffix = null) => throw null;
    public RoleAssignment CreateRoleAssignment(CognitiveServicesBuiltInRole role, UserAssignedIdentity identity) => throw null;

    public static CognitiveServicesAccount FromExisting(string bicepIdentifier, string resourceVersion = null) => throw null;
}

public class CognitiveServicesAccountProperties : ProvisionableConstruct
{
    public CognitiveServicesAccountProperties() => throw null;

    public BicepValue<string> CustomSubDomainName { get => throw null; set => throw null; }
    public BicepValue<bool> DisableLocalAuth { get => throw null; set => throw null; }
}

public readonly struct CognitiveServicesBuiltInRole : IEquatable<CognitiveServicesBuiltInRole>
{
    public CognitiveServicesBuiltInRole(string value) => throw null;

    public static CognitiveServicesBuiltInRole AzureAIDeveloper => throw null;
    public static CognitiveServicesBuiltInRole AzureAIEnterpriseNetworkConnectionApprover => throw null;
    public static CognitiveServicesBuiltInRole AzureAIInferenceDeploymentOperator => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesContributor => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesCustomVisionContributor => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesCustomVisionDeployment => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesCustomVisionLabeler => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesCustomVisionReader => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesCustomVisionTrainer => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesDataReader => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesFaceRecognizer => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesMetricsAdvisorAdministrator => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesOpenAIContributor => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesOpenAIUser => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesQnAMakerEditor => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesQnAMakerReader => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesUsagesReader => throw null;
    public static CognitiveServicesBuiltInRole CognitiveServicesUser => throw null;

    public static string GetBuiltInRoleName(CognitiveServicesBuiltInRole value) => throw null;

    public bool Equals(CognitiveServicesBuiltInRole other) => throw null;
    public override bool Equals(object obj) => throw null;
    public override int GetHashCode() => throw null;
    public override string ToString() => throw null;

    public static bool operator ==(CognitiveServicesBuiltInRole left, CognitiveServicesBuiltInRole right) => throw null;
    public static bool operator !=(CognitiveServicesBuiltInRole left, CognitiveServicesBuiltInRole right) => throw null;
    public static implicit operator CognitiveServicesBuiltInRole(string value) => throw null;
}
