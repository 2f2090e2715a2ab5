using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Rules.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Fixes.Credentials;

/// <summary>
/// FDRY2011: sets <c>AZURE_CLIENT_ID</c> in the Bicep file that declares the host. Never offered for what
/// <see cref="UserAssignedHostFix"/> repairs in code.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HostSettingFix))]
public sealed class HostSettingFix : ManifestFix
{
    public HostSettingFix() : base(UserAssignedHost.Descriptor)
    {
    }

    private protected override bool Edits(string path) => FileKind.OfName(path) == FileKind.Bicep;

    private protected override string? FileOf(Diagnostic diagnostic) => Property(diagnostic, UserAssignedHost.HostFile);

    private protected override string? TitleOf(Diagnostic diagnostic) => FileOf(diagnostic) is { } path
        ? $"Set AZURE_CLIENT_ID in {FilePath.NameOf(FilePath.Normalize(path))}"
        : null;

    private protected override SourceText Edited(SourceText manifest, ImmutableArray<Diagnostic> diagnostics) => diagnostics
        .Select(static diagnostic => Property(diagnostic, UserAssignedHost.Host))
        .OfType<string>()
        .Distinct()
        .Aggregate(manifest, BicepEdit.AddClientId);

    private static string? Property(Diagnostic diagnostic, string name) =>
        diagnostic.Properties.TryGetValue(name, out var value) ? value : null;
}
