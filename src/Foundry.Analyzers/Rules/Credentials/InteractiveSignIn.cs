using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2006: a deployed host waits for a user to sign in.</summary>
internal sealed class InteractiveSignIn : SignInRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY2006", "Interactive sign-in in a server",
        "'{0}' waits for a person to sign in, and nobody sits at a deployed {1}; use a managed identity",
        RuleArea.Credentials, RuleLevel.Likely,
        "The credential opens a browser on the machine it runs on, or prints a code for somebody to type in elsewhere. "
        + "A deployed host has no desktop and its output is a log, so the call waits until it is given up.");

    public InteractiveSignIn() : base(Descriptor, KnownTypes.InteractiveCredentials) { }
}
