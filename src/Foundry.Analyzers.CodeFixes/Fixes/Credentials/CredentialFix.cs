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

/// <summary>What the fixes share that put another credential in the place of one.</summary>
public abstract class CredentialFix : FoundryCodeFix
{
    private protected CredentialFix(params DiagnosticDescriptor[] rules) : base(rules)
    {
    }

    /// <summary>The creation at a diagnostic's place.</summary>
    private protected static BaseObjectCreationExpressionSyntax? CreationAt(Diagnostic diagnostic, SyntaxNode root) =>
        ValueSyntax.At(diagnostic.Location, root) as BaseObjectCreationExpressionSyntax;

    /// <summary>The developer's credential in development and a managed identity elsewhere, or null where the place has no environment to ask.</summary>
    private protected static Repair? SplitByEnvironment(BaseObjectCreationExpressionSyntax creation, SemanticModel model, FlowContext flow)
    {
        // In a collection the split would make its neighbours look guarded.
        if (creation is not ObjectCreationExpressionSyntax { Type: var name }
            || creation.Parent is InitializerExpressionSyntax or { RawKind: NewerSyntaxKinds.ExpressionElement }
            || HostEnvironment.At(creation, model, flow) is not { } environment
            || KnownTypes.ManagedIdentityCredential.FindIn(model.Compilation) is not { } identity
            || KnownTypes.TokenCredential.FindIn(model.Compilation) is not { } common
            || !CanBecome(identity, creation, model, flow))
            return null;

        // A conditional expression has no type of its own where neither arm converts to the other; before C# 9 its target does not help.
        var needsType = IsOfItsOwnType(creation, model, flow) || ((CSharpParseOptions)creation.SyntaxTree.Options).LanguageVersion < LanguageVersion.CSharp9;
        var hosted = NewManagedIdentity(identity, creation, model);
        var choice = $"{environment}.IsDevelopment() ? {creation.WithoutTrivia()} : {(needsType ? $"({NameOf(common, creation, model)})" : "")}{hosted}";
        var isWhole = creation.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax;
        return new Repair($"Use {name} in development and a managed identity elsewhere", nameof(SplitByEnvironment), creation,
            _ => SyntaxFactory.ParseExpression(isWhole ? choice : $"({choice})"), keepsInside: true);
    }

    /// <summary><c>new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)</c>, as far as the referenced package can say it.</summary>
    private protected static ExpressionSyntax NewManagedIdentity(INamedTypeSymbol identity, ExpressionSyntax place, SemanticModel model)
    {
        var id = KnownTypes.ManagedIdentityId.FindIn(model.Compilation);
        return SyntaxFactory.ParseExpression($"new {NameOf(identity, place, model)}({(id is null ? "" : $"{NameOf(id, place, model)}.{UnnamedManagedIdentity.SystemAssigned}")})");
    }

    /// <summary>
    /// The shortest name of a type at a place. No using is added: the types stand beside the credential that is there already. (Names
    /// inside a conditional expression without a type of its own are not shortened by the simplifier.)
    /// </summary>
    private protected static string NameOf(INamedTypeSymbol type, ExpressionSyntax place, SemanticModel model)
    {
        var name = type.ToMinimalDisplayString(model, place.SpanStart);
        return model.LookupSymbols(place.SpanStart, name: name).All(static symbol => symbol is INamespaceOrTypeSymbol or IAliasSymbol)
            ? name : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    /// <summary>Whether another credential may stand in the creation's place, and, where a <c>var</c> takes it, in those of its uses.</summary>
    private protected static bool CanBecome(INamedTypeSymbol other, BaseObjectCreationExpressionSyntax creation, SemanticModel model, FlowContext flow)
    {
        if (!IsOfItsOwnType(creation, model, flow))
            return model.GetTypeInfo(creation, flow.Cancel).ConvertedType is { } target && model.Compilation.HasImplicitConversion(other, target);

        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } declarator }
            || model.GetDeclaredSymbol(declarator, flow.Cancel) is not ILocalSymbol local)
            return false;

        var scope = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot(flow.Cancel);
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, flow.Cancel).Symbol, local))
            .All(name => model.GetTypeInfo(name, flow.Cancel) is { Type: { } own, ConvertedType: { } target }
                && !SymbolEqualityComparer.Default.Equals(own, target)
                && model.Compilation.HasImplicitConversion(other, target));
    }

    /// <summary>Whether what takes the creation has the very type that is created, as <c>var</c> has.</summary>
    private static bool IsOfItsOwnType(BaseObjectCreationExpressionSyntax creation, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(creation, flow.Cancel) is var info && SymbolEqualityComparer.Default.Equals(info.Type, info.ConvertedType);
}
