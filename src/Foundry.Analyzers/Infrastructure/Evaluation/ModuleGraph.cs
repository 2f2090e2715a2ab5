using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>A template and its file. A file with nested deployments has several templates.</summary>
internal sealed class TemplateFile(InfrastructureFile file, Template template)
{
    private TemplateNames? _names;

    public InfrastructureFile File { get; } = file;

    public Template Template { get; } = template;

    public TemplateNames Names => _names ??= new(Template);
}

/// <summary>A parameter file.</summary>
internal sealed class TemplateArgumentFile
{
    public TemplateArgumentFile(InfrastructureFile file, TemplateArguments arguments)
    {
        (File, Arguments) = (file, arguments);
        Path = FilePath.Normalize(file.Path);
        Scope = new TemplateInstance(new(file, arguments.Names), null, null, null, depth: 0).Scope;
    }

    public InfrastructureFile File { get; }

    public string Path { get; }

    public TemplateArguments Arguments { get; }

    /// <summary>The scope of the values, whose names are those of the parameter file.</summary>
    public TemplateScope Scope { get; }

    /// <summary>The file that this one extends; null if there is none, or it is not among the files.</summary>
    public TemplateArgumentFile? Base { get; set; }

    /// <summary>Whether there may be values that are not known.</summary>
    public bool IsPartial => Chain.Any(static file =>
        file.Arguments.Values.IsPartial || file.Base is null && file.Arguments.Extends is not null);

    /// <summary>This file and those that it extends. Files may extend each other in a circle.</summary>
    private IEnumerable<TemplateArgumentFile> Chain
    {
        get
        {
            var file = this;
            for (var i = 0; file is not null && i < Limits.DeepestModule; i++, file = file.Base)
                yield return file;
        }
    }

    /// <summary>The value of a parameter, with its scope; null if no file has it.</summary>
    public (TemplateExpression Value, TemplateScope Scope)? Find(string name)
    {
        foreach (var file in Chain)
        {
            if (file.Arguments.Values[name] is { } value)
                return (value, file.Scope);
        }

        return null;
    }
}

/// <summary>The templates of a repository and the calls between them.</summary>
internal sealed class ModuleGraph
{
    /// <summary>The template that the Azure Developer CLI deploys, unless <c>azure.yaml</c> names another.</summary>
    private const string DeployedName = "main";

    private static readonly string[] DeployerIds =
    {
        "\"${AZURE_PRINCIPAL_ID}", "\"${AZURE_PRINCIPAL_ID=", "readEnvironmentVariable('AZURE_PRINCIPAL_ID'",
    };

    private readonly Dictionary<string, TemplateFile> _templates = new(FilePath.Comparer);
    private readonly Dictionary<Template, TemplateFile> _inline = new();
    private readonly Dictionary<InfrastructureFile, Template> _byFile = new();
    private readonly List<TemplateFile> _ordered = new();
    private readonly List<TemplateArgumentFile> _arguments = new();
    private readonly Dictionary<string, InfrastructureFile> _files = new(FilePath.Comparer);
    private readonly Dictionary<TemplateFile, TemplateInstance> _imported = new();
    private readonly Dictionary<InfrastructureFile, ObjectMember> _data = new();
    private readonly HashSet<string> _uncalled = new();
    private readonly bool _hasNamelessArguments;
    private int _calls;

    public ModuleGraph(
        IReadOnlyList<InfrastructureFile> files, Func<InfrastructureFile, Template?> parse, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(file, parse);
        }

        foreach (var file in _arguments)
            file.Base = BaseOf(file);

