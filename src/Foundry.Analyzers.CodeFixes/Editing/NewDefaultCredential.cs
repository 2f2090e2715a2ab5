using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Writes <c>new DefaultAzureCredential()</c> as FDRY2004 accepts it where the fix is applied.</summary>
internal static class NewDefaultCredential
{
    /// <summary>The constant that holds <c>AZURE_TOKEN_CREDENTIALS</c>.</summary>
    public const string Variable = "DefaultEnvironmentVariableName";

    /// <summary>
    /// Whether a client may get the credential and no rule reports it then. In a deployed host, an older package can name no
    /// credential of the chain. An address may refuse tokens, or take those of another cloud or those that are sent in the clear.
    /// </summary>
    public static bool Fits(INamedTypeSymbol credential, ClientEndpoint endpoint, FlowContext flow) =>
        (!flow.Host.IsDeployed() || CanReadVariable(credential))
        && IsInPublicCloud(endpoint)
        && !endpoint.Values.Any(static address => address.IsRegional || address is { IsAzureHost: true, Scheme: "http" });

    /// <summary>Whether the endpoint is not known to be in another cloud, where the credential needs options.</summary>
    public static bool IsInPublicCloud(ClientEndpoint endpoint) =>
        endpoint.Values.All(static address => address.Cloud is null || address.Cloud == AzureCloud.Public);

    /// <summary>The creation.</summary>
    public static ExpressionSyntax At(DocumentEditor editor, SyntaxNode place, INamedTypeSymbol credential, FlowContext flow) =>
        Code.Expression(editor, place, Format(0, flow), credential);

    /// <summary>A token policy with such a credential.</summary>
    public static ExpressionSyntax InPolicy(
        DocumentEditor editor, SyntaxNode place, INamedTypeSymbol policy, INamedTypeSymbol credential,
        string scope, FlowContext flow) =>
        Code.Expression(editor, place, $"new {{0}}({Format(1, flow)}, {Code.Literal(scope)})", policy, credential);

    /// <summary>Whether the referenced package has the constructor and the constant; older versions do not.</summary>
    public static bool CanReadVariable(INamedTypeSymbol credential) =>
        credential.GetMembers(Variable)
            .Any(static member => member is IFieldSymbol { IsConst: true, DeclaredAccessibility: Accessibility.Public })
        && credential.InstanceConstructors.Any(TakesVariableName);

    /// <summary>
    /// The creation, with a placeholder of <see cref="Code.Expression"/> for the type. In a deployed host, the whole chain
    /// signs in with whatever the machine offers, so the variable names the credential there.
    /// </summary>
    private static string Format(int typeIndex, FlowContext flow)
    {
        var type = "{" + typeIndex + "}";
        return flow.Host.IsDeployed() ? $"new {type}({type}.{Variable})" : $"new {type}()";
    }

    private static bool TakesVariableName(IMethodSymbol constructor) =>
        constructor is { DeclaredAccessibility: Accessibility.Public, Parameters: { Length: 2 } parameters }
        && parameters[0].Type.SpecialType == SpecialType.System_String
        && KnownTypes.DefaultAzureCredentialOptions.Matches(parameters[1].Type);
}
