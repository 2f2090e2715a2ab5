using System.Collections.Immutable;

namespace Foundry.Analyzers.Catalog;

/// <summary>The libraries that declare Azure resources in C# and assign roles on them.</summary>
internal static class InfrastructureLibraries
{
    /// <summary>The rules about infrastructure run only in a project that references one of these assemblies.</summary>
    /// <remarks>Without Aspire.Hosting and Azure.ResourceManager, which do not assign roles on Foundry accounts.</remarks>
    public static readonly ImmutableHashSet<string> Assemblies = ImmutableHashSet.Create(
        "Aspire.Hosting.Foundry",
        "Aspire.Hosting.Azure.AIFoundry", // the former name of Aspire.Hosting.Foundry
        "Aspire.Hosting.Azure.CognitiveServices",
        "Azure.Provisioning.CognitiveServices",
        "Azure.ResourceManager.Authorization",
        "Azure.ResourceManager.CognitiveServices");
}
