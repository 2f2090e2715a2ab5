using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>
/// Reads what <c>azure.yaml</c>, the file of the Azure Developer CLI, declares about infrastructure. Reads line by line, and
/// ignores syntax it does not know.
/// </summary>
internal sealed class AzureYaml
{
    private const string AgentHost = "azure.ai.agent";

    /// <summary>
    /// The hosts of a Foundry project. The tool then deploys a template of its own, with an account and role assignments. The
    /// other hosts of Foundry (<c>azure.ai.connection</c>, <c>.toolbox</c>, <c>.routine</c>, <c>.skill</c>) only write into a
    /// project, and assign no role (Azure/azure-dev, cli/azd/extensions, 2026-08-21).
    /// </summary>
    private static readonly string[] ProjectHosts = { "azure.ai.project", FoundryProvider };

    /// <summary>The provider of the infrastructure that deploys that template; once also a host.</summary>
    private const string FoundryProvider = "microsoft.foundry";

    private static readonly char[] CommandSeparators =
    {
        ' ', '\t', '"', '\'', ';', '&', '|', '(', ')', '{', '}', ',', '=',
    };

    /// <summary>Extensions of programs, other than scripts, that a hook may run.</summary>
    private static readonly string[] SourceExtensions = { ".py", ".js", ".mjs", ".ts", ".cs", ".csx", ".fsx", ".rb", ".go" };

    private static readonly string[] Languages = { "dotnet", "csharp", "fsharp" };

    private readonly List<(string Service, string Path)> _projects = new();
    private readonly Dictionary<string, string> _hosts = new();
    private readonly HashSet<string> _otherServices = new();
    private readonly List<string> _commands = new();
    private readonly List<string> _infrastructurePaths = new();

    private AzureYaml(string text)
    {
        AssignsRoles = RoleAssignmentScript.AssignRoles(text);
        foreach (var line in YamlLines.Read(text))
            Add(line);
        Services = _projects.Select(project => ServiceOf(project.Service, project.Path)).ToImmutableArray();
        Projects = _projects
            .Where(project => !_otherServices.Contains(project.Service))
            .Select(static project => project.Path)
            .ToImmutableArray();
    }

    /// <summary>Whether a service is a hosted agent. The tool assigns its roles during deployment.</summary>
    public bool HostsAgent { get; private set; }

    /// <summary>Whether the tool creates a Foundry project, with its account and role assignments.</summary>
    public bool CreatesProject { get; private set; }

    /// <summary>Whether an inline hook assigns roles.</summary>
    public bool AssignsRoles { get; }

    /// <summary>The folders of the templates that the file names.</summary>
    public IReadOnlyList<string> InfrastructurePaths => _infrastructurePaths;

    /// <summary>Whether another provider deploys the infrastructure, or the location of the templates is unknown.</summary>
    public bool HasOtherInfrastructure { get; private set; }

    /// <summary>The folders or project files of the .NET services, in file order, as they appear in the file.</summary>
    public ImmutableArray<string> Projects { get; }

    /// <summary>The services with a project, in file order and in any language.</summary>
    public ImmutableArray<AzureService> Services { get; }

    public static AzureYaml Read(SourceText text) => new(text.ToString());

    /// <summary>Whether a hook runs a program or an unknown script, which may assign roles.</summary>
    /// <param name="paths">The scripts that are read themselves.</param>
    public bool RunsOtherScripts(IEnumerable<string> paths)
    {
        var known = new HashSet<string>(paths.Select(FilePath.NameOf), FilePath.Comparer);
        return _commands.Any(RoleAssignmentScript.MayAssignRoles)
            || _commands
                .SelectMany(command => command.Split(CommandSeparators))
                .Any(word => IsScript(word) && !known.Contains(FilePath.NameOf(word)));
    }

    private static bool IsScript(string word) =>
        word.StartsWith("./", StringComparison.Ordinal)
        || FileKind.OfName(word) == FileKind.Script
        || SourceExtensions.Any(extension => word.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private AzureService ServiceOf(string key, string project) =>
        new(key.Substring(key.IndexOf('/') + 1), project, _hosts.TryGetValue(key, out var host) ? host : "");

    private void Add(YamlLine line)
    {
        var path = line.Path;
        HostsAgent |= IsHost(line, AgentHost);
        CreatesProject |= ProjectHosts.Any(host => IsHost(line, host));
        if (path is "infra/path" or "infra/layers/path")
            _infrastructurePaths.Add(line.Value);
        else if (path is "infra/provider" or "infra/layers/provider")
            AddProvider(line.Value);
        else if (path is "infra" or "infra/layers" && line.Value.Length > 0)
            HasOtherInfrastructure = true;
        else if (IsServiceProperty(line))
            AddToService(path.Substring(0, path.LastIndexOf('/')), line);
        else if (IsHookCommand(line))
            _commands.Add(line.Value);
    }

    private void AddProvider(string provider)
    {
        CreatesProject |= provider == FoundryProvider;
        HasOtherInfrastructure |= provider is not ("bicep" or "arm" or FoundryProvider);
    }

    private static bool IsHost(YamlLine line, string host) =>
        line.Key == "host" && line.Value == host
        || IsFlow(line) && line.Value.Contains(host);

    private static bool IsServiceProperty(YamlLine line) =>
        line.Depth == 3
        && line.Key is "project" or "language" or "host"
        && line.Path.StartsWith("services/", StringComparison.Ordinal);

    private static bool IsHookCommand(YamlLine line) =>
        (line.Key is "run" or "" || IsFlow(line)) && line.Path.Contains("hooks/");

    /// <summary>Whether the value of a key is a flow mapping: braces on the same line.</summary>
    private static bool IsFlow(YamlLine line) => line.Value.StartsWith("{", StringComparison.Ordinal);

    private void AddToService(string service, YamlLine line)
    {
        if (line.Key == "project")
            _projects.Add((service, line.Value));
        else if (line.Key == "host")
            _hosts[service] = line.Value;
        else if (!Languages.Contains(line.Value))
            _otherServices.Add(service);
    }
}
