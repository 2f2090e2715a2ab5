using System.Threading;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Checks whether a variable can be used by its simple name at another place.</summary>
internal static class VisibleSymbols
{
    /// <summary>Whether the name of a local, parameter, field or property binds to it at a place, and can be read.</summary>
    public static bool IsReachable(ISymbol symbol, SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        var found = model.LookupSymbols(place.SpanStart, name: symbol.Name);
        if (found.Length != 1 || !SymbolEqualityComparer.Default.Equals(found[0], symbol))
            return false;

        switch (symbol)
        {
            case ILocalSymbol:
                // Lookup finds the locals of top-level statements from every file.
                return symbol.DeclaringSyntaxReferences is { Length: 1 } declarations
                    && declarations[0].SyntaxTree == place.SyntaxTree
                    && declarations[0].Span.End <= place.SpanStart
                    && !IsStaticBetween(symbol, place, model, cancel);
            case IParameterSymbol parameter when PrimaryConstructor.Has(parameter, cancel):
                return PrimaryConstructor.CanRead(parameter, place, model, cancel);
            case IParameterSymbol:
                return !IsStaticBetween(symbol, place, model, cancel);
            case IFieldSymbol or IPropertySymbol:
                return symbol.IsStatic || HasInstance(place, model, cancel);
            default:
                return false;
        }
    }

    /// <summary>Whether the place is in a nested static function, which cannot capture the variable.</summary>
    private static bool IsStaticBetween(ISymbol variable, SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        var enclosing = model.GetEnclosingSymbol(place.SpanStart, cancel);
        while (enclosing is not null && !SymbolEqualityComparer.Default.Equals(enclosing, variable.ContainingSymbol))
        {
            if (enclosing.IsStatic)
                return true;
            enclosing = enclosing.ContainingSymbol;
        }

        return false;
    }

    /// <summary>Whether the place has a <c>this</c>. Static members and all initializers have none.</summary>
    private static bool HasInstance(SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        var enclosing = model.GetEnclosingSymbol(place.SpanStart, cancel);
        while (enclosing is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            if (enclosing.IsStatic)
                return false;
            enclosing = enclosing.ContainingSymbol;
        }

        return enclosing is IMethodSymbol { IsStatic: false };
    }
}
