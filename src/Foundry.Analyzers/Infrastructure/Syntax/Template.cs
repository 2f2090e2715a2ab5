using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>The declarations of one template file, Bicep or ARM JSON. No expression is resolved yet.</summary>
internal sealed class Template(
    ImmutableArray<TemplateParameter> parameters,
    ImmutableArray<TemplateVariable> variables,
    ImmutableArray<TemplateResource> resources,
    ImmutableArray<TemplateModule> modules,
    ImmutableArray<TemplateOutput> outputs,
    bool isComplete,
    ImmutableDictionary<int, ImmutableArray<string>> suppressions)
{
    /// <summary>The key in <see cref="Suppressions"/> of ids that are disabled for the whole file.</summary>
    public const int WholeFile = -1;
    public ImmutableArray<TemplateParameter> Parameters { get; } = parameters;

    public ImmutableArray<TemplateVariable> Variables { get; } = variables;

    /// <summary>The top-level resources; nested resources are their children.</summary>
    public ImmutableArray<TemplateResource> Resources { get; } = resources;

    public ImmutableArray<TemplateModule> Modules { get; } = modules;

    public ImmutableArray<TemplateOutput> Outputs { get; } = outputs;

    /// <summary>False if a part of the file was not understood, so the file may declare more than is known.</summary>
    public bool IsComplete { get; } = isComplete;

    /// <summary>
    /// The declared target scope in Bicep's terms, such as <c>resourceGroup</c> or <c>subscription</c>. It is the scope of a
    /// resource without its own.
    /// </summary>
    public string? TargetScope { get; set; }

    /// <summary>The functions that the template declares.</summary>
    public ImmutableArray<TemplateFunction> Functions { get; set; } = ImmutableArray<TemplateFunction>.Empty;

    public ImmutableArray<TemplateImport> Imports { get; set; } = ImmutableArray<TemplateImport>.Empty;

    /// <summary>
    /// The ids that Bicep's <c>#disable-next-line ID …</c> disables, by zero-based line. Those of <c>#disable-diagnostics ID</c>
    /// are under <see cref="WholeFile"/>.
    /// </summary>
    public ImmutableDictionary<int, ImmutableArray<string>> Suppressions { get; } = suppressions;

    public static Template Empty(bool isComplete) => new(
        ImmutableArray<TemplateParameter>.Empty,
        ImmutableArray<TemplateVariable>.Empty,
        ImmutableArray<TemplateResource>.Empty,
        ImmutableArray<TemplateModule>.Empty,
        ImmutableArray<TemplateOutput>.Empty,
        isComplete,
        ImmutableDictionary<int, ImmutableArray<string>>.Empty);
}

/// <summary><c>param name type = default</c>.</summary>
internal sealed class TemplateParameter(string name, TemplateExpression? value, TextSpan span, int nameStart = 0)
{
    public string Name { get; } = name;

    /// <summary>The position of the name; zero if no rule needs it.</summary>
    public int NameStart { get; } = nameStart;

    /// <summary>The default value, if any.</summary>
    public TemplateExpression? Default { get; } = value;

    public TextSpan Span { get; } = span;
}

/// <summary><c>var name = value</c>.</summary>
internal sealed class TemplateVariable(string name, TemplateExpression value)
{
    public string Name { get; } = name;

    public TemplateExpression Value { get; } = value;
}

/// <summary><c>func name(a string) string => body</c>.</summary>
internal sealed class TemplateFunction(string name, ImmutableArray<string> parameters, TemplateExpression body)
{
    public string Name { get; } = name;

    public ImmutableArray<string> Parameters { get; } = parameters;

    public TemplateExpression Body { get; } = body;
}

/// <summary>
/// A name that comes from another file: <c>import { exported as name } from 'path'</c>, or <c>import * as name from 'path'</c>.
/// </summary>
internal sealed class TemplateImport(string name, string? exported, string path)
{
    public string Name { get; } = name;

