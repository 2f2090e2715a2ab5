using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>The search services that templates deploy, and how projects connect to them.</summary>
/// <param name="isConnectedByToken">Whether every connection to search uses Microsoft Entra ID, and there is one.</param>
/// <param name="isDeployed">Whether the templates deploy a search service.</param>
/// <param name="keysOnly">The place of the only search service, if it accepts no token; else null.</param>
internal sealed class DeclaredSearch(bool isConnectedByToken, bool isDeployed, Location? keysOnly)
{
    /// <summary>Whether tools search with a token of the project's identity, in a service of the templates.</summary>
    public bool UsesToken { get; } = isConnectedByToken && isDeployed;

    public Location? KeysOnly { get; } = keysOnly;
}
