using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2007: moves the credential into a static field.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BuiltPerCallFix))]
public sealed class BuiltPerCallFix : FoundryCodeFix
{
    private const string FieldName = "s_credential";

    public BuiltPerCallFix() : base(BuiltPerCall.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { } name
            || name.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } reported
            || model.GetOperation(reported, flow.Cancel) is not IObjectCreationOperation creation
            || CredentialOf(creation) is not { Syntax: ObjectCreationExpressionSyntax credential } credentialCreation
            || !MayBeInStaticInitializer(credentialCreation))
            yield break;

        if (KnownTypes.TokenCredential.FindIn(model.Compilation) is not { } tokenCredential
            || credential.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type
            || type is InterfaceDeclarationSyntax
            || !MayBecome(credential, tokenCredential, model, flow))
            yield break;

        yield return Repair.ByEdit("Keep the credential in a static field", nameof(BuiltPerCallFix), credential, editor =>
        {
            var mark = new SyntaxAnnotation();
            var fieldType = Code.NameOf(tokenCredential, editor, type);
            editor.ReplaceNode(credential, (current, _) => current.WithAdditionalAnnotations(mark));
            editor.ReplaceNode(type, (current, generator) =>
                MoveToField((TypeDeclarationSyntax)current, mark, fieldType, generator));
        });
    }

    /// <summary>The credential that is reported, or the one that a reported client is built with.</summary>
    private static IObjectCreationOperation? CredentialOf(IObjectCreationOperation reported)
    {
        if (BuiltPerCall.IsCredential(reported))
            return reported;

        return BuiltPerCall.CredentialIn(reported) is IObjectCreationOperation credential && BuiltPerCall.IsCredential(credential)
            ? credential
            : null;
    }

    /// <summary>
    /// Whether a value means the same in a static initializer: it consists of constants, except local ones, and of calls
    /// into referenced assemblies.
    /// </summary>
    private static bool MayBeInStaticInitializer(IOperation value) =>
        value.DescendantsAndSelf().All(static operation => operation switch
        {
            { ConstantValue.HasValue: true } => operation is not ILocalReferenceOperation,
            IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } => true,
            IInvocationOperation { Instance: null, TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } => true,
            IPropertyReferenceOperation { Property.DeclaringSyntaxReferences.IsEmpty: true } property =>
                property.Instance is null || IsInitializerReceiver(property.Instance),
            IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } } => true,
            IInstanceReferenceOperation => IsInitializerReceiver(operation),
            IArgumentOperation or IConversionOperation or IDefaultValueOperation or ISimpleAssignmentOperation => true,
            IObjectOrCollectionInitializerOperation or IArrayCreationOperation or IArrayInitializerOperation => true,
            _ => false,
        });

    /// <summary>Whether an operation is the object that an initializer fills.</summary>
    private static bool IsInitializerReceiver(IOperation operation) =>
        operation is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver };

    /// <summary>Whether a <c>TokenCredential</c> may replace the credential and all uses of a <c>var</c> that holds it.</summary>
    private static bool MayBecome(
        ExpressionSyntax credential, INamedTypeSymbol tokenCredential, SemanticModel model, FlowContext flow)
    {
        if (credential.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }
            || declarator.Parent is not VariableDeclarationSyntax { Type.IsVar: true })
            return Converts(credential, tokenCredential, model, flow);

        return model.GetDeclaredSymbol(declarator, flow.Cancel) is ILocalSymbol local
            && model.GetOperation(declarator, flow.Cancel) is { } declaration
            && flow.Names.ReferencesTo(local, declaration)
                .All(reference => reference.Syntax is ExpressionSyntax use && Converts(use, tokenCredential, model, flow));
    }

    private static bool Converts(ExpressionSyntax use, INamedTypeSymbol type, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(use, flow.Cancel).ConvertedType is { } target && model.Compilation.HasImplicitConversion(type, target);

    /// <summary>Replaces the credential by a static field. Reuses a field that already holds the same credential.</summary>
    private static SyntaxNode MoveToField(
        TypeDeclarationSyntax type, SyntaxAnnotation mark, SyntaxNode fieldType, SyntaxGenerator generator)
    {
        var credential = (ExpressionSyntax)type.GetAnnotatedNodes(mark).Single();
        var existing = type.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault(field => Holds(field, credential));
        var name = existing?.Declaration.Variables[0].Identifier.ValueText ?? FreeName(type);
        type = type.ReplaceNode(credential, SyntaxFactory.IdentifierName(name).WithTriviaFrom(credential));
        if (existing is not null)
            return type;

        var value = credential.WithoutAnnotations(mark).WithoutTrivia();
        var field = generator.FieldDeclaration(
            name, fieldType, Accessibility.Private, DeclarationModifiers.Static | DeclarationModifiers.ReadOnly, value);
        return WithFirst(type, field, generator);
    }

    /// <summary>
    /// Inserts a field before the first member. If members have their own lines, the field gets one too, with the
    /// indentation and line end of the file.
    /// </summary>
    private static SyntaxNode WithFirst(TypeDeclarationSyntax type, SyntaxNode field, SyntaxGenerator generator)
    {
        var first = type.Members[0];
        var lineEnd = type.OpenBraceToken.TrailingTrivia.LastOrDefault();
        if (!lineEnd.IsKind(SyntaxKind.EndOfLineTrivia))
            return generator.InsertMembers(type, 0, field);

        var indentation = first.GetLeadingTrivia().LastOrDefault();
        var leading = indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default;
        var trailing = first is FieldDeclarationSyntax
            ? SyntaxFactory.TriviaList(lineEnd)
            : SyntaxFactory.TriviaList(lineEnd, lineEnd);
        return type.WithMembers(type.Members.Insert(
            0, ((MemberDeclarationSyntax)field).WithLeadingTrivia(leading).WithTrailingTrivia(trailing)));
    }

    private static bool Holds(FieldDeclarationSyntax field, ExpressionSyntax credential) =>
        field.Modifiers.Any(SyntaxKind.StaticKeyword)
        && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
        && field.Declaration.Variables is { Count: 1 } variables
        && variables[0].Initializer is { } initializer
        && SyntaxFactory.AreEquivalent(initializer.Value, credential);

    private static string FreeName(TypeDeclarationSyntax type)
    {
        var identifiers = type.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));
        var taken = new HashSet<string>(identifiers.Select(token => token.ValueText));
        var name = FieldName;
        for (var i = 2; taken.Contains(name); i++)
            name = FieldName + i;
        return name;
    }
}
