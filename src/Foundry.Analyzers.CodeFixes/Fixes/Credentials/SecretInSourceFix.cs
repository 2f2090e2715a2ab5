using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.CodeFixes.Lookup;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2002: reads the secret from the environment, or signs in without one.</summary>
/// <remarks>A repair that leaves the secret somewhere in the source is not offered.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretInSourceFix))]
public sealed class SecretInSourceFix : FoundryCodeFix
{
    public SecretInSourceFix() : base(SecretInSource.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (ValueSyntax.At(diagnostic.Location, root) is not { Parent: ArgumentSyntax syntax } value
            || ValueSyntax.Argument(value, syntax, model, flow) is not { } argument
            || TextSyntax.Of(argument.Value, flow) is not { } text)
            yield break;

        if (diagnostic.Properties.TryGetValue(SecretInSource.Variable, out var variable) && variable is not null
            && EnvironmentRead.In(model.Compilation) is { } environment
            && !IsForAnotherService(argument, flow))
        {
            yield return new Repair($"Read it from {variable}", "SecretFromEnvironment", text.Target,
                editor => text.Replaced(environment.OrThrow(variable, editor, text.Expression)));
        }

        if (KnownTypes.DefaultAzureCredential.FindIn(model.Compilation) is { } credential
            && CredentialArgument(argument) is { Parameter: { } parameter, Syntax: ArgumentSyntax target } used
            && NewDefaultCredential.Fits(credential, ClientCreation.Read(used.Parent)!.ReadEndpoint(flow), flow)
            && target.Span.Contains(text.Expression.Span)
            && Overload.Counterpart(parameter, target, CredentialParameter.TakesToken) is not null)
        {
            yield return new Repair("Use DefaultAzureCredential", "DefaultAzureCredential", target.Expression,
                editor => NewDefaultCredential.At(editor, target, credential, flow));
        }
    }

    /// <summary>
    /// Whether the key credential goes to a client of another service, whose key is in an environment variable of another name.
    /// </summary>
    private static bool IsForAnotherService(IArgumentOperation argument, FlowContext flow) =>
        argument.Parent is IObjectCreationOperation { Type: { } type } creation
        && KnownTypes.AzureKeyCredential.Matches(type)
        && ValueUses.Of(creation, flow)
            .Any(static user => user is IArgumentOperation { Parent: var call } && ClientCreation.Read(call) is null);

    /// <summary>The credential argument of a client: the secret itself, or the key credential that wraps it.</summary>
    private static IArgumentOperation? CredentialArgument(IArgumentOperation secret)
    {
        if (ClientCreation.Read(secret.Parent) is not null)
            return secret;

        return secret.Parent?.User() is IArgumentOperation key && ClientCreation.Read(key.Parent) is not null ? key : null;
    }
}
