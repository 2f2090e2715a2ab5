using System;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Symbols;

/// <summary>
/// Recognises the run-time helper <c>Foundry.Access.FoundryAccess</c> in any assembly: the generator adds it to the user's own
/// project.
/// </summary>
internal static class AccessHelperType
{
    public const string Namespace = "Foundry.Access";
    public const string Name = "FoundryAccess";
    public const string FullName = Namespace + "." + Name;

    private static readonly KnownType Helper = new(FullName);

    /// <summary>Whether a method checks permissions: <c>EnsureProjectAsync</c>, <c>Check</c>, …</summary>
    public static bool IsCheck(IMethodSymbol method) =>
        (method.Name.StartsWith("Ensure", StringComparison.Ordinal) || method.Name.StartsWith("Check", StringComparison.Ordinal))
        && IsHelper(method.ContainingType);

    /// <summary>Whether a method explains a failure.</summary>
    public static bool IsExplanation(IMethodSymbol method) =>
        method.Name is "IsAccessFailure" or "Explain" && IsHelper(method.ContainingType);

    /// <summary>Whether a type is the helper.</summary>
    public static bool IsHelper(ISymbol? type) => Helper.HasName(type as ITypeSymbol);
}
