using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Finds variables that nothing would read without an expression, if the compiler warns about them.</summary>
/// <remarks>It warns about a constant in a local or private field, and about a parameter of a primary constructor.</remarks>
internal static class UnreadVariable
{
    /// <summary>Whether the compiler would warn about a variable after an expression is removed.</summary>
    public static bool IsLeftWithout(SyntaxNode removed, SemanticModel model, FlowContext flow) => removed
        .DescendantNodesAndSelf()
        .OfType<IdentifierNameSyntax>()
        .Select(name => model.GetSymbolInfo(name, flow.Cancel).Symbol)
        .OfType<ISymbol>()
        .Distinct(SymbolEqualityComparer.Default)
        .Any(symbol => MayWarn(symbol!, model, flow) && !IsNamedOutside(removed, symbol!, flow));

    private static bool MayWarn(ISymbol symbol, SemanticModel model, FlowContext flow) => symbol switch
    {
        ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private } =>
            Declarations(symbol, flow).Any(declaration =>
                declaration.SyntaxTree == model.SyntaxTree
                && declaration is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && model.GetConstantValue(value, flow.Cancel).HasValue),
        IParameterSymbol => Declarations(symbol, flow).Any(static declaration =>
            declaration.Parent is { Parent: TypeDeclarationSyntax and not RecordDeclarationSyntax }),
        _ => false,
    };

    /// <summary>Compares names only: a namesake counts as a reader.</summary>
    private static bool IsNamedOutside(SyntaxNode removed, ISymbol symbol, FlowContext flow)
    {
        var scopes = symbol is ILocalSymbol
            ? new[] { removed.SyntaxTree.GetRoot(flow.Cancel) }
            : Declarations(symbol.ContainingType, flow);
        return scopes.SelectMany(static scope => scope.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == symbol.Name
            && !(name.SyntaxTree == removed.SyntaxTree && removed.Span.Contains(name.Span)));
    }

    private static IEnumerable<SyntaxNode> Declarations(ISymbol symbol, FlowContext flow) =>
        symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(flow.Cancel));
}
