using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>FDRY4008 in a file: writes the id of the role that is meant, or its name of today where names are looked up. For editors only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoleNameInFileFix),
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) }, DocumentExtensions = new[] { ".bicep", ".json" })]
public sealed class RoleNameInFileFix : ManifestFix
{
    public RoleNameInFileFix() : base(RoleNameMismatch.Descriptor) { }

    private protected override bool Edits(string path) => true;

    private protected override string? TitleOf(Diagnostic diagnostic) => ReplacementOf(diagnostic) is { } replacement ? $"Write '{replacement}'" : null;

    private protected override SourceText Edited(SourceText file, ImmutableArray<Diagnostic> diagnostics) => file.WithChanges(diagnostics
        .Where(diagnostic => diagnostic.Location.SourceSpan.End <= file.Length)
        .GroupBy(diagnostic => diagnostic.Location.SourceSpan)
        .OrderBy(group => group.Key)
        .Select(group => ChangeOf(file, group.First()))
        .OfType<TextChange>());

    /// <summary>The change; null where the text is no longer what was reported.</summary>
    private static TextChange? ChangeOf(SourceText file, Diagnostic diagnostic)
    {
        var place = diagnostic.Location.SourceSpan;
        var text = file.ToString(place);
        if (ReplacementOf(diagnostic) is not { } replacement || Property(diagnostic, RoleNameMismatch.Written) is not { Length: > 0 } written
            || text.IndexOf(written, StringComparison.Ordinal) is not (>= 0 and var start))
            return null;

        var repaired = text.Substring(0, start) + replacement + text.Substring(start + written.Length);
        return new(place, repaired + CommentBehind(file, diagnostic, replacement));
    }

    /// <summary>The name behind an id, where the language has comments, and the line has none yet.</summary>
    private static string CommentBehind(SourceText file, Diagnostic diagnostic, string replacement)
    {
        var path = diagnostic.Location.GetLineSpan().Path;
        var end = diagnostic.Location.SourceSpan.End;
        var hasComments = FileKind.OfName(path) is var kind && (kind == FileKind.Bicep || kind == FileKind.Manifest);
        var rest = file.ToString(TextSpan.FromBounds(end, file.Lines.GetLineFromPosition(end).End));
        return hasComments && !rest.Contains("//") && !rest.Contains("/*") && Roles.ById(replacement) is { } role ? $" /* {role.Name} */" : "";
    }

    private static string? ReplacementOf(Diagnostic diagnostic) => diagnostic.Location.IsInSource ? null : Property(diagnostic, RoleNameMismatch.Replacement);

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
}
