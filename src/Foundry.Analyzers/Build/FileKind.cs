using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>
/// The use of an additional file. The item metadata <c>FoundryKind</c> tell it; without them the name of the file does.
/// docs/configuration.md lists the kinds from here.
/// </summary>
internal sealed class FileKind
{
    public const string Metadata = "FoundryKind";

    public const string ManifestName = "foundry.access.json";
    public const string LocalSettingsName = "local.settings.json";
    public const string LaunchSettingsName = "launchSettings.json";

    private const string Key = "build_metadata.AdditionalFiles." + Metadata;

    public static readonly FileKind Configuration = new("configuration", isInfrastructure: false);
    public static readonly FileKind Bicep = new("bicep");
    public static readonly FileKind BicepParameters = new("bicepparam");

    /// <summary>An ARM template, or a parameter file.</summary>
    public static readonly FileKind Arm = new("arm");

    public static readonly FileKind Script = new("script");
    public static readonly FileKind AzureYaml = new("azureYaml");

    /// <summary>Proves that an Aspire AppHost lies beside the project.</summary>
    public static readonly FileKind AppHost = new("appHost");

    public static readonly FileKind Project = new("project", isInfrastructure: false);

    /// <summary>The access manifest. Only the name of the file tells, so no project states this kind.</summary>
    public static readonly FileKind Manifest = new("manifest", isInfrastructure: false);

    /// <summary>The kinds that a project may state.</summary>
    public static readonly ImmutableArray<FileKind> All = ImmutableArray.Create(
        Configuration, Bicep, BicepParameters, Arm, Script, AzureYaml, AppHost, Project);

    // No deployment loads a settings file with one of these words in its name: it is there to be copied, or for tests.
    private static readonly string[] Examples = { "template", "sample", "example", "test" };

    private FileKind(string name, bool isInfrastructure = true) => (Name, IsInfrastructure) = (name, isInfrastructure);

    /// <summary>The text of the metadata.</summary>
    public string Name { get; }

    /// <summary>Whether such a file may declare role assignments.</summary>
    public bool IsInfrastructure { get; }

    public bool IsTemplate => this == Bicep || this == Arm;

    /// <summary>The kind of a file; null for a file that is not read.</summary>
    public static FileKind? Of(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        OfName(file.Path) is var named && named == Manifest ? Manifest
        : Text(file, options) is { } text ? OfText(text)
        : named;

    /// <summary>The kind that the project states; null where it states none.</summary>
    public static FileKind? OfMetadata(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        Text(file, options) is { } text ? OfText(text) : null;

    /// <summary>The kind that the name of a file tells.</summary>
    public static FileKind? OfName(string path)
    {
        var name = FilePath.NameOf(path);
        var dot = name.LastIndexOf('.');
        return (dot < 0 ? "" : name.Substring(dot).ToLowerInvariant()) switch
        {
            ".bicep" => Bicep,
            ".bicepparam" => BicepParameters,
            ".json" => Is(name, ManifestName) ? Manifest : IsSettings(name) ? Configuration : Arm,
            ".ps1" or ".sh" or ".azcli" or ".cmd" or ".bat" => Script,
            ".yaml" or ".yml" when Is(name.Substring(0, dot), "azure") => AzureYaml,
            _ => null,
        };
    }

    private static FileKind? OfText(string text)
    {
        foreach (var kind in All)
        {
            if (Is(text, kind.Name))
                return kind;
        }

        return null;
    }

    private static string? Text(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(Key, out var text) && text.Length > 0 ? text : null;

    private static bool IsSettings(string name) =>
        name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
            ? !IsExample(name)
            : Is(name, LocalSettingsName) || Is(name, LaunchSettingsName);

    private static bool IsExample(string name)
    {
        foreach (var word in Examples)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }

    private static bool Is(string text, string expected) => text.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
