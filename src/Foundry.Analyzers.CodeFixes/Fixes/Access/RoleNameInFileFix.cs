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

/// <summary>
/// FDRY4008 in a file: writes the id of the intended role, or its current name where the file looks roles up by name.
/// Only editors offer it: command-line tools do not ask for fixes of additional files.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RoleNameInFileFix),
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) }, DocumentExtensions = new[] { ".bicep", ".json" })]
public sealed class RoleNameInFileFix : ManifestFix
{
    public RoleNameInFileFix() : base(RoleNameMismatch.Descriptor) { }

    private protected override bool Edits(string path) => true;

    private protected override string? TitleOf(Diagnostic diagnostic) =>
        ReplacementOf(diagnostic) is { } replacement ? $"Write '{replacement}'" : null;

    private protected override SourceText Edited(SourceText file, ImmutableArray<Diagnostic> diagnostics) =>
        file.WithChanges(diagnostics
            .Where(diagnostic => diagnostic.Location.SourceSpan.End <= file.Length)
            .GroupBy(diagnostic => diagnostic.Location.SourceSpan)
            .OrderBy(group => group.Key)
            .Select(group => ChangeOf(file, group.First()))
            .OfType<TextChange>());

    /// <summary>The change; null if the file no longer contains the reported text.</summary>
    private static TextChange? ChangeOf(SourceText file, Diagnostic diagnostic)
    {
        if (ReplacementOf(diagnostic) is not { } replacement
            || Property(diagnostic, RoleNameMismatch.Written) is not { Length: > 0 } reported)
            return null;

        var span = diagnostic.Location.SourceSpan;
        var text = file.ToString(span);
        var start = text.IndexOf(reported, StringComparison.Ordinal);
        if (start < 0)
            return null;

        var repaired = text.Substring(0, start) + replacement + text.Substring(start + reported.Length);
        return new(span, repaired + Comment(file, diagnostic, replacement));
    }

    /// <summary>The role name as a comment after an id, if the language has comments and the line has none.</summary>
    private static string Comment(SourceText file, Diagnostic diagnostic, string replacement)
    {
        if (!AllowsComments(diagnostic.Location.GetLineSpan().Path) || Roles.ById(replacement) is not { } role)
            return "";

        var end = diagnostic.Location.SourceSpan.End;
        var rest = file.ToString(TextSpan.FromBounds(end, file.Lines.GetLineFromPosition(end).End));
        return rest.Contains("//") || rest.Contains("/*") ? "" : $" /* {role.Name} */";
    }

    private static bool AllowsComments(string path)
    {
        var kind = FileKind.OfName(path);
        return kind == FileKind.Bicep || kind == FileKind.Manifest;
    }

    private static string? ReplacementOf(Diagnostic diagnostic) =>
        diagnostic.Location.IsInSource ? null : Property(diagnostic, RoleNameMismatch.Replacement);

    private static string? Property(Diagnostic diagnostic, string name) =>
        diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
}
