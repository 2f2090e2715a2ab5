using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Access;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>FDRY4008: writes the id of the intended role, with its name as a comment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoleNameFix))]
public sealed class RoleNameFix : FoundryCodeFix
{
    public RoleNameFix() : base(RoleNameMismatch.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(
        Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        // The diagnostic may be located in an additional file.
        if (diagnostic.Location.SourceTree is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan))
            yield break;

        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } value
            || IntendedRole(diagnostic) is not { } role
            || ValueSyntax.Text(value, model, flow) is not { } text
            || TextEdit.WithText(text, old => WithId(old, role.Id), static _ => false) is not { } repaired
            || MayNameResource(role, root, model))
            yield break;

        yield return RoleIdSyntax.Replace(nameof(RoleNameFix), text, repaired, role);
    }

    /// <summary>
    /// Whether Azure.Provisioning may make the name of a Bicep resource from the role. It takes the id of a role that it has no
    /// constant for, and throws an <c>ArgumentException</c> because of the dashes in it. Aspire replaces them.
    /// </summary>
    private static bool MayNameResource(Role role, SyntaxNode root, SemanticModel model) =>
        InfrastructureTypes.CognitiveServicesBuiltInRole.FindIn(model.Compilation) is { } type
        && type.GetMembers(role.Name.Replace(" ", "")).IsEmpty
        && root.DescendantTokens().Any(static token => token.Text == "CreateRoleAssignment");

    private static Role? IntendedRole(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(RoleNameMismatch.RoleId, out var id) && id is not null ? Roles.ById(id) : null;

    /// <summary>Replaces a role name or another id: the whole text, or the part after the last slash of a path.</summary>
    private static string? WithId(string text, string id)
    {
        var start = text.LastIndexOf('/') + 1;
        var last = text.Substring(start);
        var isRole = RoleNames.Find(last) is not null || Guid.TryParse(last, out _);
        return isRole ? text.Substring(0, start) + id : null;
    }
}
