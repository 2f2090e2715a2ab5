using System;
using System.Collections.Generic;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
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

/// <summary>FDRY2001: writes a credential where null stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullCredentialFix))]
public sealed class NullCredentialFix : FoundryCodeFix
{
    private const string OpenAIKey = "OPENAI_API_KEY";
    private const string AzureOpenAIKey = "AZURE_OPENAI_API_KEY";

    public NullCredentialFix() : base(NullCredential.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax syntax } use
            || ValueSyntax.Argument(use, syntax, model, flow) is not { Parameter: { } parameter } argument)
            yield break;

        // Where a variable holds the null, its initialiser is changed, and the variable's type decides what fits.
        SyntaxNode target = use;
        ITypeSymbol? variable = null;
        if (diagnostic.AdditionalLocations.Count > 0)
        {
            if (diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree || ValueSyntax.At(diagnostic.AdditionalLocations[0], root) is not { } written
                || TypeOfDeclared(written, model, flow) is not { } declared)
                yield break;
            target = written;
            variable = declared;
        }
        else if (model.GetSymbolInfo(use, flow.Cancel).Symbol is not null)
        {
            // A constant that is null: others may read it.
            yield break;
        }

        var credential = KnownTypes.DefaultAzureCredential.FindIn(model.Compilation);
        var endpoint = ClientCreation.Read(argument.Parent)?.ReadEndpoint(flow) ?? ClientEndpoint.Unknown;
        var isAzure = endpoint.Is(static address => address.IsAzure);

        if (credential is not null && (variable is null ? AcceptsToken(parameter, syntax) : Accepts(variable, credential, model)))
        {
            yield return Replace("Use DefaultAzureCredential", "DefaultAzureCredential", target,
                (editor, place) => Code.Expression(editor, place, "new {0}()", credential));
        }
        else if (credential is not null && variable is null && CredentialParameter.TakesPolicy(parameter)
            && isAzure && ScopeVerdict.RightScopeFor(endpoint.Values[0]) is { } scope
            && KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is { } policy)
        {
            yield return Replace("Use a BearerTokenPolicy with DefaultAzureCredential", "BearerTokenPolicy", target,
                (editor, place) => Code.Expression(editor, place, $"new {{0}}(new {{1}}(), {Code.Literal(scope)})", policy, credential));
        }
        else if (EnvironmentRead.In(model.Compilation) is { } read)
        {
            var name = isAzure ? AzureOpenAIKey : OpenAIKey;
            if (KeyType(parameter, syntax) is { } keyType && (variable is null || Accepts(variable, keyType, model)))
            {
                yield return Replace($"Read the key from {name}", "KeyFromEnvironment", target, (editor, place) =>
                    ((ObjectCreationExpressionSyntax)Code.Expression(editor, place, "new {0}()", keyType)).WithArgumentList(
                        SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(read.OrThrow(name, editor, use))))));
            }
            else if (CredentialParameter.TakesKeyText(parameter))
            {
                yield return Replace($"Read the key from {name}", "KeyFromEnvironment", target, (editor, place) => read.OrThrow(name, editor, place));
            }
        }
    }

    private static Repair Replace(string title, string key, SyntaxNode target, Func<DocumentEditor, SyntaxNode, SyntaxNode> make) =>
        new(title, key, target, editor => make(editor, target));

    /// <summary>Whether a token credential may stand in the argument's place: for the parameter itself or for that of another overload.</summary>
    private static bool AcceptsToken(IParameterSymbol parameter, ArgumentSyntax argument) =>
        CredentialParameter.TakesToken(parameter) || Overload.Counterpart(parameter, argument, CredentialParameter.TakesToken) is not null;

    /// <summary>The type of key credential that may stand in the argument's place, or null.</summary>
    private static INamedTypeSymbol? KeyType(IParameterSymbol parameter, ArgumentSyntax argument)
    {
        var taken = CredentialParameter.TakesPolicy(parameter) ? Overload.Counterpart(parameter, argument, static other => KnownTypes.ApiKeyCredential.Matches(other.Type)) : parameter;
        return taken is not null && CredentialParameter.TakesKey(taken) && !CredentialParameter.TakesKeyText(taken) ? taken.Type as INamedTypeSymbol : null;
    }

    private static bool Accepts(ITypeSymbol variable, ITypeSymbol value, SemanticModel model) =>
        model.Compilation.HasImplicitConversion(value, variable);

    /// <summary>The type of the variable whose initialiser an expression is.</summary>
    private static ITypeSymbol? TypeOfDeclared(ExpressionSyntax initializer, SemanticModel model, FlowContext flow) => initializer.Parent?.Parent is { } declaration
        ? model.GetDeclaredSymbol(declaration, flow.Cancel) switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        }
        : null;
}
