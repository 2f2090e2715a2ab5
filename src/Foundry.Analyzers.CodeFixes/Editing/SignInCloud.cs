using System;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>
/// Makes a credential sign in to the cloud of an endpoint. The public cloud, which a credential uses if its options name no
/// other, issues no token for the audience of another cloud.
/// </summary>
internal sealed class SignInCloud
{
    private const string AuthorityHost = nameof(AuthorityHost);

    /// <summary>The credential signs in to the cloud, or is not known to sign in to another one.</summary>
    private static readonly SignInCloud Fits = new(edit: null);

    private readonly Action<DocumentEditor>? _edit;

    private SignInCloud(Action<DocumentEditor>? edit) => _edit = edit;

    /// <summary>Whether the credential has to be changed.</summary>
    public bool IsEdit => _edit is not null;

    /// <summary>The change that a credential needs for a cloud; null if it needs one that is not possible.</summary>
    public static SignInCloud? Of(IOperation? credential, AzureCloud? cloud, SemanticModel model, FlowContext flow)
    {
        if (cloud is null || cloud == AzureCloud.Public || credential is null
            || ValueResolver.Resolve(credential, flow) is not IObjectCreationOperation creation
            || !SignInAuthority.IsAskedBy(creation))
            return Fits;

        if (KnownTypes.AzureAuthorityHosts.FindIn(model.Compilation) is not { } hosts
            || creation.Syntax is not BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments })
            return null;

        var given = creation.Arguments.ExplicitFor(SignInAuthority.TakesOptions);
        if (given is null)
        {
            return OptionsParameter(creation) is { Type: INamedTypeSymbol options } parameter
                ? new(editor => AddOptions(editor, arguments, parameter.Name, cloud, options, hosts))
                : null;
        }

        if (!SignInAuthority.Leaves(given.Value, flow))
            return Fits;
        return given.Value.Unwrapped().Syntax is BaseObjectCreationExpressionSyntax { Initializer: { } initializer }
            ? new(editor => AddAuthority(editor, initializer, cloud, hosts))
            : null;
    }

    public void Apply(DocumentEditor editor) => _edit?.Invoke(editor);

    /// <summary>The parameter for options after the given arguments, the most specific one.</summary>
    private static IParameterSymbol? OptionsParameter(IObjectCreationOperation creation)
    {
        var given = creation.Arguments
            .Where(static argument => argument.ArgumentKind == ArgumentKind.Explicit)
            .OrderBy(static argument => argument.Parameter!.Ordinal)
            .Select(static argument => argument.Parameter!.Type)
            .ToArray();
        return ((INamedTypeSymbol)creation.Type!).InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public
                && constructor.Parameters.Length == given.Length + 1
                && constructor.Parameters.Take(given.Length).Select(static parameter => parameter.Type)
                    .SequenceEqual(given, SymbolEqualityComparer.Default))
            .Select(static constructor => constructor.Parameters[constructor.Parameters.Length - 1])
            .Where(SignInAuthority.TakesOptions)
            .OrderBy(static parameter => KnownTypes.TokenCredentialOptions.Matches(parameter.Type))
            .FirstOrDefault();
    }

    private static void AddOptions(
        DocumentEditor editor, ArgumentListSyntax arguments, string name, AzureCloud cloud,
        INamedTypeSymbol options, INamedTypeSymbol hosts)
    {
        var format = $"new {{0}} {{{{ {AuthorityHost} = {{1}}.{cloud.Authority} }}}}";
        var value = Code.Expression(editor, arguments, format, options, hosts);

        // Another client with the same credential may have asked for it.
        editor.ReplaceNode(arguments, (current, _) => current is ArgumentListSyntax list
            && list.Arguments.Count == arguments.Arguments.Count
                ? AppendedArgument.To(list, value, name)
                : current);
    }

    private static void AddAuthority(
        DocumentEditor editor, InitializerExpressionSyntax initializer, AzureCloud cloud, INamedTypeSymbol hosts)
    {
        var value = Code.Expression(editor, initializer, $"{AuthorityHost} = {{0}}.{cloud.Authority}", hosts);
        editor.ReplaceNode(initializer, (current, _) => current is InitializerExpressionSyntax list
                && list.Expressions.Count == initializer.Expressions.Count
            ? list.WithExpressions(Appended(list.Expressions, value))
            : current);
    }

    /// <summary>Appends to a list that may end in a comma, on the line of the last one.</summary>
    private static SeparatedSyntaxList<ExpressionSyntax> Appended(
        SeparatedSyntaxList<ExpressionSyntax> list, ExpressionSyntax value)
    {
        if (list.Count == 0)
            return SyntaxFactory.SingletonSeparatedList(value.WithTrailingTrivia(SyntaxFactory.Space));

        var separators = list.GetSeparators().Take(list.Count - 1);
        var last = list[list.Count - 1];
        var end = list.SeparatorCount == list.Count ? list.GetSeparator(list.Count - 1).TrailingTrivia : last.GetTrailingTrivia();
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return SyntaxFactory.SeparatedList(
            list.Take(list.Count - 1).Append(last.WithoutTrailingTrivia()).Append(value.WithTrailingTrivia(end)),
            separators.Append(comma));
    }
}
