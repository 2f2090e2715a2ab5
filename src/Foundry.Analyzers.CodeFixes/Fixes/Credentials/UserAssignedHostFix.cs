using System.Collections.Generic;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>FDRY2011: passes the client id that the host of the program sets.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UserAssignedHostFix))]
public sealed class UserAssignedHostFix : CredentialFix
{
    public UserAssignedHostFix() : base(UserAssignedHost.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // Without the setting, the template has to be repaired, and no code of the program is.
        if (diagnostic.Properties.ContainsKey(UserAssignedHost.IsNamedBySetting)
            && CreationAt(diagnostic, root) is { } creation
            && WithIdentityOfHost(creation, null, "Use the identity that AZURE_CLIENT_ID names", model, flow) is { } repair)
            yield return repair;
    }
}