    /// <summary>The name in the other file; null if <see cref="Name"/> names all of them.</summary>
    public string? Exported { get; } = exported;

    public string Path { get; } = path;
}

/// <summary>A resource that the template deploys, or refers to (<c>existing</c>).</summary>
internal sealed class TemplateResource(
    string? symbol,
    string? type,
    TextSpan typeSpan,
    bool isExisting,
    TemplateExpression? condition,
    TemplateIteration? loop,
    TemplateObject body,
    ImmutableArray<TemplateResource> children,
    TextSpan span)
{
    /// <summary>The symbolic name; null in ARM's array form.</summary>
    public string? Symbol { get; } = symbol;

    /// <summary>
    /// The full type without its version, such as <c>Microsoft.CognitiveServices/accounts</c>. The type of a child includes that
    /// of its parent. Null if the type is not a literal.
    /// </summary>
    public string? Type { get; } = type;

    public TextSpan TypeSpan { get; } = typeSpan;

    public bool IsExisting { get; } = isExisting;

    public TemplateExpression? Condition { get; } = condition;

    public TemplateIteration? Loop { get; } = loop;

    /// <summary>The body: name, parent, scope, identity, properties and all other settings.</summary>
    public TemplateObject Body { get; } = body;

    public ImmutableArray<TemplateResource> Children { get; } = children;

    public TextSpan Span { get; } = span;
}

/// <summary>A module call, or a nested deployment of ARM.</summary>
internal sealed class TemplateModule(
    string? symbol,
    string? path,
    Template? inline,
    bool sharesScope,
    TemplateExpression? condition,
    TemplateIteration? loop,
    TemplateObject arguments,
    TemplateExpression? scope,
    TextSpan span,
    TemplateExpression? name = null)
{
    public string? Symbol { get; } = symbol;

    /// <summary>The name of the deployment, which ARM refers to; null in Bicep, which uses the symbol.</summary>
    public TemplateExpression? Name { get; } = name;

    /// <summary>
    /// The path in the file: relative, or <c>br/public:avm/…:1.2.3</c>, <c>br:…</c>, <c>ts:…</c>. Null if it is unknown or the
    /// template is inline.
    /// </summary>
    public string? Path { get; } = path;

    /// <summary>The template of a nested deployment, or null.</summary>
    public Template? Inline { get; } = inline;

    /// <summary>Whether the inline template uses the names of the outer one (ARM's outer expression evaluation).</summary>
    public bool SharesScope { get; } = sharesScope;

    public TemplateExpression? Condition { get; } = condition;

    public TemplateIteration? Loop { get; } = loop;

    /// <summary>The arguments, from <c>params</c>.</summary>
    public TemplateObject Arguments { get; } = arguments;

    public TemplateExpression? Scope { get; } = scope;

    public TextSpan Span { get; } = span;
}

/// <summary><c>output name type = value</c>.</summary>
internal sealed class TemplateOutput(string name, TemplateExpression value)
{
    public string Name { get; } = name;

    public TemplateExpression Value { get; } = value;
}

/// <summary>A parameter file: <c>*.parameters.json</c> or <c>*.bicepparam</c>.</summary>
internal sealed class TemplateArguments(string? template, TemplateObject values, Template names)
{
    /// <summary>
    /// The template that the file names (<c>using './main.bicep'</c>); null in JSON, where the file name decides.
    /// </summary>
    public string? Template { get; } = template;

    /// <summary>The values by parameter. Placeholders (<c>${ENV}</c>) and Key Vault references are unknown.</summary>
    public TemplateObject Values { get; } = values;

    /// <summary>The variables, functions and imports that the values can use.</summary>
    public Template Names { get; } = names;

    /// <summary>The parameter file whose values this one takes over and may replace (<c>extends</c>).</summary>
    public string? Extends { get; set; }

    /// <summary>Whether the file is for no template by itself (<c>using none</c>).</summary>
    public bool IsShared { get; set; }
}
