using System.Linq;
using Foundry.Analyzers.Build;
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
    /// The creation, with a placeholder of <see cref="Code.Expression"/> for the type. In a deployed host, the whole chain
    /// signs in with whatever the machine offers, so the variable names the credential there.
    /// </summary>
    public static string Format(int typeIndex, INamedTypeSymbol credential, FlowContext flow)
    {
        var type = "{" + typeIndex + "}";
        return flow.Host.IsDeployed() && CanReadVariable(credential) ? $"new {type}({type}.{Variable})" : $"new {type}()";
    }

    /// <summary>A token policy with such a credential.</summary>
    public static ExpressionSyntax InPolicy(
        DocumentEditor editor, SyntaxNode place, INamedTypeSymbol policy, INamedTypeSymbol credential,
        string scope, FlowContext flow) =>
        Code.Expression(editor, place, $"new {{0}}({Format(1, credential, flow)}, {Code.Literal(scope)})", policy, credential);

    /// <summary>Whether the referenced package has the constructor and the constant; older versions do not.</summary>
    public static bool CanReadVariable(INamedTypeSymbol credential) =>
        credential.GetMembers(Variable)
            .Any(static member => member is IFieldSymbol { IsConst: true, DeclaredAccessibility: Accessibility.Public })
        && credential.InstanceConstructors.Any(TakesVariableName);

    private static bool TakesVariableName(IMethodSymbol constructor) =>
        constructor is { DeclaredAccessibility: Accessibility.Public, Parameters: { Length: 2 } parameters }
        && parameters[0].Type.SpecialType == SpecialType.System_String
        && KnownTypes.DefaultAzureCredentialOptions.Matches(parameters[1].Type);
}
