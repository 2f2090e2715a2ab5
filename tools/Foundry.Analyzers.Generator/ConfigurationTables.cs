using System.Text;
using Foundry.Analyzers.Build;

namespace Foundry.Analyzers.Generator;

/// <summary>The properties and the kinds of files in docs/configuration.md, as the rules read them.</summary>
internal static class ConfigurationTables
{
    private const string Path = "docs/configuration.md";

    /// <summary>The kinds of files in words; every kind that a project may state has one.</summary>
    private static readonly Dictionary<FileKind, string> KindMeanings = new()
    {
        [FileKind.Configuration] = "a settings file",
        [FileKind.Bicep] = "a Bicep file",
        [FileKind.BicepParameters] = "a Bicep parameter file",
        [FileKind.Arm] = "an ARM template or its parameters",
        [FileKind.Script] = "a script, read only for whether it assigns roles",
        [FileKind.AzureYaml] = "the `azure.yaml` of the Azure Developer CLI",
        [FileKind.AppHost] = "the project file of an Aspire application host",
        [FileKind.Project] = "the project file of a project that shares the infrastructure files",
    };

    public static void Write(Output output)
    {
        var text = output.Read(Path) ?? throw new InvalidOperationException($"{Path} is missing.");
        text = Output.WithBlock(text, "own properties", Own());
        text = Output.WithBlock(text, "other properties", Others());
        output.Write(Path, Output.WithBlock(text, "file kinds", Kinds()));
    }

    private static string Own()
    {
        var table = new StringBuilder("| Property | Values, the default first | Says |\n|---|---|---|\n");
        foreach (var property in BuildProperties.All.Where(property => property.IsOwn))
            table.Append($"| `{property.Name}` | {property.Values} | {property.Meaning} |\n");
        return table.ToString();
    }

    private static string Others()
    {
        var table = new StringBuilder("| Property | Says |\n|---|---|\n");
        foreach (var property in BuildProperties.All.Where(property => !property.IsOwn))
            table.Append($"| `{property.Name}` | {property.Meaning} |\n");
        return table.ToString();
    }

    private static string Kinds()
    {
        var table = new StringBuilder($"| `{FileKind.Metadata}` | The file is |\n|---|---|\n");
        foreach (var kind in FileKind.All)
            table.Append($"| `{kind.Name}` | {KindMeanings[kind]} |\n");
        return table.ToString();
    }
}
