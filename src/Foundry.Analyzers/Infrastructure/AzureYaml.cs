using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>What <c>azure.yaml</c>, the file of the Azure Developer CLI, says about infrastructure. It is read line by line; what is not plain stays unknown.</summary>
internal sealed class AzureYaml
{
    private const string AgentHost = "azure.ai.agent";

    private static readonly char[] CommandSeparators = { ' ', '\t', '"', '\'', ';', '&', '|', '(', ')', '{', '}', ',', '=' };

    /// <summary>Programs that a hook may run, beside scripts.</summary>
    private static readonly string[] SourceExtensions = { ".py", ".js", ".mjs", ".ts", ".cs", ".csx", ".fsx", ".rb", ".go" };

    private static readonly string[] Languages = { "dotnet", "csharp", "fsharp" };

    private readonly List<(string Service, string Path)> _projects = new();
    private readonly HashSet<string> _otherServices = new();
    private readonly List<string> _commands = new();
    private readonly List<string> _infrastructurePaths = new();

    private AzureYaml(string text)
    {
        AssignsRoles = RoleAssignmentScript.AssignRoles(text);
        foreach (var line in YamlLines.Read(text))
            Add(line);
        Projects = _projects.Where(project => !_otherServices.Contains(project.Service)).Select(static project => project.Path).ToImmutableArray();
    }

    public static AzureYaml Read(SourceText text) => new(text.ToString());

    /// <summary>Whether a service is a hosted agent, whose roles the tool assigns when it deploys.</summary>
    public bool HostsAgent { get; private set; }

    /// <summary>Whether a hook written in the file assigns roles.</summary>
    public bool AssignsRoles { get; }

    /// <summary>The folders of the templates, as far as it names any.</summary>
    public IReadOnlyList<string> InfrastructurePaths => _infrastructurePaths;

    /// <summary>Whether what is deployed is not written in templates, or it cannot be seen where they are.</summary>
    public bool HasOtherInfrastructure { get; private set; }

    /// <summary>The folders or project files of the .NET services, in their order, as written.</summary>
    public ImmutableArray<string> Projects { get; }

    /// <summary>Whether a hook runs a program, or a script that is not among the given ones, and so may assign roles.</summary>
    public bool RunsOtherScripts(IEnumerable<string> paths)
    {
        var known = new HashSet<string>(paths.Select(FilePath.NameOf), FilePath.Comparer);
        return _commands.Any(RoleAssignmentScript.MayAssignRoles)
            || _commands.SelectMany(command => command.Split(CommandSeparators)).Any(word => IsScript(word) && !known.Contains(FilePath.NameOf(word)));
    }

    private static bool IsScript(string word) => word.StartsWith("./", StringComparison.Ordinal)
        || FileKind.OfName(word) == FileKind.Script
        || SourceExtensions.Any(extension => word.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private void Add(YamlLine line)
    {
        var path = line.Path;
        if (line.Key == "host" && line.Value == AgentHost || IsFlow(line) && line.Value.Contains(AgentHost))
            HostsAgent = true;
        else if (path is "infra/path" or "infra/layers/path")
            _infrastructurePaths.Add(line.Value);
        else if (path is "infra/provider" or "infra/layers/provider")
            HasOtherInfrastructure |= line.Value is not ("bicep" or "arm");
        else if (path is "infra" or "infra/layers" && line.Value.Length > 0)
            HasOtherInfrastructure = true;
        else if (line.Depth == 3 && line.Key is "project" or "language" && path.StartsWith("services/", StringComparison.Ordinal))
            AddToService(path.Substring(0, path.LastIndexOf('/')), line);
        else if ((line.Key is "run" or "" || IsFlow(line)) && path.Contains("hooks/"))
            _commands.Add(line.Value);
    }

    /// <summary>Whether what stands below a key stands in its line, in braces.</summary>
    private static bool IsFlow(YamlLine line) => line.Value.StartsWith("{", StringComparison.Ordinal);

    private void AddToService(string service, YamlLine line)
    {
        if (line.Key == "project")
            _projects.Add((service, line.Value));
        else if (!Languages.Contains(line.Value))
            _otherServices.Add(service);
    }
}
