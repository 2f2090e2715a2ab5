using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Fixes.Credentials;

/// <summary>FDRY2001: writes a credential where null stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullCredentialFix))]
public sealed class NullCredentialFix : FoundryCodeFix
{
    private const string OpenAIKey = "OPENAI_API_KEY";
    private const string AzureOpenAIKey = "AZURE_OPENAI_API_KEY";

    public NullCredentialFix() : base(NullCredential.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, Analysis analysis)
    {
        if (WrittenValue.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax syntax } use
            || WrittenValue.Argument(use, syntax, model, analysis) is not { Parameter: { } parameter } argument)
            yield break;

        // Where a variable holds the null, its initialiser is changed, and the variable's type decides what fits.
        SyntaxNode target = use;
        ITypeSymbol? variable = null;
        if (diagnostic.AdditionalLocations.Count > 0)
        {
            if (diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree || WrittenValue.At(diagnostic.AdditionalLocations[0], root) is not { } written)
                yield break;
            target = written;
            variable = argument.Value.Unwrapped().Type;
        }

        var credential = KnownTypes.DefaultAzureCredential.FindIn(model.Compilation);
        var endpoint = ClientCreation.Read(argument.Parent)?.ReadEndpoint(analysis) ?? ClientEndpoint.Unknown;
        var isAzure = endpoint.Is(static address => address.IsAzure);

        if (credential is not null && (variable is null ? AcceptsToken(parameter, syntax) : Accepts(variable, credential, model)))
        {
            yield return Replace("Use DefaultAzureCredential", "DefaultAzureCredential", target,
                (editor, place) => New(credential, editor, place));
        }
        else if (credential is not null && variable is null && CredentialParameter.TakesPolicy(parameter)
            && isAzure && ScopeVerdict.RightScopeFor(endpoint.Values[0]) is { } scope
            && KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is { } policy)
        {
            yield return Replace("Use a BearerTokenPolicy with DefaultAzureCredential", "BearerTokenPolicy", target,
                (editor, place) => New(policy, editor, place, New(credential, editor, place), editor.Generator.LiteralExpression(scope)));
        }
        else if (KnownTypes.Environment.FindIn(model.Compilation) is { } environment
            && KnownTypes.InvalidOperationException.FindIn(model.Compilation) is { } exception)
        {
            var name = isAzure ? AzureOpenAIKey : OpenAIKey;
            if (KeyType(parameter, syntax, model) is { } keyType && (variable is null || Accepts(variable, keyType, model)))
            {
                yield return Replace($"Read the key from {name}", "KeyFromEnvironment", target,
                    (editor, place) => New(keyType, editor, place, Read(name, environment, exception, editor, place)));
            }
            else if (CredentialParameter.TakesKeyText(parameter))
            {
                yield return Replace($"Read the key from {name}", "KeyFromEnvironment", target,
                    (editor, place) => Read(name, environment, exception, editor, place));
            }
        }
    }

    private static Repair Replace(string title, string key, SyntaxNode target, Func<DocumentEditor, SyntaxNode, SyntaxNode> make) =>
        new(title, key, target, editor => make(editor, target));

    /// <summary>Whether a token credential may stand in the argument's place: for the parameter itself or for that of another overload.</summary>
    private static bool AcceptsToken(IParameterSymbol parameter, ArgumentSyntax argument) =>
        CredentialParameter.TakesToken(parameter) || Overload.Counterpart(parameter, argument, CredentialParameter.TakesToken) is not null;

    /// <summary>The type of key credential that may stand in the argument's place, or null.</summary>
    private static INamedTypeSymbol? KeyType(IParameterSymbol parameter, ArgumentSyntax argument, SemanticModel model)
    {
        var taken = CredentialParameter.TakesPolicy(parameter) ? Overload.Counterpart(parameter, argument, static other => KnownTypes.ApiKeyCredential.Matches(other.Type)) : parameter;
        return taken is not null && CredentialParameter.TakesKey(taken) && !CredentialParameter.TakesKeyText(taken) ? taken.Type as INamedTypeSymbol : null;
    }

    private static bool Accepts(ITypeSymbol variable, ITypeSymbol value, SemanticModel model) =>
        model.Compilation.HasImplicitConversion(value, variable);

    private static SyntaxNode New(INamedTypeSymbol type, DocumentEditor editor, SyntaxNode place, params SyntaxNode[] arguments) =>
        editor.Generator.ObjectCreationExpression(NameOf(type, editor, place), arguments);

    /// <summary><c>Environment.GetEnvironmentVariable("NAME") ?? throw new InvalidOperationException("NAME is not set.")</c></summary>
    private static SyntaxNode Read(string name, INamedTypeSymbol environment, INamedTypeSymbol exception, DocumentEditor editor, SyntaxNode place)
    {
        var generator = editor.Generator;
        return generator.CoalesceExpression(
            generator.InvocationExpression(
                generator.MemberAccessExpression(NameOf(environment, editor, place), nameof(Environment.GetEnvironmentVariable)),
                generator.LiteralExpression(name)),
            generator.ThrowExpression(New(exception, editor, place, generator.LiteralExpression(name + " is not set."))));
    }
}
