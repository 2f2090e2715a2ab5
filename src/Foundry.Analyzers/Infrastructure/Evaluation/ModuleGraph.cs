using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>A template and the file it stands in; several of a file where deployments are nested.</summary>
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
    private static readonly Template Empty = new(ImmutableArray<TemplateParameter>.Empty, ImmutableArray<TemplateVariable>.Empty, ImmutableArray<TemplateResource>.Empty,
        ImmutableArray<TemplateModule>.Empty, ImmutableArray<TemplateOutput>.Empty, isComplete: true, ImmutableDictionary<int, ImmutableArray<string>>.Empty);

    public TemplateArgumentFile(InfrastructureFile file, TemplateArguments arguments) =>
        (File, Path, Template, Values, Scope) = (file, FilePath.Normalize(file.Path), arguments.Template, arguments.Values, new TemplateInstance(new(file, Empty), null, null, null, 0).Scope);

    public InfrastructureFile File { get; }

    public string Path { get; }

    /// <summary>The template it says it is for.</summary>
    public string? Template { get; }

    public TemplateObject Values { get; }

    /// <summary>Where its values are understood: there are no names.</summary>
    public TemplateScope Scope { get; }
}

/// <summary>The templates of a repository and which of them calls which.</summary>
internal sealed class ModuleGraph
{
    private readonly Dictionary<string, TemplateFile> _templates = new(FilePath.Comparer);
    private readonly Dictionary<Template, TemplateFile> _inline = new();
    private readonly Dictionary<InfrastructureFile, Template> _byFile = new();
    private readonly List<TemplateFile> _ordered = new();
    private readonly List<TemplateArgumentFile> _arguments = new();
    private readonly bool _hasNamelessArguments;
    private int _calls;

    /// <summary>The line under which a template keeps what is silenced everywhere in it.</summary>
    private const int WholeFile = -1;

    public ModuleGraph(IReadOnlyList<InfrastructureFile> files, Func<InfrastructureFile, Template?> parse, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            Add(file, parse);
        }

        var stems = new HashSet<string>(_ordered.Select(static template => StemOf(template.File.Path)), FilePath.Comparer);
        _hasNamelessArguments = _arguments.Any(arguments => arguments.Template is null && !IsNamedAfterAny(stems, arguments));
        Roots = FindRoots();
    }

    /// <summary>The templates in the order of the files.</summary>
    public IEnumerable<TemplateFile> Templates => _ordered;

    /// <summary>The templates that none of the others calls, and with them what is deployed.</summary>
    public ImmutableArray<TemplateInstance> Roots { get; }

    /// <summary>The templates that are called, but from no root: in a circle.</summary>
    public ImmutableArray<TemplateFile> Unreached { get; private set; }

    /// <summary>The template a module is, with its arguments; null where it is not among the files, or calls have gone too far.</summary>
    public TemplateInstance? Call(TemplateModule module, TemplateScope scope) =>
        scope.Instance.Depth < Limits.DeepestModule
        && Find(module, scope.Instance.File) is { } template
        && _calls++ < Limits.MostModuleCalls
            ? new(template, module, scope, null, scope.Instance.Depth + 1)
            : null;

    /// <summary>A place in a file, with what the file silences there.</summary>
    public GrantSource SourceOf(TemplatePlace place)
    {
        var suppressed = ImmutableArray<string>.Empty;
        var location = place.ToLocation();
        if (_byFile.TryGetValue(place.File, out var template) && !template.Suppressions.IsEmpty)
        {
            suppressed = template.Suppressions.GetValueOrDefault(location.GetLineSpan().StartLinePosition.Line, suppressed)
                .AddRange(template.Suppressions.GetValueOrDefault(WholeFile, ImmutableArray<string>.Empty));
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
        if (file.Kind.IsTemplate && parse(file) is { } template)
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
    /// The parameter file of a root; null where there are several, for then which one counts is decided elsewhere. One that is named
    /// after no template may be for any.
    /// </summary>
    private TemplateArgumentFile? ArgumentsOf(InfrastructureFile root)
    {
        var path = FilePath.Normalize(root.Path);
        var own = _arguments.Where(file => file.Template is { } template ? FilePath.Comparer.Equals(Resolve(file.File, template), path) : IsNamedAfter(path, file)).ToList();
        return own.Count == 1 && !_hasNamelessArguments ? own[0] : null;
    }

    /// <summary>main.parameters.json, main.parameters.dev.json, main.dev.bicepparam: beside main.bicep or below it.</summary>
    private static bool IsNamedAfter(string template, TemplateArgumentFile arguments) => FilePath.NameOf(arguments.Path).StartsWith(StemOf(template) + ".", StringComparison.OrdinalIgnoreCase)
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
    private static string StemOf(string template) => FilePath.NameOf(template) is var name && name.LastIndexOf('.') is >= 0 and var dot ? name.Substring(0, dot) : name;

    /// <summary>A path that is written in a file, relative to it.</summary>
    private static string Resolve(InfrastructureFile file, string path) => FilePath.Join(FilePath.FolderOf(file.Path), path);
}
