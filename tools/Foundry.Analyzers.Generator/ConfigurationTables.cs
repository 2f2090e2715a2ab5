using System.Text;
using Foundry.Analyzers.Build;

namespace Foundry.Analyzers.Generator;

/// <summary>The properties and the kinds of files in docs/configuration.md, as the rules read them.</summary>
internal static class ConfigurationTables
{
    private const string Path = "docs/configuration.md";

    /// <summary>The values of each property, the default first, and its meaning. The SDKs define values of their own.</summary>
    private static readonly Dictionary<BuildProperty, (string Values, string Meaning)> Properties = new()
    {
        [BuildProperties.AnalysisMode] = (
            "`Default`, `None`, `Recommended`, `Strict`",
            "[how strict the rules are](#how-strict)"),
        [BuildProperties.HostKind] = (
            "what the project shows; `web`, `worker`, `functions`, `apphost`, `console`, `library`, `test`",
            "[what the project is](#what-the-project-is)"),
        [BuildProperties.ReadConfiguration] = ("`true`, `false`", "whether [settings files](#settings-files) are read"),
        [BuildProperties.ReadInfrastructure] = (
            "`true`, `false`",
            "whether [infrastructure files](#infrastructure-files) are read"),
        [BuildProperties.InfraRoot] = (
            "`infra` beside `azure.yaml`; a folder, relative to the project",
            "where the infrastructure files are; with it no `azure.yaml` is needed"),
        [BuildProperties.Root] = (
            "the nearest folder with `.git`; a folder, relative to the project",
            "[the folder that holds everything that is read](#which-folders-are-read)"),
        [BuildProperties.ReportsInfrastructure] = (
            "one project of those that share the files; `true`, `false`",
            "[whether this project reports what is wrong in them](#who-reports-what-is-wrong-in-them)"),
        [BuildProperties.AccessHelper] = (
            "`true`, `false`",
            "whether code that names `FoundryAccess` gets [the access helper](access-helper.md)"),
        [BuildProperties.IsTestProject] = ("", "the project is a test project"),
        [BuildProperties.IsAspireHost] = ("", "the project is an Aspire application host"),
        [BuildProperties.AzureFunctionsVersion] = ("", "the project is a Functions application"),
        [BuildProperties.UsingWebSdk] = ("", "the project is a web application"),
        [BuildProperties.UsingWorkerSdk] = ("", "the project is a worker"),
        [BuildProperties.OutputType] = ("", "the project is a program or a library"),
        [BuildProperties.LeavesOutInfrastructure] = ("", "the package left out an unsafe file of the infrastructure"),
        [BuildProperties.ProjectFullPath] = ("", "which of the projects that share infrastructure files this one is"),
    };

    /// <summary>The kinds of files in words; every kind that a project may state has one.</summary>
    private static readonly Dictionary<FileKind, string> KindMeanings = new()
    {
        [FileKind.Configuration] = "a settings file",
        [FileKind.Bicep] = "a Bicep file",
        [FileKind.BicepParameters] = "a Bicep parameter file",
        [FileKind.Arm] = "an ARM template or its parameters",
        [FileKind.Script] = "a script, read only for whether it assigns roles",
        [FileKind.Data] = "a file that a Bicep template loads, such as one of `loadTextContent`",
        [FileKind.AzureYaml] = "the `azure.yaml` of the Azure Developer CLI",
        [FileKind.AppHost] = "the project file of an Aspire application host",
        [FileKind.AppHostSource] = "the source of an Aspire application host: its top-level statements",
        [FileKind.Project] = "the project file of a project that shares the infrastructure files",
    };

    public static void Write(Output output)
    {
        if (BuildProperties.All.FirstOrDefault(property => !Properties.ContainsKey(property)) is { } property)
            throw new InvalidOperationException($"{property.Name} has no text in {nameof(ConfigurationTables)}.");
        if (FileKind.All.FirstOrDefault(kind => !KindMeanings.ContainsKey(kind)) is { } kind)
            throw new InvalidOperationException($"The kind {kind.Name} has no text in {nameof(ConfigurationTables)}.");

        var text = output.Read(Path) ?? throw new InvalidOperationException($"{Path} is missing.");
        text = Output.WithBlock(text, "own properties", Own());
        text = Output.WithBlock(text, "other properties", Others());
        output.Write(Path, Output.WithBlock(text, "file kinds", Kinds()));
    }

    private static string Own()
    {
        var table = new StringBuilder("| Property | Values, the default first | Says |\n|---|---|---|\n");
        foreach (var property in BuildProperties.All.Where(property => property.IsOwn))
            table.Append($"| `{property.Name}` | {Properties[property].Values} | {Properties[property].Meaning} |\n");
        return table.ToString();
    }

    private static string Others()
    {
        var table = new StringBuilder("| Property | Says |\n|---|---|\n");
        foreach (var property in BuildProperties.All.Where(property => !property.IsOwn))
            table.Append($"| `{property.Name}` | {Properties[property].Meaning} |\n");
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
