using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>
/// The use of an additional file. The item metadata <c>FoundryKind</c> state it; otherwise it follows from the file name.
/// The generator lists the kinds in docs/configuration.md.
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

    /// <summary>A file that a template loads, as by <c>loadTextContent</c>.</summary>
    public static readonly FileKind Data = new("data");

    /// <summary>Shows that the project has a sibling Aspire AppHost.</summary>
    public static readonly FileKind AppHost = new("appHost");

    /// <summary>The source of the sibling AppHost, which assigns roles to the programs that refer to its accounts.</summary>
    public static readonly FileKind AppHostSource = new("appHostSource");

    public static readonly FileKind Project = new("project", isInfrastructure: false);

    /// <summary>The access manifest. Only its file name counts, so no project states this kind.</summary>
    public static readonly FileKind Manifest = new("manifest", isInfrastructure: false);

    /// <summary>The kinds that a project may state.</summary>
    public static readonly ImmutableArray<FileKind> All = ImmutableArray.Create(
        Configuration, Bicep, BicepParameters, Arm, Script, Data, AzureYaml, AppHost, AppHostSource, Project);

    // No deployment loads a settings file with one of these words in its name. It is for copying, or for tests.
    private static readonly string[] Examples = { "template", "sample", "example", "test" };

    private FileKind(string name, bool isInfrastructure = true) => (Name, IsInfrastructure) = (name, isInfrastructure);

    /// <summary>The value of the metadata.</summary>
    public string Name { get; }

    /// <summary>Whether such a file may declare role assignments.</summary>
    public bool IsInfrastructure { get; }

    public bool IsTemplate => this == Bicep || this == Arm;

    /// <summary>The kind of a file, or null if it is not read.</summary>
    public static FileKind? Of(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var ofName = OfName(file.Path);
        if (ofName == Manifest)
            return Manifest;

        return Text(file, options) is { } text ? OfText(text) : ofName;
    }

    /// <summary>The kind that the project states, or null.</summary>
    public static FileKind? OfMetadata(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        Text(file, options) is { } text ? OfText(text) : null;

    /// <summary>The kind that follows from a file name, or null.</summary>
    public static FileKind? OfName(string path)
    {
        var name = FilePath.NameOf(path);
        var dot = name.LastIndexOf('.');
        return (dot < 0 ? "" : name.Substring(dot).ToLowerInvariant()) switch
        {
            ".bicep" => Bicep,
            ".bicepparam" => BicepParameters,
            ".json" when Is(name, ManifestName) => Manifest,
            ".json" => IsSettings(name) ? Configuration : Arm,
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
