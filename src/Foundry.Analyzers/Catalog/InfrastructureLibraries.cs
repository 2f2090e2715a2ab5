using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The libraries with which C# declares Azure resources and assigns roles on them.</summary>
internal static class InfrastructureLibraries
{
    /// <summary>Assemblies whose presence among the references lets the rules about infrastructure run.</summary>
    /// <remarks>Not Aspire.Hosting or Azure.ResourceManager alone, which neither know our accounts nor assign roles.</remarks>
    public static readonly ImmutableHashSet<string> Assemblies = ImmutableHashSet.Create(
        "Aspire.Hosting.Foundry",
        "Aspire.Hosting.Azure.AIFoundry", // before it was renamed to Aspire.Hosting.Foundry
        "Aspire.Hosting.Azure.CognitiveServices",
        "Azure.Provisioning.CognitiveServices",
        "Azure.ResourceManager.Authorization",
        "Azure.ResourceManager.CognitiveServices");
}
