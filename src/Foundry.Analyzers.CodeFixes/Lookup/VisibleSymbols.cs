using System.Threading;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Tells whether a variable can be named at another place.</summary>
internal static class VisibleSymbols
{
    /// <summary>Whether the simple name of a local, parameter, field or property means that very symbol at the place, and may be read there.</summary>
    public static bool IsReachable(ISymbol symbol, SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        var found = model.LookupSymbols(place.SpanStart, name: symbol.Name);
        if (found.Length != 1 || !SymbolEqualityComparer.Default.Equals(found[0], symbol))
            return false;

        switch (symbol)
        {
            case ILocalSymbol:
                // The locals of top-level statements are found from every file.
                return symbol.DeclaringSyntaxReferences is { Length: 1 } declarations
                    && declarations[0].SyntaxTree == place.SyntaxTree
                    && declarations[0].Span.End <= place.SpanStart
                    && !IsStaticBetween(symbol, place, model, cancel);
            case IParameterSymbol:
                return !IsStaticBetween(symbol, place, model, cancel);
            case IFieldSymbol or IPropertySymbol:
                return symbol.IsStatic || HasInstance(place, model, cancel);
            default:
                return false;
        }
    }

    /// <summary>Whether a static lambda or local function, which captures nothing, lies between a variable and the place.</summary>
    private static bool IsStaticBetween(ISymbol symbol, SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        for (var around = model.GetEnclosingSymbol(place.SpanStart, cancel); around is not null && !SymbolEqualityComparer.Default.Equals(around, symbol.ContainingSymbol); around = around.ContainingSymbol)
        {
            if (around.IsStatic)
                return true;
        }

        return false;
    }

    /// <summary>Whether there is a <c>this</c>: not in static members, and not in initialisers, whatever they initialise.</summary>
    private static bool HasInstance(SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        var around = model.GetEnclosingSymbol(place.SpanStart, cancel);
        while (around is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            if (around.IsStatic)
                return false;
            around = around.ContainingSymbol;
        }

        return around is IMethodSymbol { IsStatic: false };
    }
}
