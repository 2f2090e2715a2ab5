using System;
using System.Collections.Immutable;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads a deployment template of Azure Resource Manager, in JSON that is hand-written or compiled from Bicep.</summary>
internal sealed class ArmTemplateReader
{
    private const string Deployment = "Microsoft.Resources/deployments";

    /// <summary>The file names of the schemas of deployment templates, with Bicep's word for the scope.</summary>
    private static readonly (string Schema, string Scope)[] TargetScopes =
    {
        ("deploymentTemplate.json", "resourceGroup"),
        ("subscriptionDeploymentTemplate.json", "subscription"),
        ("managementGroupDeploymentTemplate.json", "managementGroup"),
        ("tenantDeploymentTemplate.json", "tenant"),
    };

    private readonly ImmutableArray<TemplateModule>.Builder _modules = ImmutableArray.CreateBuilder<TemplateModule>();
    private bool _isComplete;

    private ArmTemplateReader(bool isComplete) => _isComplete = isComplete;

    /// <summary>Whether a JSON file is a deployment template for any target scope; false for a parameter file.</summary>
    public static bool IsTemplate(Json json) =>
        json.Root is JsonObject root
        && (HasTemplateSchema(root) || root["resources"] is not null && root["contentVersion"] is not null);

    /// <summary>Reads the certain part of a template; null if the text is not a template.</summary>
    public static Template? Read(SourceText text)
    {
        var json = Json.Read(text);
        if (IsTemplate(json))
            return Read(new ArmValueReader(json.KnownEnd).Read(json.Root!), json.Mistakes.IsEmpty);

        // Broken JSON may end before the schema shows that it is a template.
        return json.Root is null || json.Mistakes.IsEmpty ? null : NotUnderstood();
    }

    private static bool HasTemplateSchema(JsonObject root) =>
        root["$schema"] is JsonString schema
        && schema.Value.IndexOf("deploymentTemplate.json", StringComparison.OrdinalIgnoreCase) >= 0;

    private static Template Read(TemplateExpression root, bool isComplete) => root is TemplateObject map
        ? new ArmTemplateReader(isComplete && !map.IsPartial).ReadTemplate(map)
        : NotUnderstood();

    private static Template NotUnderstood() => Template.Empty(isComplete: false);

    private Template ReadTemplate(TemplateObject root)
    {
        var parameters = ImmutableArray.CreateBuilder<TemplateParameter>();
        foreach (var property in Entries(root["parameters"]))
            parameters.Add(new(property.Name, (property.Value as TemplateObject)?["defaultValue"], property.NameSpan));

        var variables = ImmutableArray.CreateBuilder<TemplateVariable>();
        foreach (var property in Entries(root["variables"]))
            variables.Add(new(property.Name, property.Value));

        var outputs = ImmutableArray.CreateBuilder<TemplateOutput>();
        foreach (var property in Entries(root["outputs"]))
            outputs.Add(new(property.Name, ValueOf(property.Value)));

        var resources = ReadResources(root["resources"], parentType: null);
        return new(
            parameters.ToImmutable(),
            variables.ToImmutable(),
            resources,
            _modules.ToImmutable(),
            outputs.ToImmutable(),
            _isComplete,
            ImmutableDictionary<int, ImmutableArray<string>>.Empty)
        {
            TargetScope = TargetScopeOf(root["$schema"]),
        };
    }

    /// <summary>The target scope that the schema names; null if it is unknown.</summary>
    private static string? TargetScopeOf(TemplateExpression? schema) =>
        schema is TemplateString { Value: var address }
            ? Array.Find(TargetScopes, scope =>
                address.IndexOf("/" + scope.Schema, StringComparison.OrdinalIgnoreCase) >= 0).Scope
            : null;

    /// <summary>The entries of a section. A section that is not a plain object may have others.</summary>
    private ImmutableArray<TemplateProperty> Entries(TemplateExpression? section)
    {
        if (section is TemplateObject map)
        {
            _isComplete &= !map.IsPartial;
            return map.Properties;
        }

        _isComplete &= section is null;
        return ImmutableArray<TemplateProperty>.Empty;
    }

    /// <summary>Reads an array of resources, or an object with a resource for each symbolic name.</summary>
    private ImmutableArray<TemplateResource> ReadResources(TemplateExpression? resources, string? parentType)
    {
        var found = ImmutableArray.CreateBuilder<TemplateResource>();
        if (resources is TemplateArray list)
        {
            _isComplete &= !list.IsPartial;
            foreach (var item in list.Items)
                ReadResource(symbol: null, item, parentType, found);
        }
        else
        {
            foreach (var property in Entries(resources))
                ReadResource(property.Name, property.Value, parentType, found);
        }

        return found.ToImmutable();
    }

