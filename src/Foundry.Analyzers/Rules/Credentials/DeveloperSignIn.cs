using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2005: a deployed host uses the sign-in of a developer tool.</summary>
internal sealed class DeveloperSignIn : SignInRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2005", "Developer sign-in in a server",
        "'{0}' uses the sign-in of a developer tool, which a deployed {1} does not have. "
        + "Use it only in development, and a managed identity elsewhere.",
        RuleArea.Credentials, RuleLevel.Likely,
        "The credential reads the sign-in of a tool such as the Azure CLI or Visual Studio. "
        + "A server usually has neither the tool nor the sign-in. If it has both, the application runs as a person.");

    public DeveloperSignIn() : base(Descriptor, KnownTypes.DeveloperToolCredentials) { }
}
