using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Symbols;

/// <summary>A namespace of an SDK, known by its full name.</summary>
internal sealed class KnownNamespace
{
    private readonly string[] _parts;
    private readonly bool _includesNested;

    /// <param name="fullName">The full name; <c>.*</c> at the end includes nested namespaces.</param>
    public KnownNamespace(string fullName)
    {
        _includesNested = fullName.EndsWith(".*", System.StringComparison.Ordinal);
        _parts = (_includesNested ? fullName.Substring(0, fullName.Length - 2) : fullName).Split('.');
    }

    /// <summary>The number of parts of the name. If two namespaces contain a type, the longer one is more specific.</summary>
    public int Length => _parts.Length;

    /// <summary>
    /// Whether the namespace contains a type. A type declared in source is the user's own, whatever its namespace.
    /// </summary>
    public bool Contains(ITypeSymbol? type)
    {
        if (type is not { DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: { } ns })
            return false;

        for (var current = ns; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (HasName(current, _parts, _parts.Length))
                return true;
            if (!_includesNested)
                return false;
        }

        return false;
    }

    /// <summary>Whether the first parts of a name are the full name of a namespace.</summary>
    public static bool HasName(INamespaceSymbol? ns, string[] parts, int count)
    {
        for (var i = count - 1; i >= 0; i--, ns = ns.ContainingNamespace)
        {
            if (ns is null or { IsGlobalNamespace: true } || ns.Name != parts[i])
                return false;
        }

        return ns is { IsGlobalNamespace: true };
    }
}
