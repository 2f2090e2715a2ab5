using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Finds the declarations of a template by name.</summary>
internal sealed class TemplateNames
{
    /// <summary>All names in Bicep, which are case-sensitive.</summary>
    private readonly Dictionary<string, object> _all = new(StringComparer.Ordinal);

    private readonly Dictionary<string, TemplateFunction> _functions = new(StringComparer.Ordinal);

    // Names in ARM are not case-sensitive.
    private readonly Dictionary<string, object> _parameters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, object> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, object> _resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, TemplateOutput> _outputs = new(StringComparer.OrdinalIgnoreCase);

    public TemplateNames(Template template)
    {
        foreach (var parameter in template.Parameters)
            Add(_parameters, parameter.Name, parameter);
        foreach (var variable in template.Variables)
            Add(_variables, variable.Name, variable);
        foreach (var module in template.Modules)
            Add(_resources, module.Symbol, module);
        foreach (var resource in template.Resources)
            Add(_resources, resource.Symbol, resource);
        foreach (var output in template.Outputs)
        {
            if (!_outputs.ContainsKey(output.Name))
                _outputs.Add(output.Name, output);
        }

        AddChildren(template.Resources, depth: 0);
        foreach (var import in template.Imports)
            Add(_all, import.Name, import);
        foreach (var function in template.Functions)
        {
            if (!_functions.ContainsKey(function.Name))
                _functions.Add(function.Name, function);
        }
    }

    /// <summary>Finds a function that the template declares; null if there is none.</summary>
    public TemplateFunction? FindFunction(string name) => _functions.TryGetValue(name, out var function) ? function : null;

    /// <summary>Finds a parameter, variable, resource or module by name; null if there is none.</summary>
    public object? Find(TemplateName name) => Find(name.Kind switch
    {
        TemplateNameKind.Parameter => _parameters,
        TemplateNameKind.Variable => _variables,
        TemplateNameKind.Resource => _resources,
        _ => _all,
    }, name.Name);

    public TemplateOutput? FindOutput(string name) => _outputs.TryGetValue(name, out var output) ? output : null;

    /// <summary>Adds nested resources, which their parent can name. Top-level declarations take precedence.</summary>
    private void AddChildren(ImmutableArray<TemplateResource> resources, int depth)
    {
        if (depth == Limits.DeepestResource)
            return;

        foreach (var resource in resources)
        {
            foreach (var child in resource.Children)
                Add(_resources, child.Symbol, child);
            AddChildren(resource.Children, depth + 1);
        }
    }

    private void Add(Dictionary<string, object> names, string? name, object declaration)
    {
        if (name is null)
            return;
        if (!names.ContainsKey(name))
            names.Add(name, declaration);
        if (!_all.ContainsKey(name))
            _all.Add(name, declaration);
    }

    private static object? Find(Dictionary<string, object> names, string name) =>
        names.TryGetValue(name, out var declaration) ? declaration : null;
}
