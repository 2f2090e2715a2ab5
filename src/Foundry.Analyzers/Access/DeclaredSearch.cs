using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Access;

/// <summary>The search services that templates deploy, and how projects connect to them.</summary>
/// <param name="usesToken">
/// Whether the templates deploy a search service, and tools certainly search it with a token of the project's identity.
/// </param>
/// <param name="keysOnly">The place of the only search service, if it accepts no token; else null.</param>
internal sealed class DeclaredSearch(bool usesToken, Location? keysOnly)
{
    public bool UsesToken { get; } = usesToken;

    public Location? KeysOnly { get; } = keysOnly;
}
