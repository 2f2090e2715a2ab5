using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>One template file, Bicep or ARM JSON, as far as it can be read. Nothing is resolved yet.</summary>
internal sealed class Template(ImmutableArray<TemplateParameter> parameters, ImmutableArray<TemplateVariable> variables, ImmutableArray<TemplateResource> resources,
    ImmutableArray<TemplateModule> modules, ImmutableArray<TemplateOutput> outputs, bool isComplete, ImmutableDictionary<int, ImmutableArray<string>> suppressions)
{
    public ImmutableArray<TemplateParameter> Parameters { get; } = parameters;

    public ImmutableArray<TemplateVariable> Variables { get; } = variables;

    /// <summary>The resources at the top; nested ones are their children.</summary>
    public ImmutableArray<TemplateResource> Resources { get; } = resources;

    public ImmutableArray<TemplateModule> Modules { get; } = modules;

    public ImmutableArray<TemplateOutput> Outputs { get; } = outputs;

    /// <summary>False where something in the file was not understood as a declaration: it may declare more than is known.</summary>
    public bool IsComplete { get; } = isComplete;

    /// <summary>What it is deployed to, in Bicep's terms (<c>resourceGroup</c>, <c>subscription</c>, …), where it says so: what a resource without a scope is at.</summary>
    public string? TargetScope { get; set; }

    /// <summary>Bicep's <c>#disable-next-line ID …</c> (and <c>#disable-diagnostics ID</c> under line -1): the line it speaks of, from zero, and the ids.</summary>
    public ImmutableDictionary<int, ImmutableArray<string>> Suppressions { get; } = suppressions;
}

/// <summary><c>param name type = default</c>.</summary>
internal sealed class TemplateParameter(string name, TemplateExpression? value, TextSpan span)
{
    public string Name { get; } = name;

    /// <summary>Its default; null where it has none.</summary>
    public TemplateExpression? Default { get; } = value;

    public TextSpan Span { get; } = span;
}

/// <summary><c>var name = value</c>.</summary>
internal sealed class TemplateVariable(string name, TemplateExpression value)
{
    public string Name { get; } = name;

    public TemplateExpression Value { get; } = value;
}

/// <summary>A resource that the template deploys, or refers to (<c>existing</c>).</summary>
internal sealed class TemplateResource(string? symbol, string? type, TextSpan typeSpan, bool isExisting, TemplateExpression? condition, TemplateIteration? loop,
    TemplateObject body, ImmutableArray<TemplateResource> children, TextSpan span)
{
    /// <summary>Its symbolic name; null in ARM's array form.</summary>
    public string? Symbol { get; } = symbol;

    /// <summary>
    /// The full type without its version, such as <c>Microsoft.CognitiveServices/accounts</c>; for a child its type is joined to its
    /// parent's. Null where it is not a literal.
    /// </summary>
    public string? Type { get; } = type;

    public TextSpan TypeSpan { get; } = typeSpan;

    public bool IsExisting { get; } = isExisting;

    public TemplateExpression? Condition { get; } = condition;

    public TemplateIteration? Loop { get; } = loop;

    /// <summary>Its body: name, parent, scope, identity, properties and whatever else is written.</summary>
    public TemplateObject Body { get; } = body;

    public ImmutableArray<TemplateResource> Children { get; } = children;

    public TextSpan Span { get; } = span;
}

/// <summary>A module call, or a nested deployment of ARM.</summary>
internal sealed class TemplateModule(string? symbol, string? path, Template? inline, bool sharesScope, TemplateExpression? condition, TemplateIteration? loop, TemplateObject arguments, TemplateExpression? scope, TextSpan span)
{
    public string? Symbol { get; } = symbol;

    /// <summary>The path as written: relative, or <c>br/public:avm/…:1.2.3</c>, <c>br:…</c>, <c>ts:…</c>. Null where it is not known, or the template is inline.</summary>
    public string? Path { get; } = path;

    /// <summary>The template of a nested deployment, or null.</summary>
    public Template? Inline { get; } = inline;

    /// <summary>Whether the inline template sees the names of the outer one (ARM's outer expression evaluation).</summary>
    public bool SharesScope { get; } = sharesScope;

    public TemplateExpression? Condition { get; } = condition;

    public TemplateIteration? Loop { get; } = loop;

    /// <summary>The arguments: what <c>params</c> holds.</summary>
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
internal sealed class TemplateArguments(string? template, TemplateObject values)
{
    /// <summary>The template it says it is for (<c>using './main.bicep'</c>); null in JSON, where only the file's name tells.</summary>
    public string? Template { get; } = template;

    /// <summary>Values by parameter. A placeholder (<c>${ENV}</c>), a Key Vault reference or a call is a <see cref="TemplateUnknown"/>.</summary>
    public TemplateObject Values { get; } = values;
}
