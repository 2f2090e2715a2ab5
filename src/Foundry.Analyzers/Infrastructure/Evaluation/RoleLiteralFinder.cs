using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Finds the places where templates write roles out.</summary>
internal sealed class RoleLiteralFinder(ModuleGraph graph)
{
    private const string ModuleRole = "roleDefinitionIdOrName";

    /// <summary>Properties whose names say nothing of the role that they hold.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "defaultValue", "id", "name", "properties", "role", "roleDefinition", "roleDefinitionGuid", "roleDefinitionId", ModuleRole, "roleDefinitionName", "roleGuid", "roleId", "roleName", "value",
    };

    private readonly ImmutableArray<RoleLiteral>.Builder _mentions = ImmutableArray.CreateBuilder<RoleLiteral>();
    private InfrastructureFile _file = null!;

    public ImmutableArray<RoleLiteral> Find()
    {
        foreach (var file in graph.Templates)
        {
            _file = file.File;
            Visit(file.Template, depth: 0);
        }

        return _mentions.ToImmutable();
    }

    private void Visit(Template template, int depth)
    {
        foreach (var parameter in template.Parameters)
            Visit(parameter.Default, Label(parameter.Name, null), isModuleRole: false, depth);
        foreach (var variable in template.Variables)
            Visit(variable.Value, Label(variable.Name, null), isModuleRole: false, depth);
        foreach (var resource in template.Resources)
            Visit(resource, depth);
        foreach (var module in template.Modules)
        {
            Visit(module.Arguments, module.Symbol, isModuleRole: false, depth);
            if (module.Inline is { } inline && depth < Limits.DeepestEvaluation)
                Visit(inline, depth + 1);
        }

        foreach (var output in template.Outputs)
            Visit(output.Value, Label(output.Name, null), isModuleRole: false, depth);
    }

    private void Visit(TemplateResource resource, int depth)
    {
        Visit(resource.Body, resource.Symbol, isModuleRole: false, depth);
        if (depth == Limits.DeepestEvaluation)
            return;
        foreach (var child in resource.Children)
            Visit(child, depth + 1);
    }

    private void Visit(TemplateExpression? expression, string? label, bool isModuleRole, int depth)
    {
        if (depth == Limits.DeepestEvaluation)
            return;

        switch (expression)
        {
            case TemplateString text:
                Add(text, label, isModuleRole, isName: false);
                break;
            case TemplateInterpolation { Parts: { IsEmpty: false } parts }:
                foreach (var part in parts)
                    Visit(part, label, isModuleRole: false, depth + 1);
                break;
            case TemplateObject map:
                foreach (var property in map.Properties)
                    Visit(property.Value, Label(property.Name, label), property.Name.Equals(ModuleRole, StringComparison.OrdinalIgnoreCase), depth + 1);
                break;
            case TemplateArray array:
                foreach (var item in array.Items)
                    Visit(item, null, isModuleRole, depth + 1);
                break;
            case TemplateLoop loop:
                Visit(loop.Iteration.Items, label, isModuleRole: false, depth + 1);
                Visit(loop.Body, label, isModuleRole, depth + 1);
                break;
            case TemplateConditional choice:
                Visit(choice.WhenTrue, null, isModuleRole, depth + 1);
                Visit(choice.WhenFalse, null, isModuleRole, depth + 1);
                break;
            case TemplateMember member:
                Visit(member.Target, label, isModuleRole: false, depth + 1);
                break;
            case TemplateIndex index:
                Visit(index.Target, label, isModuleRole: false, depth + 1);
                break;
            case TemplateCall { Receiver: null } call:
                Visit(call, label, depth);
                break;
        }
    }

    private void Visit(TemplateCall call, string? label, int depth)
    {
        var isLookup = call.Name.Equals("roleDefinitions", StringComparison.OrdinalIgnoreCase);
        foreach (var argument in call.Arguments)
        {
            if (isLookup && argument is TemplateString name)
                Add(name, label, isModuleRole: false, isName: true);
            else if (!call.Name.Equals("guid", StringComparison.OrdinalIgnoreCase))
                Visit(argument, label, isModuleRole: false, depth + 1);
        }
    }

    private void Add(TemplateString text, string? label, bool isModuleRole, bool isName)
    {
        var written = ResourceIds.RoleOf(text.Value);
        var role = ResourceIds.IsGuid(written) ? Roles.ById(written) : isModuleRole || isName ? Roles.ByName(written) : null;
        if (role is not null || (isName || isModuleRole) && written.Length > 0 && !ResourceIds.IsGuid(written))
            _mentions.Add(new(written, role, label, CommentAt(text.Span), isModuleRole, graph.SourceOf(new(_file, text.Span))));
    }

    private static string? Label(string name, string? outer) => Plain.Contains(name) ? outer : name;

    /// <summary>The comment behind a place on its line, or the one that is the line above.</summary>
    private string? CommentAt(TextSpan span)
    {
        if (_file.Kind != FileKind.Bicep)
            return null;

        var line = _file.Text.Lines.GetLineFromPosition(span.End);
        var behind = Text(span.End, line.End);
        var start = behind.IndexOf("//", StringComparison.Ordinal);
        if (start >= 0)
            return Trimmed(behind.Substring(start));
        if (line.LineNumber == 0)
            return null;

        var previous = _file.Text.Lines[line.LineNumber - 1];
        var above = Text(previous.Start, previous.End).TrimStart();
        return above.StartsWith("//", StringComparison.Ordinal) ? Trimmed(above) : null;
    }

    private string Text(int start, int end) =>
        _file.Text.ToString(TextSpan.FromBounds(start, Math.Min(end, start + Limits.LongestComment)));

    private static string Trimmed(string comment) => comment.TrimStart('/').Trim();
}
