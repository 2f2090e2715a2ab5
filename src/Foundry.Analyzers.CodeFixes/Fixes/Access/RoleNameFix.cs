using System;
using System.Collections.Generic;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>FDRY4008: writes the id of the role that is meant, with its name as a comment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoleNameFix))]
public sealed class RoleNameFix : FoundryCodeFix
{
    public RoleNameFix() : base(RoleNameMismatch.Descriptor)
    {
    }

    private protected override IEnumerable<Repair> Repairs(Diagnostic diagnostic, SyntaxNode root, SemanticModel model, FlowContext flow)
    {
        if (diagnostic.Location.SourceTree is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>() is not { } use
            || !diagnostic.Properties.TryGetValue(RoleNameMismatch.RoleId, out var id) || id is null || Roles.ById(id) is not { } role
            || ValueSyntax.Text(use, model, flow) is not { } text
            || TextEdit.Repaired(text, written => WithId(written, role.Id), static _ => false) is not { } repaired)
            yield break;

        yield return RoleIdSyntax.Replace(nameof(RoleNameFix), text, repaired, role);
    }

    /// <summary>The text with the id for its name or other id: the whole of it, or what follows the last slash of a path.</summary>
    private static string? WithId(string written, string id)
    {
        var start = written.LastIndexOf('/') + 1;
        var last = written.Substring(start);
        return RoleNames.Find(last) is not null || Guid.TryParse(last, out _) ? written.Substring(0, start) + id : null;
    }
}
