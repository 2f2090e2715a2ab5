using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Finds hard-coded roles in templates.</summary>
internal sealed class RoleLiteralFinder(ModuleGraph graph)
{
    private const string ModuleRole = "roleDefinitionIdOrName";

    /// <summary>Names of properties that do not describe the role they contain.</summary>
    private static readonly HashSet<string> GenericNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "defaultValue", "id", "name", "properties", "role", "roleDefinition", "roleDefinitionGuid", "roleDefinitionId",
        ModuleRole, "roleDefinitionName", "roleGuid", "roleId", "roleName", "value",
    };

    private readonly ImmutableArray<RoleLiteral>.Builder _literals = ImmutableArray.CreateBuilder<RoleLiteral>();
    private InfrastructureFile _file = null!;

    public ImmutableArray<RoleLiteral> Find()
    {
        foreach (var file in graph.Templates)
        {
            _file = file.File;
            Visit(file.Template, depth: 0);
        }

        return _literals.ToImmutable();
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
        if (IsDefinition(resource) && resource.Body["name"] is TemplateString name)
            Add(name, resource.Symbol, isModuleRole: false, isName: false, isId: true);
        else
            Visit(resource.Body, resource.Symbol, isModuleRole: false, depth);
        if (depth == Limits.DeepestEvaluation)
            return;
        foreach (var child in resource.Children)
            Visit(child, depth + 1);
    }

    private static bool IsDefinition(TemplateResource resource) =>
        resource.IsExisting && ResourceTypes.Is(resource.Type, ResourceTypes.RoleDefinition);

    private void Visit(TemplateExpression? expression, string? label, bool isModuleRole, int depth)
    {
        if (depth == Limits.DeepestEvaluation)
            return;

        switch (expression)
        {
            case TemplateString text:
                Add(text, label, isModuleRole, isName: false, isId: ResourceIds.RoleOf(text.Value) != text.Value);
                break;
            case TemplateInterpolation { Parts: { IsEmpty: false } parts }:
                foreach (var part in parts)
                    Visit(part, label, isModuleRole: false, depth + 1);
                break;
            case TemplateObject map:
                foreach (var property in map.Properties)
                    Visit(property.Value, Label(property.Name, label), IsModuleRole(property), depth + 1);
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

    private static bool IsModuleRole(TemplateProperty property) =>
        property.Name.Equals(ModuleRole, StringComparison.OrdinalIgnoreCase);

    private void Visit(TemplateCall call, string? label, int depth)
    {
        var isLookup = call.Name.Equals("roleDefinitions", StringComparison.OrdinalIgnoreCase);
        var isIdOfRole = call.Name.EndsWith("resourceId", StringComparison.OrdinalIgnoreCase)
            && call.Arguments.Any(IsRoleDefinition);
        foreach (var argument in call.Arguments)
        {
            if ((isLookup || isIdOfRole) && argument is TemplateString name)
                Add(name, label, isModuleRole: false, isName: isLookup, isId: isIdOfRole);
            else if (!call.Name.Equals("guid", StringComparison.OrdinalIgnoreCase))
                Visit(argument, label, isModuleRole: false, depth + 1);
        }
    }

    private static bool IsRoleDefinition(TemplateExpression argument) =>
        argument is TemplateString { Value: var type } && ResourceTypes.Is(type, ResourceTypes.RoleDefinition);

    private void Add(TemplateString text, string? label, bool isModuleRole, bool isName, bool isId)
    {
        var idOrName = ResourceIds.RoleOf(text.Value);
        var isGuid = ResourceIds.IsGuid(idOrName);
        var allowsName = isName || isModuleRole;
        Role? role = null;
        if (isGuid)
            role = Roles.ById(idOrName);
        else if (isId)
            role = RoleNames.Find(idOrName);
        else if (allowsName)
            role = Roles.ByName(idOrName);

        var isUnknownName = allowsName && !isGuid && idOrName.Length > 0;
        if (role is null && !isUnknownName)
            return;

        var source = graph.SourceOf(new(_file, text.Span));
        _literals.Add(new(idOrName, role, label, CommentAt(text.Span), isModuleRole, source, isNameForId: isId && !isGuid));
    }

    private static string? Label(string name, string? outer) => GenericNames.Contains(name) ? outer : name;

    /// <summary>The comment after a span on its line, or else on the line above.</summary>
    private string? CommentAt(TextSpan span)
    {
        if (_file.Kind != FileKind.Bicep)
            return null;

        var line = _file.Text.Lines.GetLineFromPosition(span.End);
        var rest = Text(span.End, line.End);
        var start = rest.IndexOf("//", StringComparison.Ordinal);
        if (start >= 0)
            return Trimmed(rest.Substring(start));
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
