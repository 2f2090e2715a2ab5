using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>
/// FDRY4001, FDRY4006, FDRY4007, FDRY4010: declares the <see cref="MissingGrant"/> of a diagnostic in the manifest.
/// It does not assign the role in Azure.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareRoleFix))]
public class DeclareRoleFix : ManifestFix
{
    public DeclareRoleFix() : this(
        RoleDoesNotGrant.Descriptor, ProjectIdentityWithoutRole.Descriptor, RoleOutOfReach.Descriptor, CallNeedsRole.Descriptor)
    {
    }

    private protected DeclareRoleFix(params DiagnosticDescriptor[] rules) : base(rules)
    {
    }

    private protected override string? TitleOf(Diagnostic diagnostic) => MissingGrant.Of(diagnostic) is { } grant
        ? $"Declare '{grant.RoleName}' in {FileKind.ManifestName} (does not assign it in Azure)"
        : null;

    private protected override SourceText Edited(SourceText manifest, ImmutableArray<Diagnostic> diagnostics) => diagnostics
        .Select(MissingGrant.Of).OfType<MissingGrant>()
        .GroupBy(grant => (grant.RoleId, grant.Scope, grant.Identity))
        .Aggregate(manifest, (text, grants) => ManifestEdit.AddGrant(text, grants.First()));
}
