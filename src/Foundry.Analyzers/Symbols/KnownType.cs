using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Symbols;

/// <summary>A type of an SDK, known by its full name.</summary>
/// <remarks>
/// Not by assembly: since 1.53 Azure.Core holds every type of Azure.Identity, and a project may reference an older
/// Azure.Identity with copies of its own. Comparing names also needs no look-up, so a compilation pays nothing for types it does
/// not use.
/// </remarks>
internal sealed class KnownType
{
    private readonly string[] _parts;
    private readonly string _name;
    private readonly int _arity;

    /// <param name="fullName">
    /// Namespace and name of a type that is not nested; a generic type has its arity, <c>IEmbeddingGenerator`2</c>.
    /// </param>
    public KnownType(string fullName)
    {
        FullName = fullName;
        _parts = fullName.Split('.');
        var arity = Name.IndexOf('`');
        _name = arity < 0 ? Name : Name.Substring(0, arity);
        _arity = arity < 0 ? 0 : int.Parse(Name.Substring(arity + 1), CultureInfo.InvariantCulture);
    }

    public string FullName { get; }

    public string Name => _parts[_parts.Length - 1];

    /// <summary>Whether the symbol is this type. A type declared in source is the user's own, whatever its name.</summary>
    public bool Matches(ITypeSymbol? type) => HasName(type) && type!.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>Whether the symbol has the name of this type, declared in source or not.</summary>
    public bool HasName(ITypeSymbol? type) =>
        type is INamedTypeSymbol { ContainingType: null } named
        && named.Name == _name
        && named.Arity == _arity
        && KnownNamespace.HasName(named.ContainingNamespace, _parts, _parts.Length - 1);

    /// <summary>Whether the symbol is this type or derives from it.</summary>
    public bool MatchesOrIsBaseOf(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Matches(type))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the symbol is this interface, or a type of an SDK that implements it. What the user's own type does is its own
    /// affair.
    /// </summary>
    public bool MatchesOrIsImplementedBy(ITypeSymbol? type)
    {
        if (Matches(type))
            return true;
        if (type is not { DeclaringSyntaxReferences.IsEmpty: true })
            return false;

        foreach (var implemented in type.AllInterfaces)
        {
            if (Matches(implemented))
                return true;
        }

        return false;
    }

    /// <summary>The type in a compilation, for code that has to name it; null if no reference declares it.</summary>
    public INamedTypeSymbol? FindIn(Compilation compilation) =>
        // GetTypeByMetadataName returns null if two references declare the name: take the newest public one.
        compilation.GetTypesByMetadataName(FullName)
            .Where(type => type.DeclaredAccessibility == Accessibility.Public && type.DeclaringSyntaxReferences.IsEmpty)
            .OrderByDescending(type => type.ContainingAssembly.Identity.Version)
            .FirstOrDefault();

    public override string ToString() => FullName;
}