    private void ReadResource(
        string? symbol,
        TemplateExpression resource,
        string? parentType,
        ImmutableArray<TemplateResource>.Builder found)
    {
        if (resource is not TemplateObject body)
        {
            _isComplete = false;
            return;
        }

        _isComplete &= !body.IsPartial;
        var type = TypeOf(body, parentType);
        var isExisting = body["existing"] is TemplateLiteral { Text: "true" };
        if (Is(type, Deployment) && !isExisting)
        {
            // A deployment in an array has no symbol: its name is one, or else its place.
            symbol ??= (body["name"] as TemplateString)?.Value ?? "#" + _modules.Count;
            _modules.Add(ReadModule(symbol, body));
            return;
        }

        var typeSpan = (body["type"] ?? body).Span;
        var children = ReadResources(body["resources"], type);
        found.Add(new(symbol, type, typeSpan, isExisting, ConditionOf(body), LoopOf(body), body, children, body.Span));
    }

    private static TemplateModule ReadModule(string? symbol, TemplateObject body)
    {
        var properties = body["properties"] as TemplateObject;
        var evaluation = properties?["expressionEvaluationOptions"];
        var template = properties?["template"];
        var path = (properties?["templateLink"] as TemplateObject)?["relativePath"] as TemplateString;
        return new(
            symbol,
            path?.Value,
            inline: template is null ? null : Read(template, isComplete: true),
            sharesScope: !IsInner(evaluation),
            ConditionOf(body),
            LoopOf(body),
            ArgumentsOf(properties, body.Span),
            ScopeOf(body),
            body.Span,
            body["name"]);
    }

    private static bool IsInner(TemplateExpression? evaluation)
    {
        var scope = (evaluation as TemplateObject)?["scope"] as TemplateString;
        return Is(scope?.Value, "inner");
    }

    /// <summary>The arguments without their <c>{ "value": … }</c> objects.</summary>
    private static TemplateObject ArgumentsOf(TemplateObject? properties, TextSpan span)
    {
        var parameters = properties?["parameters"];
        var mayHaveOthers = properties is null or { IsPartial: true } || properties["parametersLink"] is not null;
        var arguments = new ArmProperties { IsPartial = mayHaveOthers };
        if (parameters is TemplateObject map)
        {
            arguments.IsPartial |= map.IsPartial;
            foreach (var property in map.Properties)
                arguments.Add(property.Name, property.NameSpan, ValueOf(property.Value));
        }
        else
        {
            arguments.IsPartial |= parameters is not null;
        }

        return arguments.ToObject(parameters?.Span ?? span);
    }

    /// <summary>
    /// The value of an argument or output. A Key Vault reference and an output with a condition are unknown. A conditional of two
    /// arguments becomes a conditional of their values.
    /// </summary>
    private static TemplateExpression ValueOf(TemplateExpression wrapping) => wrapping switch
    {
        TemplateObject { IsPartial: false } map when map["condition"] is null && map["value"] is { } value => value,
        TemplateObject { IsPartial: false } map when map["condition"] is null
            && map["copy"] is TemplateObject copy && copy["count"] is { } count && copy["input"] is { } input =>
            new TemplateLoop(new(null, null, count), input, map.Span),
        TemplateConditional choice =>
            new TemplateConditional(choice.Test, ValueOf(choice.WhenTrue), ValueOf(choice.WhenFalse), choice.Span),
        _ => new TemplateUnknown(wrapping.Span),
    };

    /// <summary>The scope of a nested deployment in Bicep's form: <c>resourceGroup(subscriptionId, name)</c>.</summary>
    private static TemplateExpression? ScopeOf(TemplateObject body)
    {
        if (body["scope"] is { } scope)
            return scope;

        var (subscription, group) = (body["subscriptionId"], body["resourceGroup"]);
        if (subscription is null)
            return group is null ? null : new TemplateCall("resourceGroup", null, ImmutableArray.Create(group), group.Span);
        return group is null
            ? new TemplateCall("subscription", null, ImmutableArray.Create(subscription), subscription.Span)
            : new TemplateCall("resourceGroup", null, ImmutableArray.Create(subscription, group), group.Span);
    }

    /// <summary>The full type. A child may have its own part only, or the full type.</summary>
    private static string? TypeOf(TemplateObject body, string? parentType)
    {
        if (body["type"] is not TemplateString { Value: var type })
            return null;

        // Types of an extension have a version.
        var at = type.IndexOf('@');
        if (at >= 0)
            type = type.Substring(0, at);
        if (IsFull(type))
            return type;
        return parentType is null ? null : parentType + "/" + type;
    }

    /// <summary>Whether a type starts with a namespace, such as <c>Microsoft.Search/</c>.</summary>
    private static bool IsFull(string type) => type.IndexOf('/') is > 0 and var end && type.IndexOf('.', 0, end) >= 0;

    /// <summary>The condition. A resource that is read only in part may have one.</summary>
    private static TemplateExpression? ConditionOf(TemplateObject body) =>
        body["condition"] ?? (body.IsPartial ? new TemplateUnknown(body.Span) : null);

    private static TemplateIteration? LoopOf(TemplateObject body) => body["copy"] is { } copy
        ? new(null, null, (copy as TemplateObject)?["count"] ?? new TemplateUnknown(copy.Span))
        : null;

    private static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
}
