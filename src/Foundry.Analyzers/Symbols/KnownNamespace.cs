using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Symbols;

/// <summary>A namespace of an SDK, known by its full name.</summary>
internal sealed class KnownNamespace
{
    private readonly string[] _parts;
    private readonly bool _andBelow;

    /// <param name="fullName">The full name; one that ends in <c>.*</c> stands for the namespaces inside it too.</param>
    public KnownNamespace(string fullName)
    {
        _andBelow = fullName.EndsWith(".*", System.StringComparison.Ordinal);
        _parts = (_andBelow ? fullName.Substring(0, fullName.Length - 2) : fullName).Split('.');
    }

    /// <summary>How specific the name is: of two that hold a type, the longer one speaks.</summary>
    public int Length => _parts.Length;

    /// <summary>Whether a type stands in the namespace. A type declared in source is the user's own, whatever its namespace.</summary>
    public bool Contains(ITypeSymbol? type)
    {
        if (type is not { DeclaringSyntaxReferences.IsEmpty: true, ContainingNamespace: { } ns })
            return false;

        for (var around = ns; around is { IsGlobalNamespace: false }; around = around.ContainingNamespace)
        {
            if (HasName(around, _parts, _parts.Length))
                return true;
            if (!_andBelow)
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
