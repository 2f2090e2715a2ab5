using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>What a project says an additional file is, in the item metadata <c>FoundryKind</c>; docs/configuration.md lists the kinds from here.</summary>
internal sealed class FileKind
{
    public const string Metadata = "FoundryKind";

    private const string Key = "build_metadata.AdditionalFiles." + Metadata;

    public static readonly FileKind Configuration = new("configuration", "a settings file");
    public static readonly FileKind Bicep = new("bicep", "a Bicep file");
    public static readonly FileKind BicepParameters = new("bicepparam", "a Bicep parameter file");
    public static readonly FileKind Arm = new("arm", "an ARM template or its parameters");
    public static readonly FileKind Script = new("script", "a script, read only for whether it assigns roles");
    public static readonly FileKind AzureYaml = new("azureYaml", "the `azure.yaml` of the Azure Developer CLI");
    public static readonly FileKind AppHost = new("appHost", "the project file of an Aspire application host");
    public static readonly FileKind Project = new("project", "the project file of a project that shares the infrastructure files");

    public static readonly ImmutableArray<FileKind> All = ImmutableArray.Create(Configuration, Bicep, BicepParameters, Arm, Script, AzureYaml, AppHost, Project);

    private FileKind(string name, string meaning) => (Name, Meaning) = (name, meaning);

    public string Name { get; }

    public string Meaning { get; }

    /// <summary>The text of the metadata of a file; null where it has none.</summary>
    public static string? Read(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(Key, out var kind) && kind.Length > 0 ? kind : null;
}
