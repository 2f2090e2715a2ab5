using System.Linq;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>The base of the fixes that replace one credential by another.</summary>
public abstract class CredentialFix : FoundryCodeFix
{
    private protected CredentialFix(params DiagnosticDescriptor[] rules) : base(rules)
    {
    }

    private protected static BaseObjectCreationExpressionSyntax? CreationAt(Diagnostic diagnostic, SyntaxNode root) =>
        ValueSyntax.At(diagnostic.Location, root) as BaseObjectCreationExpressionSyntax;

    /// <summary>
    /// Keeps the developer credential in development and uses a managed identity elsewhere. Returns null if no
    /// <c>IHostEnvironment</c> is in scope.
    /// </summary>
    private protected static Repair? SplitByEnvironment(
        BaseObjectCreationExpressionSyntax creation, SemanticModel model, FlowContext flow)
    {
        // In a collection, the condition would make the other elements look guarded.
        if (creation is not ObjectCreationExpressionSyntax { Type: var name } || IsCollectionElement(creation))
            return null;
        if (HostEnvironment.At(creation, model, flow) is not { } environment
            || KnownTypes.ManagedIdentityCredential.FindIn(model.Compilation) is not { } identity
            || KnownTypes.TokenCredential.FindIn(model.Compilation) is not { } tokenCredential
            || !CanBecome(identity, creation, model, flow))
            return null;

        var cast = NeedsCast(creation, model, flow) ? $"({NameOf(tokenCredential, creation, model)})" : "";
        var hosted = NewManagedIdentity(identity, creation, model);
        var choice = $"{environment}.IsDevelopment() ? {creation.WithoutTrivia()} : {cast}{hosted}";
        if (NeedsParentheses(creation))
            choice = $"({choice})";
        return new Repair($"Use {name} in development and a managed identity elsewhere", nameof(SplitByEnvironment), creation,
            _ => SyntaxFactory.ParseExpression(choice), keepsInside: true);
    }

    /// <summary>
    /// <c>new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)</c>, without the argument if the referenced package
    /// lacks <c>ManagedIdentityId</c>.
    /// </summary>
    private protected static ExpressionSyntax NewManagedIdentity(
        INamedTypeSymbol identity, ExpressionSyntax place, SemanticModel model)
    {
        var id = KnownTypes.ManagedIdentityId.FindIn(model.Compilation);
        var argument = id is null ? "" : $"{NameOf(id, place, model)}.{UnnamedManagedIdentity.SystemAssigned}";
        return SyntaxFactory.ParseExpression($"new {NameOf(identity, place, model)}({argument})");
    }

    /// <summary>
    /// The shortest name of a type at a place. No using is needed: the types share the namespace of the existing credential.
    /// The simplifier cannot do this, because it skips names in a conditional expression without a type of its own.
    /// </summary>
    private protected static string NameOf(INamedTypeSymbol type, ExpressionSyntax place, SemanticModel model)
    {
        var name = type.ToMinimalDisplayString(model, place.SpanStart);
        var isUnambiguous = model.LookupSymbols(place.SpanStart, name: name)
            .All(static symbol => symbol is INamespaceOrTypeSymbol or IAliasSymbol);
        return isUnambiguous ? name : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    /// <summary>Whether another credential may replace a creation, and all uses of a <c>var</c> that holds it.</summary>
    private protected static bool CanBecome(
        INamedTypeSymbol other, BaseObjectCreationExpressionSyntax creation, SemanticModel model, FlowContext flow)
    {
        if (!HasTargetOfSameType(creation, model, flow))
        {
            return model.GetTypeInfo(creation, flow.Cancel).ConvertedType is { } target
                && model.Compilation.HasImplicitConversion(other, target);
        }

        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            || declarator.Parent is not VariableDeclarationSyntax { Type.IsVar: true }
            || model.GetDeclaredSymbol(declarator, flow.Cancel) is not ILocalSymbol local)
            return false;

        var scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax)
            ?? declarator.SyntaxTree.GetRoot(flow.Cancel);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => Names(name, local, model, flow))
            .All(name => ConvertsFrom(other, name, model, flow));
    }

    private static bool Names(IdentifierNameSyntax name, ILocalSymbol local, SemanticModel model, FlowContext flow) =>
        name.Identifier.ValueText == local.Name
        && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, flow.Cancel).Symbol, local);

    /// <summary>Whether a use converts the local to a type that the other credential converts to as well.</summary>
    private static bool ConvertsFrom(INamedTypeSymbol other, IdentifierNameSyntax use, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(use, flow.Cancel) is { Type: { } own, ConvertedType: { } target }
        && !SymbolEqualityComparer.Default.Equals(own, target)
        && model.Compilation.HasImplicitConversion(other, target);

    private static bool IsCollectionElement(ExpressionSyntax creation) =>
        creation.Parent is InitializerExpressionSyntax or { RawKind: NewerSyntaxKinds.ExpressionElement };

    /// <summary>
    /// Whether the conditional expression would have no type: neither arm converts to the other, and before C# 9 the target
    /// does not give it one.
    /// </summary>
    private static bool NeedsCast(BaseObjectCreationExpressionSyntax creation, SemanticModel model, FlowContext flow) =>
        HasTargetOfSameType(creation, model, flow)
        || ((CSharpParseOptions)creation.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp9;

    /// <summary>Whether the target has exactly the created type, as a <c>var</c> has.</summary>
    private static bool HasTargetOfSameType(BaseObjectCreationExpressionSyntax creation, SemanticModel model, FlowContext flow)
    {
        var info = model.GetTypeInfo(creation, flow.Cancel);
        return SymbolEqualityComparer.Default.Equals(info.Type, info.ConvertedType);
    }

    private static bool NeedsParentheses(ExpressionSyntax creation) => creation.Parent
        is not (ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax
            or ArrowExpressionClauseSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax);
}
