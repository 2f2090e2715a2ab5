using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Checks whether the parameter of a primary constructor, <c>class C(IHostEnvironment env)</c>, can be read.</summary>
internal static class PrimaryConstructor
{
    public static bool Has(IParameterSymbol parameter, CancellationToken cancel) => DeclarationOf(parameter, cancel) is not null;

    /// <summary>
    /// Whether a place can read the parameter without a warning. The compiler warns if one parameter is captured and initializes
    /// a member too (CS9124), or is captured and passed to the base (CS9107).
    /// </summary>
    public static bool CanRead(IParameterSymbol parameter, SyntaxNode place, SemanticModel model, CancellationToken cancel)
    {
        if (DeclarationOf(parameter, cancel) is not ClassDeclarationSyntax type
            || type.SyntaxTree != place.SyntaxTree
            || parameter.ContainingType.DeclaringSyntaxReferences.Length != 1
            || !IsInInstanceOf(type, place))
            return false;

        var captures = IsCapture(place, type);
        return type.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancel).Symbol, parameter))
            .All(name => IsCapture(name, type) == captures);
    }

    private static TypeDeclarationSyntax? DeclarationOf(IParameterSymbol parameter, CancellationToken cancel) =>
        parameter.ContainingSymbol is IMethodSymbol
        {
            MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: { Length: 1 } declarations,
        }
            ? declarations[0].GetSyntax(cancel) as TypeDeclarationSyntax
            : null;

    /// <summary>
    /// Whether a place is in an instance member of the type itself, outside static functions and other constructors.
    /// </summary>
    private static bool IsInInstanceOf(TypeDeclarationSyntax type, SyntaxNode place)
    {
        for (var node = place; node is not null; node = node.Parent)
        {
            if (node == type)
                return true;
            if (node is BaseTypeDeclarationSyntax or ConstructorDeclarationSyntax || IsStatic(node))
                return false;
        }

        return false;
    }

    private static bool IsStatic(SyntaxNode node)
    {
        var modifiers = node switch
        {
            MemberDeclarationSyntax member => member.Modifiers,
            AnonymousFunctionExpressionSyntax function => function.Modifiers,
            LocalFunctionStatementSyntax function => function.Modifiers,
            _ => default,
        };
        return modifiers.Any(SyntaxKind.StaticKeyword) || modifiers.Any(SyntaxKind.ConstKeyword);
    }

    /// <summary>
    /// Whether a read makes the parameter a part of each object: all but initializers and arguments of the base do.
    /// </summary>
    private static bool IsCapture(SyntaxNode read, TypeDeclarationSyntax type)
    {
        for (var node = read; node is not null && node != type; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax:
                    return true;
                case BaseListSyntax or FieldDeclarationSyntax or EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                    return false;
            }
        }

        return true;
    }
}
