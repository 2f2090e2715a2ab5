using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>
/// FDRY4011: replaces a misspelled word by the most similar valid one. Only editors offer it: command-line tools do not
/// ask for fixes of additional files.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ManifestMistakeFix),
    DocumentKinds = new[] { nameof(TextDocumentKind.AdditionalDocument) }, DocumentExtensions = new[] { ".json" })]
public sealed class ManifestMistakeFix : ManifestFix
{
    public ManifestMistakeFix() : base(ManifestMistake.Descriptor) { }

    private protected override string? TitleOf(Diagnostic diagnostic) =>
        ReplacementOf(diagnostic) is { } replacement ? $"Write {replacement}" : null;

    private protected override SourceText Edited(SourceText manifest, ImmutableArray<Diagnostic> diagnostics) =>
        manifest.WithChanges(diagnostics
            .Where(diagnostic => diagnostic.Location.SourceSpan.End <= manifest.Length && ReplacementOf(diagnostic) is not null)
            .GroupBy(diagnostic => diagnostic.Location.SourceSpan)
            .OrderBy(group => group.Key)
            .Select(group => new TextChange(group.Key, ReplacementOf(group.First())!)));

    private static string? ReplacementOf(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(ManifestMistake.Replacement, out var replacement) ? replacement : null;
}