        var stems = new HashSet<string>(_ordered.Select(static template => StemOf(template.File.Path)), FilePath.Comparer);
        _hasNamelessArguments = _arguments.Any(arguments =>
            IsForSomeTemplate(arguments) && arguments.Arguments.Template is null && !IsNamedAfterAny(stems, arguments));
        Roots = FindRoots();
        FindUncalled(files);
    }

    /// <summary>The templates in file order.</summary>
    public IEnumerable<TemplateFile> Templates => _ordered;

    /// <summary>The templates that no other template calls; deployments start there.</summary>
    public ImmutableArray<TemplateInstance> Roots { get; }

    /// <summary>The templates that no root reaches, because they call each other in a circle.</summary>
    public ImmutableArray<TemplateFile> Unreached { get; private set; }

    /// <summary>
    /// Whether a template is a module that no other one calls: it needs arguments that no file has, beside or below the template
    /// that the Azure Developer CLI deploys.
    /// </summary>
    public bool IsUncalled(string path) => _uncalled.Contains(path);

    /// <summary>Calls the template of a module; null if it is not among the files, or the calls reach a limit.</summary>
    public TemplateInstance? Call(TemplateModule module, TemplateScope scope) =>
        scope.Instance.Depth < Limits.DeepestModule
        && Find(module, scope.Instance.File) is { } template
        && _calls++ < Limits.MostModuleCalls
            ? new(template, module, scope, null, scope.Instance.Depth + 1)
            : null;

    /// <summary>The template whose names a file imports; null if it is not among the files.</summary>
    public TemplateInstance? Imported(string path, InfrastructureFile file)
    {
        if (!_templates.TryGetValue(Resolve(file, path), out var template))
            return null;
        if (!_imported.TryGetValue(template, out var instance))
            _imported.Add(template, instance = new(template, null, null, null, depth: 0));
        return instance;
    }

    /// <summary>A file that an expression loads; null if it is not among the files.</summary>
    public InfrastructureFile? Loaded(string path, InfrastructureFile file) =>
        _files.TryGetValue(Resolve(file, path), out var loaded) ? loaded : null;

    /// <summary>The content of a JSON file, read once.</summary>
    public ObjectMember DataOf(InfrastructureFile file)
    {
        if (!_data.TryGetValue(file, out var data))
        {
            var scope = new TemplateInstance(new(file, Template.Empty(isComplete: true)), null, null, null, depth: 0).Scope;
            _data.Add(file, data = new(new TemplateProperty("", default, JsonData.Read(file.Text)), scope));
        }

        return data;
    }

    /// <summary>Whether a parameter file may pass a parameter of the root that leads to a call.</summary>
    public bool MayPass(TemplateParameter parameter, TemplateInstance call)
    {
        var root = RootOf(call);
        if (root.Arguments is { } arguments)
            return arguments.IsPartial || arguments.Find(parameter.Name) is not null;

        var path = FilePath.Normalize(root.File.File.Path);
        return _hasNamelessArguments || _arguments.Any(file => IsFor(path, file));
    }

    /// <summary>
    /// Whether the parameter file passes <c>AZURE_PRINCIPAL_ID</c>, which the Azure Developer CLI replaces by the principal that
    /// deploys. Source: Azure/azure-dev, cli/azd/pkg/infra/provisioning/bicep/bicep_provider.go, read 2026-11-30.
    /// </summary>
    public bool IsDeployer(TemplateParameter parameter, TemplateInstance call) =>
        RootOf(call).Arguments?.Find(parameter.Name) is var (value, scope)
        && scope.Instance.File.File.Text.ToString(value.Span) is var text
        && Array.Exists(DeployerIds, id => text.StartsWith(id, StringComparison.Ordinal));

    private static TemplateInstance RootOf(TemplateInstance call)
    {
        while (call.Caller is { } caller)
            call = caller.Instance;
        return call;
    }

    /// <summary>The source of a grant, with the ids that the file disables there.</summary>
    public GrantSource SourceOf(TemplatePlace place)
    {
        var suppressed = ImmutableArray<string>.Empty;
        var location = place.ToLocation();
        if (_byFile.TryGetValue(place.File, out var template) && !template.Suppressions.IsEmpty)
        {
            var line = location.GetLineSpan().StartLinePosition.Line;
            suppressed = template.Suppressions.GetValueOrDefault(line, suppressed)
                .AddRange(template.Suppressions.GetValueOrDefault(Template.WholeFile, ImmutableArray<string>.Empty));
        }

        return new(location, place.File.Path, isManifest: false, suppressed);
    }

    private TemplateFile? Find(TemplateModule module, TemplateFile caller)
    {
        if (module.Inline is { } inline)
        {
            if (!_inline.TryGetValue(inline, out var file))
                _inline.Add(inline, file = new(caller.File, inline));
            return file;
        }

        return module.Path is { } path && _templates.TryGetValue(Resolve(caller.File, path), out var found) ? found : null;
    }

    private void Add(InfrastructureFile file, Func<InfrastructureFile, Template?> parse)
    {
        _files[FilePath.Normalize(file.Path)] = file;
        if (file.Kind.IsTemplate && !IsTest(file.Path) && parse(file) is { } template)
        {
            var read = new TemplateFile(file, template);
            _ordered.Add(read);
            _byFile[file] = template;
            _templates[FilePath.Normalize(file.Path)] = read;
        }
        else if (file.Kind == FileKind.BicepParameters)
        {
            _arguments.Add(new(file, BicepReader.ReadArguments(file.Text)));
        }
        else if (file.Kind == FileKind.Arm && ParameterFile.Read(file.Text) is { Values.Properties.IsEmpty: false } arguments)
        {
            _arguments.Add(new(file, arguments));
        }
    }

    /// <summary>
    /// Whether a template only tests another, as <c>main.test.bicep</c> calls <c>main.bicep</c> with made-up arguments. Nobody
    /// deploys it.
    /// </summary>
    private static bool IsTest(string path) => path.EndsWith(".test.bicep", StringComparison.OrdinalIgnoreCase);

    private void FindUncalled(IReadOnlyList<InfrastructureFile> files)
    {
        var tools = files.Where(static file => file.Kind == FileKind.AzureYaml)
            .Select(static file => file.Text.ToString())
            .ToList();
        var folders = Roots.Select(static root => FilePath.Normalize(root.File.File.Path))
            .Where(static path => StemOf(path).Equals(DeployedName, StringComparison.OrdinalIgnoreCase))
            .Select(static path => FilePath.FolderOf(path) + "/")
            .ToList();
        if (tools.Count == 0 || folders.Count == 0 || _hasNamelessArguments)
            return;

        foreach (var root in Roots)
        {
            var path = FilePath.Normalize(root.File.File.Path);
            var stem = StemOf(path);
            if (root.File.Template.Parameters.Any(static parameter => parameter.Default is null)
                && !stem.Equals(DeployedName, StringComparison.OrdinalIgnoreCase)
                && folders.Any(folder => path.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
                && !tools.Any(text => text.Contains(stem))
                && !_arguments.Any(arguments => IsFor(path, arguments)))
                _uncalled.Add(root.File.File.Path);
        }
    }

    private ImmutableArray<TemplateInstance> FindRoots()
    {
        var called = new HashSet<TemplateFile>(_ordered.SelectMany(CalledBy));
        var roots = _ordered.Where(file => !called.Contains(file)).ToImmutableArray();

        var reached = new HashSet<TemplateFile>(roots);
        var open = new Stack<TemplateFile>(roots);
        while (open.Count > 0)
        {
            foreach (var file in CalledBy(open.Pop()))
            {
                if (reached.Add(file))
                    open.Push(file);
            }
        }

        Unreached = _ordered.Where(file => !reached.Contains(file)).ToImmutableArray();
        return roots.Select(root => new TemplateInstance(root, null, null, ArgumentsOf(root.File), depth: 0)).ToImmutableArray();
    }

    private IEnumerable<TemplateFile> CalledBy(TemplateFile caller)
    {
        foreach (var module in caller.Template.Modules)
        {
            if (Find(module, caller) is not { } file)
                continue;
            if (module.Inline is null)
                yield return file;
            foreach (var inner in module.Inline is null ? Enumerable.Empty<TemplateFile>() : CalledBy(file))
                yield return inner;
        }
    }

    /// <summary>
    /// The parameter file of a root. Null if there are several, because the deployment chooses one. A file that is not named
    /// after any template may be for any root.
    /// </summary>
    private TemplateArgumentFile? ArgumentsOf(InfrastructureFile root)
    {
        var path = FilePath.Normalize(root.Path);
        var own = _arguments.Where(file => IsFor(path, file)).ToList();
        return own.Count == 1 && !_hasNamelessArguments ? own[0] : null;
    }

    private TemplateArgumentFile? BaseOf(TemplateArgumentFile file) =>
        file.Arguments.Extends is { } path && Resolve(file.File, path) is var extended
            ? _arguments.Find(other => FilePath.Comparer.Equals(other.Path, extended))
            : null;

    /// <summary>Whether a deployment may use the file itself. Other files use one that says <c>using none</c>.</summary>
    private static bool IsForSomeTemplate(TemplateArgumentFile arguments) => !arguments.Arguments.IsShared;

    private static bool IsFor(string template, TemplateArgumentFile arguments) =>
        IsForSomeTemplate(arguments) && (arguments.Arguments.Template is { } named
            ? FilePath.Comparer.Equals(Resolve(arguments.File, named), template)
            : IsNamedAfter(template, arguments));

    /// <summary>
    /// Whether a file such as main.parameters.dev.json or main.dev.bicepparam is beside main.bicep, or in a folder below.
    /// </summary>
    private static bool IsNamedAfter(string template, TemplateArgumentFile arguments) =>
        FilePath.NameOf(arguments.Path).StartsWith(StemOf(template) + ".", StringComparison.OrdinalIgnoreCase)
        && arguments.Path.StartsWith(FilePath.FolderOf(template) + "/", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamedAfterAny(HashSet<string> stems, TemplateArgumentFile arguments)
    {
        var name = FilePath.NameOf(arguments.Path);
        for (var dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            if (stems.Contains(name.Substring(0, dot)))
                return true;
        }

        return false;
    }

    /// <summary>The name of a template without its extension.</summary>
    private static string StemOf(string template)
    {
        var name = FilePath.NameOf(template);
        var dot = name.LastIndexOf('.');
        return dot >= 0 ? name.Substring(0, dot) : name;
    }

    /// <summary>Resolves a path relative to the file that contains it.</summary>
    private static string Resolve(InfrastructureFile file, string path) => FilePath.Join(FilePath.FolderOf(file.Path), path);
}
