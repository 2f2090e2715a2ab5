using System.Collections.Generic;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
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

/// <summary>FDRY2001: replaces null by a credential.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NullCredentialFix))]
public sealed class NullCredentialFix : FoundryCodeFix
{
    private const string OpenAIKey = "OPENAI_API_KEY";
    private const string AzureOpenAIKey = "AZURE_OPENAI_API_KEY";

    public NullCredentialFix() : base(NullCredential.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax syntax } value
            || ValueSyntax.Argument(value, syntax, model, flow) is not { Parameter: { } parameter } argument)
            yield break;

        // If a variable holds the null, replace its initializer; its type decides which credential fits.
        SyntaxNode target = value;
        ITypeSymbol? variableType = null;
        if (diagnostic.AdditionalLocations.Count > 0)
        {
            if (InitializerAt(diagnostic.AdditionalLocations[0], root) is not { } initializer
                || TypeOfVariable(initializer, model, flow) is not { } type)
                yield break;
            target = initializer;
            variableType = type;
        }
        else if (model.GetSymbolInfo(value, flow.Cancel).Symbol is not null)
        {
            // Other code may read a constant that is null.
            yield break;
        }

        var endpoint = ClientCreation.Read(argument.Parent)?.ReadEndpoint(flow) ?? ClientEndpoint.Unknown;
        var isAzure = endpoint.Is(static address => address.IsAzure);
        var credential = KnownTypes.DefaultAzureCredential.FindIn(model.Compilation);
        if (credential is not null && !NewDefaultCredential.Fits(credential, endpoint, flow))
        {
            // A key works at an address that takes no token. In another cloud a token works too, with options for that cloud.
            if (!NewDefaultCredential.IsInPublicCloud(endpoint))
                yield break;
            credential = null;
        }


        if (credential is not null && AcceptsToken(parameter, syntax, variableType, credential, model))
        {
            yield return new Repair("Use DefaultAzureCredential", "DefaultAzureCredential", target,
                editor => NewDefaultCredential.At(editor, target, credential, flow));
        }
        else if (credential is not null
            && variableType is null
            && CredentialParameter.TakesPolicy(parameter)
            && isAzure
            && ScopeVerdict.RightScopeFor(endpoint.Values[0]) is { } scope
            && KnownTypes.BearerTokenPolicy.FindIn(model.Compilation) is { } policy)
        {
            yield return new Repair("Use a BearerTokenPolicy with DefaultAzureCredential", "BearerTokenPolicy", target,
                editor => NewDefaultCredential.InPolicy(editor, target, policy, credential, scope, flow));
        }
        else if (EnvironmentRead.In(model.Compilation) is { } environment)
        {
            var name = isAzure ? AzureOpenAIKey : OpenAIKey;
            if (KeyType(parameter, syntax) is { } keyType && (variableType is null || Accepts(variableType, keyType, model)))
            {
                yield return new Repair($"Read the key from {name}", "KeyFromEnvironment", target,
                    editor => NewKey(keyType, environment.OrThrow(name, editor, value), editor, target));
            }
            else if (CredentialParameter.TakesKeyText(parameter))
            {
                yield return new Repair($"Read the key from {name}", "KeyFromEnvironment", target,
                    editor => environment.OrThrow(name, editor, target));
            }
        }
    }

    private static ExpressionSyntax? InitializerAt(Location location, SyntaxNode root) =>
        location.SourceTree == root.SyntaxTree ? ValueSyntax.At(location, root) : null;

    private static ITypeSymbol? TypeOfVariable(ExpressionSyntax initializer, SemanticModel model, FlowContext flow)
    {
        if (initializer.Parent?.Parent is not { } declaration)
            return null;

        return model.GetDeclaredSymbol(declaration, flow.Cancel) switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
    }

    /// <summary>
    /// Whether a token credential fits the variable or, without one, the parameter or its counterpart in another overload.
    /// </summary>
    private static bool AcceptsToken(
        IParameterSymbol parameter, ArgumentSyntax argument,
        ITypeSymbol? variableType, ITypeSymbol credential, SemanticModel model)
    {
        if (variableType is not null)
            return Accepts(variableType, credential, model);

        return CredentialParameter.TakesToken(parameter)
            || Overload.Counterpart(parameter, argument, CredentialParameter.TakesToken) is not null;
    }

    private static bool Accepts(ITypeSymbol variableType, ITypeSymbol value, SemanticModel model) =>
        model.Compilation.HasImplicitConversion(value, variableType);

    /// <summary>The key credential type that the parameter or its counterpart in another overload takes.</summary>
    private static INamedTypeSymbol? KeyType(IParameterSymbol parameter, ArgumentSyntax argument)
    {
        var keyParameter = CredentialParameter.TakesPolicy(parameter)
            ? Overload.Counterpart(parameter, argument, static other => KnownTypes.ApiKeyCredential.Matches(other.Type))
            : parameter;
        if (keyParameter is null
            || !CredentialParameter.TakesKey(keyParameter)
            || CredentialParameter.TakesKeyText(keyParameter))
            return null;

        return keyParameter.Type as INamedTypeSymbol;
    }

    private static ExpressionSyntax NewKey(INamedTypeSymbol type, ExpressionSyntax key, DocumentEditor editor, SyntaxNode place)
    {
        var creation = (ObjectCreationExpressionSyntax)Code.Expression(editor, place, "new {0}()", type);
        return creation.WithArgumentList(
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(key))));
    }
}
