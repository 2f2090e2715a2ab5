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
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

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
            || ClientIdOfHost(creation, model) is not { } clientId
            || !CanBecome(identity, creation, model, flow))
            return null;

        var cast = NeedsCast(creation, model, flow) ? $"({NameOf(tokenCredential, creation, model)})" : "";
        var format = $"{environment}.IsDevelopment() ? {creation.WithoutTrivia()} : {cast}";
        return new Repair($"Use {name} in development and a managed identity elsewhere", nameof(SplitByEnvironment), creation,
            editor =>
            {
                var choice = format + NewManagedIdentity(identity, clientId, creation, editor);
                return SyntaxFactory.ParseExpression(NeedsParentheses(creation) ? $"({choice})" : choice);
            }, keepsInside: true);
    }

    /// <summary>
    /// The read of <c>AZURE_CLIENT_ID</c>, which names the user-assigned identity of a host; a host with a system-assigned one
    /// does not set it. Null if the place cannot name it.
    /// </summary>
    private protected static string? ClientIdOfHost(ExpressionSyntax place, SemanticModel model) =>
        KnownTypes.Environment.FindIn(model.Compilation) is { } environment && VersionOf(place) >= LanguageVersion.CSharp7
            ? $"{NameOf(environment, place, model)}.GetEnvironmentVariable(\"AZURE_CLIENT_ID\")"
            : null;

    /// <summary>
    /// Passes the client id to a <c>ManagedIdentityCredential</c>, or the system-assigned identity where it is missing; null if
    /// the place cannot.
    /// </summary>
    /// <param name="creation">The creation of the credential.</param>
    /// <param name="given">The client id; null for the one that the host sets.</param>
    /// <param name="title">The title of the repair.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="flow">Ends the work when it is cancelled.</param>
    private protected static Repair? WithIdentityOfHost(
        BaseObjectCreationExpressionSyntax creation, ExpressionSyntax? given, string title, SemanticModel model, FlowContext flow)
    {
        if (model.GetOperation(creation, flow.Cancel) is not IObjectCreationOperation operation
            || operation.Type is not INamedTypeSymbol credential
            || !KnownTypes.ManagedIdentityCredential.Matches(credential)
            || HasOptions(operation)
            || VersionOf(creation) < LanguageVersion.CSharp7
            || !credential.InstanceConstructors.Any(TakesOnlyId)
            || KnownTypes.ManagedIdentityId.FindIn(model.Compilation) is not { } id
            || (given?.WithoutSuppression().WithoutTrivia().ToString() ?? ClientIdOfHost(creation, model)) is not { } clientId)
            return null;

        var keepsComments = creation.ArgumentList is not { } arguments || !Repair.HasInnerTrivia(arguments);
        return new Repair(title, nameof(KnownTypes.ManagedIdentityId), creation,
            editor => WithArguments(creation, ListOf(
                SyntaxFactory.ParseExpression(IdOrSystemAssigned(id, clientId, creation, editor)))),
            keepsInside: keepsComments);
    }

    /// <summary>The constructor that takes a <c>ManagedIdentityId</c> does not take options.</summary>
    private static bool HasOptions(IObjectCreationOperation creation) => creation.Arguments.Any(static argument =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Ordinal: > 0 } && !argument.Value.IsNull());

    private static bool TakesOnlyId(IMethodSymbol constructor) =>
        constructor.Parameters is { Length: 1 } parameters && KnownTypes.ManagedIdentityId.Matches(parameters[0].Type);

    private static ArgumentListSyntax ListOf(ExpressionSyntax argument) =>
        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(argument)));

    private static ExpressionSyntax WithArguments(BaseObjectCreationExpressionSyntax creation, ArgumentListSyntax list)
    {
        if (creation is ObjectCreationExpressionSyntax { ArgumentList: null, Type: var type } withoutList)
        {
            return withoutList
                .WithType(type.WithoutTrailingTrivia())
                .WithArgumentList(list.WithTrailingTrivia(type.GetTrailingTrivia()));
        }

        return creation.WithArgumentList(list.WithTriviaFrom(creation.ArgumentList!));
    }

    /// <summary>
    /// <c>new ManagedIdentityCredential(…)</c> for the client id, or the system-assigned identity where it is missing. Without
    /// <c>ManagedIdentityId</c> in the referenced package, the constructor itself takes a missing one so.
    /// </summary>
    private protected static string NewManagedIdentity(
        INamedTypeSymbol identity, string clientId, ExpressionSyntax place, DocumentEditor editor)
    {
        var id = KnownTypes.ManagedIdentityId.FindIn(editor.SemanticModel.Compilation);
        var argument = id is null ? clientId : IdOrSystemAssigned(id, clientId, place, editor);
        return $"new {NameOf(identity, place, editor.SemanticModel)}({argument})";
    }

    /// <summary>
    /// <c>clientId is { Length: > 0 } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned</c>:
    /// the factory throws for a client id that is missing.
    /// </summary>
    private protected static string IdOrSystemAssigned(
        INamedTypeSymbol id, string clientId, ExpressionSyntax place, DocumentEditor editor)
    {
        var type = NameOf(id, place, editor.SemanticModel);
        if (SyntaxFacts.IsValidIdentifier(clientId))
            return $"string.IsNullOrEmpty({clientId}) ? {type}.SystemAssigned : {type}.FromUserAssignedClientId({clientId})";

        var name = FreshName.At(place, "clientId", editor);
        var test = VersionOf(place) >= LanguageVersion.CSharp9
            ? $"{{ Length: > 0 }} {name}"
            : $"string {name} && {name}.Length > 0";
        return $"{clientId} is {test} ? {type}.FromUserAssignedClientId({name}) : {type}.SystemAssigned";
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
        || VersionOf(creation) < LanguageVersion.CSharp9;

    private protected static LanguageVersion VersionOf(SyntaxNode place) =>
        ((CSharpParseOptions)place.SyntaxTree.Options).LanguageVersion;

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
