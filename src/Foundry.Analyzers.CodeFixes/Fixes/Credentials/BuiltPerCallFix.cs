using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
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

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not BaseObjectCreationExpressionSyntax reported
            || model.GetOperation(reported, flow.Cancel) is not IObjectCreationOperation creation
            || CredentialOf(creation) is not { Syntax: ObjectCreationExpressionSyntax credential } built || !IsConstant(built)
            || KnownTypes.TokenCredential.FindIn(model.Compilation) is not { } type
            || credential.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } holder || holder is InterfaceDeclarationSyntax
            || !Accepts(credential, type, model, flow))
            yield break;

        yield return Repair.ByEdit("Keep the credential in a static field", nameof(BuiltPerCallFix), credential, editor =>
        {
            var use = new SyntaxAnnotation();
            var name = Code.NameOf(type, editor, holder);
            editor.ReplaceNode(credential, (current, _) => current.WithAdditionalAnnotations(use));
            editor.ReplaceNode(holder, (current, generator) => Hoist((TypeDeclarationSyntax)current, use, name, generator));
        });
    }

    private static IObjectCreationOperation? CredentialOf(IObjectCreationOperation reported) =>
        (BuiltPerCall.IsCredential(reported) ? reported : BuiltPerCall.CredentialIn(reported)) is IObjectCreationOperation credential && BuiltPerCall.IsCredential(credential) ? credential : null;

    /// <summary>Whether a value means the same in a static initialiser: constants that are no locals, and what the packages make of them.</summary>
    private static bool IsConstant(IOperation value) => value.DescendantsAndSelf().All(static operation => operation switch
    {
        { ConstantValue.HasValue: true } => operation is not ILocalReferenceOperation,
        IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } => true,
        IInvocationOperation { Instance: null, TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } => true,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }, Property.DeclaringSyntaxReferences.IsEmpty: true } => true,
        IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } } => true,
        IArgumentOperation or IConversionOperation or IDefaultValueOperation or IObjectOrCollectionInitializerOperation or ISimpleAssignmentOperation
            or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } or IArrayCreationOperation or IArrayInitializerOperation => true,
        _ => false,
    });

    /// <summary>Whether a <c>TokenCredential</c> will do in the credential's place.</summary>
    private static bool Accepts(ExpressionSyntax credential, INamedTypeSymbol type, SemanticModel model, FlowContext flow)
    {
        if (credential.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } variable })
        {
            return model.GetDeclaredSymbol(variable, flow.Cancel) is ILocalSymbol local
                && model.GetOperation(variable, flow.Cancel) is { } declaration
                && flow.Names.ReferencesTo(local, declaration)
                    .All(reference => reference.Syntax is ExpressionSyntax use && Converts(use, type, model, flow));
        }

        return Converts(credential, type, model, flow);
    }

    private static bool Converts(ExpressionSyntax use, INamedTypeSymbol type, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(use, flow.Cancel).ConvertedType is { } wanted && model.Compilation.HasImplicitConversion(type, wanted);

    private static SyntaxNode Hoist(TypeDeclarationSyntax holder, SyntaxAnnotation use, SyntaxNode type, SyntaxGenerator generator)
    {
        var credential = (ExpressionSyntax)holder.GetAnnotatedNodes(use).Single();
        var kept = holder.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault(field => Holds(field, credential))?.Declaration.Variables[0].Identifier.ValueText;
        var name = kept ?? FreeName(holder);
        holder = holder.ReplaceNode(credential, SyntaxFactory.IdentifierName(name).WithTriviaFrom(credential));
        return kept is not null ? holder : WithFirst(holder, generator.FieldDeclaration(name, type, Accessibility.Private,
            DeclarationModifiers.Static | DeclarationModifiers.ReadOnly, credential.WithoutAnnotations(use).WithoutTrivia()), generator);
    }

    /// <summary>Puts a field before the first member: on a line of its own with the indentation and line ends of the file, where the members have lines of their own.</summary>
    private static SyntaxNode WithFirst(TypeDeclarationSyntax holder, SyntaxNode field, SyntaxGenerator generator)
    {
        var first = holder.Members[0];
        var lineEnd = holder.OpenBraceToken.TrailingTrivia.LastOrDefault();
        if (!lineEnd.IsKind(SyntaxKind.EndOfLineTrivia))
            return generator.InsertMembers(holder, 0, field);

        var indentation = first.GetLeadingTrivia().LastOrDefault();
        var after = first is FieldDeclarationSyntax ? SyntaxFactory.TriviaList(lineEnd) : SyntaxFactory.TriviaList(lineEnd, lineEnd);
        return holder.WithMembers(holder.Members.Insert(0, ((MemberDeclarationSyntax)field)
            .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indentation) : default)
            .WithTrailingTrivia(after)));
    }

    private static bool Holds(FieldDeclarationSyntax field, ExpressionSyntax credential) =>
        field.Modifiers.Any(SyntaxKind.StaticKeyword) && field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
        && field.Declaration.Variables is { Count: 1 } variables && variables[0].Initializer is { } initializer
        && SyntaxFactory.AreEquivalent(initializer.Value, credential);

    private static string FreeName(TypeDeclarationSyntax holder)
    {
        var taken = new HashSet<string>(holder.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        var name = FieldName;
        for (var i = 2; taken.Contains(name); i++)
            name = FieldName + i;
        return name;
    }
}
