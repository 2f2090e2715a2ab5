namespace Foundry.Analyzers.Symbols;

/// <summary>
/// The types of the libraries that declare infrastructure in C#. A test resolves each one, as for <see cref="KnownTypes"/>.
/// </summary>
internal static class InfrastructureTypes
{
    public static readonly KnownType CognitiveServicesBuiltInRole =
        new("Azure.Provisioning.CognitiveServices.CognitiveServicesBuiltInRole");
    public static readonly KnownType CognitiveServicesAccount =
        new("Azure.Provisioning.CognitiveServices.CognitiveServicesAccount");
    public static readonly KnownType UserAssignedIdentity = new("Azure.Provisioning.Roles.UserAssignedIdentity");
    public static readonly KnownType DeploymentScript = new("Azure.Provisioning.Resources.ArmDeploymentScript");

    public static readonly KnownType ResourceBuilder = new("Aspire.Hosting.ApplicationModel.IResourceBuilder`1");
    public static readonly KnownType FoundryProject = new("Aspire.Hosting.Foundry.AzureCognitiveServicesProjectResource");

    public static readonly KnownType ResourceIdentifier = new("Azure.Core.ResourceIdentifier");
}
