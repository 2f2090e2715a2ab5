using System.Text.RegularExpressions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Programs below a folder outside of this repository. Their packages are not restored: they are compiled against the SDKs and stand-ins of the corpus.</summary>
internal static partial class OutsidePrograms
{
    private const string Implicit = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private const string ImplicitOfWeb = "global using System.Net.Http.Json; global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing; "
        + "global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;";

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    /// <summary>
    /// A folder with infrastructure or a manifest has a program for each of its projects, or is one itself. A project outside of such folders is a program that
    /// nothing is declared of.
    /// </summary>
    public static IEnumerable<CorpusProgram> Read(string folder)
    {
        var roots = Roots(folder).ToArray();
        var declared = roots.SelectMany(root => Projects(root) is { Length: > 0 } projects
            ? projects.Select(project => OfProject(folder, root, project)).OfType<CorpusProgram>()
            : [WithoutProject(folder, root)]);
        var others = Projects(folder).Where(project => !Array.Exists(roots, root => project.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
        return declared.Concat(others.Select(project => OfProject(folder, Path.GetDirectoryName(project)!, project)).OfType<CorpusProgram>());
    }

    private static string[] Projects(string folder) => Directory.GetFiles(folder, "*.csproj", Everywhere).Order(StringComparer.Ordinal).ToArray();

    /// <summary>The outermost folders with infrastructure or a manifest beside the code.</summary>
    private static IEnumerable<string> Roots(string folder) =>
        File.Exists(Path.Combine(folder, "azure.yaml")) || File.Exists(Path.Combine(folder, "foundry.access.json")) || File.Exists(Path.Combine(folder, "infra", "main.bicep"))
            ? [folder]
            : Directory.GetDirectories(folder).Where(child => Path.GetFileName(child)[0] != '.').Order(StringComparer.Ordinal).SelectMany(Roots);

    private static CorpusProgram WithoutProject(string folder, string root)
    {
        var program = CorpusProgram.Read(root);
        var service = program.Files.Where(file => file.Path == "/repo/azure.yaml").Select(file => Service().Match(file.Text)).FirstOrDefault();
        var path = Path.GetRelativePath("/", Path.GetFullPath("/repo/" + (service?.Groups[1].Value.Trim() ?? "")));
        return Configured(program with { Name = Path.GetRelativePath(folder, root) }, $"/{path.TrimEnd('/')}/App.csproj", "", program.Sources.Any(source => source.Text.Contains("WebApplication")));
    }

    /// <summary>A project with the sources of those that it references; null if it creates no client, or is a test project: rules keep silent there.</summary>
    private static CorpusProgram? OfProject(string folder, string root, string project)
    {
        var all = new HashSet<string>();
        Collect(project);
        var sources = all.SelectMany(one => Directory.GetFiles(Path.GetDirectoryName(one)!, "*.cs", Everywhere)).Distinct().Where(IsSource).Order(StringComparer.Ordinal).Select(Loaded).ToArray();
        if (Path.GetFileName(project).Contains("Test", StringComparison.Ordinal) || !sources.Any(source => Client().IsMatch(source.Text)))
            return null;

        var files = Directory.GetFiles(root, "*", Everywhere).Where(path => Path.GetRelativePath(root, path).Replace('\\', '/') is var relative
            && (relative is "azure.yaml" or "foundry.access.json" || relative.StartsWith("infra/", StringComparison.Ordinal) && Path.GetExtension(path) is ".bicep" or ".bicepparam" or ".json")
            || Path.GetDirectoryName(path) == Path.GetDirectoryName(project) && Path.GetFileName(path).StartsWith("appsettings", StringComparison.Ordinal)).Select(Loaded).ToArray();
        var text = string.Concat(all.Select(File.ReadAllText));
        sources = [.. sources, new("/repo/Usings.cs", string.Concat(Using().Matches(text).Select(match => match.Groups[1].Value).Distinct().Select(name => $"global using {name};")))];
        var program = new CorpusProgram(Path.GetRelativePath(folder, project), sources, files, "");
        return Configured(program, Inside(project), text, text.Contains("Sdk.Web"));

        void Collect(string path)
        {
            if (File.Exists(path) && all.Add(path))
            {
                foreach (Match reference in Reference().Matches(File.ReadAllText(path)))
                    Collect(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, reference.Groups[1].Value.Replace('\\', '/'))));
            }
        }

        ProgramFile Loaded(string path) => new(Inside(path), File.ReadAllText(path).ReplaceLineEndings("\n"));

        string Inside(string path) => "/repo/" + Path.GetRelativePath(root, path).Replace('\\', '/');

        static bool IsSource(string path) => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal);
    }

    private static CorpusProgram Configured(CorpusProgram program, string project, string text, bool isWeb) => program with
    {
        Sources = [.. program.Sources, new("/repo/Implicit.cs", Implicit + (isWeb || text.Contains("Sdk.Worker") ? ImplicitOfWeb : ""))],
        Config = $"build_property.MSBuildProjectFullPath = {project}\n" + (isWeb ? "build_property.UsingMicrosoftNETSdkWeb = true\n" : "")
            + (text.Contains("AzureFunctionsVersion") ? "build_property.AzureFunctionsVersion = v4\n" : "") + program.Config,
    };

    [GeneratedRegex(@"\n\s+project:\s*([^\n#]+)")]
    private static partial Regex Service();

    [GeneratedRegex(@"<ProjectReference\s+Include=""([^""]+)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<Using\s+Include=""([\w.]+)""\s*/>")]
    private static partial Regex Using();

    [GeneratedRegex(@"\bnew (?:AzureOpenAIClient|OpenAIClient|ChatClient|ResponsesClient|EmbeddingClient|AIProjectClient|PersistentAgentsClient|ChatCompletionsClient)\b|AddAzureOpenAI|AddOpenAIClient")]
    private static partial Regex Client();
}
