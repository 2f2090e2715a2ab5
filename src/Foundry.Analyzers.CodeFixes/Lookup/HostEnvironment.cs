using System;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Finds what a place can ask whether it runs in development.</summary>
internal static class HostEnvironment
{
    /// <summary>
    /// The expression of an <c>IHostEnvironment</c> that can be read at a place (<c>env</c>, <c>builder.Environment</c>), or null
    /// where there is none, or where <c>IsDevelopment()</c> cannot be called on it as it stands.
    /// </summary>
    public static string? At(ExpressionSyntax place, SemanticModel model, FlowContext flow) =>
        model.LookupSymbols(place.SpanStart)
            .Where(symbol => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None && CanRead(symbol, place, model, flow))
            .OrderBy(static symbol => symbol.Kind switch { SymbolKind.Local => 0, SymbolKind.Parameter => 1, SymbolKind.Field => 2, _ => 3 })
            .ThenBy(static symbol => symbol.Name, StringComparer.Ordinal)
            .Select(static symbol => Environment(symbol))
            .FirstOrDefault(environment => environment is not null
                && model.GetSpeculativeSymbolInfo(place.SpanStart, SyntaxFactory.ParseExpression(environment + ".IsDevelopment()"), SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol);

    private static string? Environment(ISymbol symbol)
    {
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

        if (type is null)
            return null;
        if (Is(type))
            return symbol.Name;

        // A builder or an application: builder.Environment.
        return type.DeclaringSyntaxReferences.IsEmpty
            && type.GetMembers(nameof(Environment)).OfType<IPropertySymbol>().Any(static property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && Is(property.Type))
            ? symbol.Name + "." + nameof(Environment) : null;
    }

    private static bool Is(ITypeSymbol type) => KnownTypes.HostEnvironment.Matches(type) || type.AllInterfaces.Any(static face => KnownTypes.HostEnvironment.Matches(face));

    /// <summary>Whether a name that is in scope has a value at a place and may be read there.</summary>
    private static bool CanRead(ISymbol symbol, ExpressionSyntax place, SemanticModel model, FlowContext flow) => symbol switch
    {
        // The locals of top-level statements are found from every file.
        ILocalSymbol local => local.DeclaringSyntaxReferences is { Length: 1 } declarations && declarations[0].SyntaxTree == place.SyntaxTree
            && declarations[0].GetSyntax(flow.Cancel) is VariableDeclaratorSyntax { Initializer: not null } declarator
            && declarator.Span.End <= place.SpanStart
            && !MayBeNull(local, declarator, model, flow)
            && Reaches(local.ContainingSymbol, place, model, flow),
        IParameterSymbol { RefKind: RefKind.None, NullableAnnotation: not NullableAnnotation.Annotated } parameter => Reaches(parameter.ContainingSymbol, place, model, flow),
        IFieldSymbol { NullableAnnotation: NullableAnnotation.Annotated } or IPropertySymbol { NullableAnnotation: NullableAnnotation.Annotated } => false,
        IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } => true,
        IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null } => IsInstanceOf(symbol.ContainingType, place, model, flow),
        _ => false,
    };

    /// <summary>Whether a local may hold null. One that is declared with <c>var</c> is always of the nullable type; its value tells.</summary>
    private static bool MayBeNull(ILocalSymbol local, VariableDeclaratorSyntax declarator, SemanticModel model, FlowContext flow) =>
        declarator.Parent is VariableDeclarationSyntax { Type.IsVar: true }
            ? model.GetTypeInfo(declarator.Initializer!.Value, flow.Cancel).Nullability.FlowState == NullableFlowState.MaybeNull
            : local.NullableAnnotation == NullableAnnotation.Annotated;

    /// <summary>Whether the place is inside a function, and nothing between the two refuses to capture its variables.</summary>
    private static bool Reaches(ISymbol owner, ExpressionSyntax place, SemanticModel model, FlowContext flow)
    {
        for (var around = model.GetEnclosingSymbol(place.SpanStart, flow.Cancel); around is not null; around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around, owner))
                return true;
            if (around is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, IsStatic: false })
                return false;
        }

        return false;
    }

    /// <summary>Whether <c>this</c> at the place is a whole object of the type.</summary>
    private static bool IsInstanceOf(INamedTypeSymbol type, ExpressionSyntax place, SemanticModel model, FlowContext flow)
    {
        if (type.IsValueType || place.Ancestors().Any(static node => node is ConstructorInitializerSyntax))
            return false;

        var around = model.GetEnclosingSymbol(place.SpanStart, flow.Cancel);
        for (; around is not (null or INamedTypeSymbol); around = around.ContainingSymbol)
        {
            if (around is not IMethodSymbol { IsStatic: false })
                return false;
        }

        for (var own = around as ITypeSymbol; own is not null; own = own.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(own, type))
                return true;
        }

        return false;
    }
}
