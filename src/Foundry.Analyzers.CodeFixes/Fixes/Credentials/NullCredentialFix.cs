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
            if (diagnostic.AdditionalLocations[0].SourceTree != root.SyntaxTree || WrittenValue.At(diagnostic.AdditionalLocations[0], root) is not { } written
                || TypeOfDeclared(written, model, analysis) is not { } declared)
                yield break;
            target = written;
            variable = declared;
        }
        else if (model.GetSymbolInfo(use, analysis.Cancel).Symbol is not null)
        {
            // A constant that is null: others may read it.
            yield break;
        }

        var credential = KnownTypes.DefaultAzureCredential.FindIn(model.Compilation);
        var endpoint = ClientCreation.Read(argument.Parent)?.ReadEndpoint(analysis) ?? ClientEndpoint.Unknown;
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
        else if (KnownTypes.Environment.FindIn(model.Compilation) is { } environment
            && KnownTypes.InvalidOperationException.FindIn(model.Compilation) is { } exception)
        {
            var name = isAzure ? AzureOpenAIKey : OpenAIKey;
            if (KeyType(parameter, syntax, model) is { } keyType && (variable is null || Accepts(variable, keyType, model)))
            {
                yield return Replace($"Read the key from {name}", "KeyFromEnvironment", target,
                    (editor, place) => Code.Expression(editor, place, "new {2}(" + ReadVariable(name) + ")", environment, exception, keyType));
            }
            else if (CredentialParameter.TakesKeyText(parameter))
            {
                yield return Replace($"Read the key from {name}", "KeyFromEnvironment", target,
                    (editor, place) => Code.Expression(editor, place, ReadVariable(name), environment, exception));
            }
        }
    }

    private static Repair Replace(string title, string key, SyntaxNode target, Func<DocumentEditor, SyntaxNode, SyntaxNode> make) =>
        new(title, key, target, editor => make(editor, target));

    /// <summary>Whether a token credential may stand in the argument's place: for the parameter itself or for that of another overload.</summary>
    private static bool AcceptsToken(IParameterSymbol parameter, ArgumentSyntax argument) =>
        CredentialParameter.TakesToken(parameter) || Overload(parameter, argument, CredentialParameter.TakesToken) is not null;

    /// <summary>The type of key credential that may stand in the argument's place, or null.</summary>
    private static INamedTypeSymbol? KeyType(IParameterSymbol parameter, ArgumentSyntax argument, SemanticModel model)
    {
        var taken = CredentialParameter.TakesPolicy(parameter) ? Overload(parameter, argument, KnownTypes.ApiKeyCredential.Matches) : parameter;
        return taken is not null && CredentialParameter.TakesKey(taken) && !CredentialParameter.TakesKeyText(taken) ? taken.Type as INamedTypeSymbol : null;
    }

    private static IParameterSymbol? Overload(IParameterSymbol parameter, ArgumentSyntax argument, Func<ITypeSymbol, bool> takes) =>
        Overload(parameter, argument, (IParameterSymbol other) => takes(other.Type));

    /// <summary>The parameter in the same place of an overload that differs in nothing else, or null.</summary>
    private static IParameterSymbol? Overload(IParameterSymbol parameter, ArgumentSyntax argument, Func<IParameterSymbol, bool> takes)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        foreach (var other in method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            if (other.DeclaredAccessibility != Accessibility.Public || other.Parameters.Length != method.Parameters.Length)
                continue;

            var counterpart = other.Parameters[parameter.Ordinal];
            if (takes(counterpart)
                && (argument.NameColon is null || counterpart.Name == parameter.Name)
                && method.Parameters.All(p => p.Ordinal == parameter.Ordinal || SymbolEqualityComparer.Default.Equals(p.Type, other.Parameters[p.Ordinal].Type)))
                return counterpart;
        }

        return null;
    }

    private static bool Accepts(ITypeSymbol variable, ITypeSymbol value, SemanticModel model) =>
        model.Compilation.HasImplicitConversion(value, variable);

    /// <summary>The type of the variable whose initialiser an expression is.</summary>
    private static ITypeSymbol? TypeOfDeclared(ExpressionSyntax initializer, SemanticModel model, Analysis analysis) => initializer.Parent?.Parent is { } declaration
        ? model.GetDeclaredSymbol(declaration, analysis.Cancel) switch
        {
            ILocalSymbol local => local.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        }
        : null;

    /// <summary><c>Environment.GetEnvironmentVariable("NAME") ?? throw new InvalidOperationException("NAME is not set.")</c>; {0} and {1} are the types.</summary>
    private static string ReadVariable(string name) =>
        $"{{0}}.{nameof(Environment.GetEnvironmentVariable)}({Code.Literal(name)}) ?? throw new {{1}}({Code.Literal(name + " is not set.")})";
}
