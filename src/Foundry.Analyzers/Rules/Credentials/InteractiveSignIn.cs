using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2006: a deployed host waits for a user to sign in.</summary>
internal sealed class InteractiveSignIn : SignInRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2006", "Interactive sign-in in a server",
        "'{0}' waits for a user to sign in, but a deployed {1} has no user. Use a managed identity.",
        RuleArea.Credentials, RuleLevel.Likely,
        "The credential opens a browser on its machine, or prints a code for a user to enter elsewhere. "
        + "A deployed host has no desktop and its output is a log, so the call waits until it times out.");

    public InteractiveSignIn() : base(Descriptor, KnownTypes.InteractiveCredentials) { }
}
