using System;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Finds the host environment, so that code can check for development.</summary>
internal static class HostEnvironment
{
    /// <summary>The property of a host builder or an application.</summary>
    private const string EnvironmentProperty = "Environment";

    /// <summary>
    /// Finds an expression of type <c>IHostEnvironment</c> that is readable at a place: <c>env</c>,
    /// <c>builder.Environment</c>. Returns null if there is none, or if <c>IsDevelopment()</c> does not bind on it.
    /// </summary>
    public static string? At(ExpressionSyntax place, SemanticModel model, FlowContext flow) => model
        .LookupSymbols(place.SpanStart)
        .Where(symbol => SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None && CanRead(symbol, place, model, flow))
        .OrderBy(static symbol => Preference(symbol))
        .ThenBy(static symbol => symbol.Name, StringComparer.Ordinal)
        .Select(static symbol => EnvironmentOf(symbol))
        .FirstOrDefault(environment => environment is not null && BindsIsDevelopment(environment, place, model));

    /// <summary>Whether a symbol in scope has a value at a place and may be read there.</summary>
    private static bool CanRead(ISymbol symbol, ExpressionSyntax place, SemanticModel model, FlowContext flow) => symbol switch
    {
        ILocalSymbol local => CanReadLocal(local, place, model, flow),
        IParameterSymbol { RefKind: RefKind.None, NullableAnnotation: not NullableAnnotation.Annotated } parameter =>
            PrimaryConstructor.Has(parameter, flow.Cancel)
                ? PrimaryConstructor.CanRead(parameter, place, model, flow.Cancel)
                : CanCapture(symbol.ContainingSymbol, place, model, flow),
        IFieldSymbol { NullableAnnotation: NullableAnnotation.Annotated } => false,
        IPropertySymbol { NullableAnnotation: NullableAnnotation.Annotated } => false,
        IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } => true,
        IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null } =>
            IsInstanceOf(symbol.ContainingType, place, model, flow),
        _ => false,
    };

    private static bool CanReadLocal(ILocalSymbol local, ExpressionSyntax place, SemanticModel model, FlowContext flow)
    {
        // Lookup finds the locals of top-level statements from every file.
        var declarations = local.DeclaringSyntaxReferences;
        if (declarations.Length != 1 || declarations[0].SyntaxTree != place.SyntaxTree)
            return false;

        return declarations[0].GetSyntax(flow.Cancel) is VariableDeclaratorSyntax { Initializer: not null } declarator
            && declarator.Span.End <= place.SpanStart
            && !MayBeNull(local, declarator, model, flow)
            && CanCapture(local.ContainingSymbol, place, model, flow);
    }

    /// <summary>Whether a local may hold null. The type of <c>var</c> is always nullable, so the value decides.</summary>
    private static bool MayBeNull(
        ILocalSymbol local, VariableDeclaratorSyntax declarator, SemanticModel model, FlowContext flow)
    {
        if (declarator.Parent is not VariableDeclarationSyntax { Type.IsVar: true })
            return local.NullableAnnotation == NullableAnnotation.Annotated;

        var value = model.GetTypeInfo(declarator.Initializer!.Value, flow.Cancel);
        return value.Nullability.FlowState == NullableFlowState.MaybeNull;
    }

    /// <summary>Whether a place is in a function, directly or in nested functions that can capture its variables.</summary>
    private static bool CanCapture(ISymbol function, ExpressionSyntax place, SemanticModel model, FlowContext flow)
    {
        var enclosing = model.GetEnclosingSymbol(place.SpanStart, flow.Cancel);
        for (; enclosing is not null; enclosing = enclosing.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(enclosing, function))
                return true;
            if (enclosing is not IMethodSymbol
                {
                    MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction,
                    IsStatic: false,
                })
                return false;
        }

        return false;
    }

    /// <summary>Whether <c>this</c> is available at a place and is of the type.</summary>
    private static bool IsInstanceOf(INamedTypeSymbol type, ExpressionSyntax place, SemanticModel model, FlowContext flow)
    {
        if (type.IsValueType || place.Ancestors().Any(static node => node is ConstructorInitializerSyntax))
            return false;

        var enclosing = model.GetEnclosingSymbol(place.SpanStart, flow.Cancel);
        for (; enclosing is not (null or INamedTypeSymbol); enclosing = enclosing.ContainingSymbol)
        {
            if (enclosing is not IMethodSymbol { IsStatic: false })
                return false;
        }

        for (var current = enclosing as ITypeSymbol; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, type))
                return true;
        }

        return false;
    }

    private static int Preference(ISymbol symbol) => symbol.Kind switch
    {
        SymbolKind.Local => 0,
        SymbolKind.Parameter => 1,
        SymbolKind.Field => 2,
        _ => 3,
    };

    private static string? EnvironmentOf(ISymbol symbol)
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
        if (IsHostEnvironment(type))
            return symbol.Name;

        return HasEnvironment(type) ? symbol.Name + "." + EnvironmentProperty : null;
    }

    private static bool IsHostEnvironment(ITypeSymbol type) =>
        KnownTypes.HostEnvironment.Matches(type)
        || type.AllInterfaces.Any(static implemented => KnownTypes.HostEnvironment.Matches(implemented));

    /// <summary>Whether a type from a reference is a host builder or an application.</summary>
    private static bool HasEnvironment(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
        && type.GetMembers(EnvironmentProperty).OfType<IPropertySymbol>().Any(static property =>
            property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && IsHostEnvironment(property.Type));

    private static bool BindsIsDevelopment(string environment, ExpressionSyntax place, SemanticModel model)
    {
        var call = SyntaxFactory.ParseExpression(environment + ".IsDevelopment()");
        var info = model.GetSpeculativeSymbolInfo(place.SpanStart, call, SpeculativeBindingOption.BindAsExpression);
        return info.Symbol is IMethodSymbol;
    }
}
