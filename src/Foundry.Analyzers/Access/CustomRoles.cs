using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.Access;

/// <summary>
/// The role definitions of a manifest, in any form that Azure's tools read and write: flat with capitals (the input of <c>az role
/// definition create</c>), with a list of permissions (the output of <c>list</c>), or with <c>properties</c> (the REST response).
/// </summary>
internal sealed class CustomRoles(ManifestValues values)
{
    private static readonly ImmutableArray<string> Lists =
        ImmutableArray.Create("actions", "notActions", "dataActions", "notDataActions");

    /// <summary>The members that are read. Azure writes many others, so only a near miss of one of these is a mistake.</summary>
    private static readonly ImmutableArray<string> Members =
        Lists.AddRange(new[] { "name", "roleName", "properties", "permissions", "condition" });

    /// <summary>Valid names that are near those.</summary>
    private static readonly ImmutableArray<string> OtherMembers =
        ImmutableArray.Create("id", "type", "roleType", "conditionVersion");

    private readonly Dictionary<string, Role?> _byNameOrId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableArray<Role>.Builder _understood = ImmutableArray.CreateBuilder<Role>();

    /// <summary>The definitions without a mistake.</summary>
    public ImmutableArray<Role> Understood => _understood.ToImmutable();

    /// <summary>Names and ids of all definitions, including those with a mistake.</summary>
    public IEnumerable<string> Names => _byNameOrId.Keys;

    /// <summary>Whether a role of this name or id is defined. The role is null if its definition has a mistake.</summary>
    public bool Declares(string nameOrId, out Role? role) => _byNameOrId.TryGetValue(nameOrId, out role);

    public void Read(JsonValue? list)
    {
        foreach (var value in values.List(list, "'customRoles'"))
        {
            if (Definition(value) is { } definition)
                Read(definition);
        }
    }

    private void Read(JsonObject definition)
    {
        var mistakes = values.MistakeCount;
        var body = BodyOf(definition);
        var (id, name) = (IdOf(definition), NameOf(definition, body));
        var permissions = ReadPermissions(body);
        if (id.Length == 0 && name.Length == 0)
            values.Add(new(definition.Span.Start, 1), "A custom role has no name and no id", "Add 'roleName'");

        var role = new Role(id, name, ImmutableArray<string>.Empty, permissions);
        foreach (var key in new[] { id, name })
        {
            if (key.Length == 0)
                continue;
            if (_byNameOrId.ContainsKey(key))
                values.Add(new(definition.Span.Start, 1), "A custom role is defined twice", "Remove one of the two");
            _byNameOrId[key] = values.MistakeCount == mistakes ? role : null;
        }

        if (values.MistakeCount == mistakes)
            _understood.Add(role);
    }

    /// <summary>The REST form nests the content under <c>properties</c>.</summary>
    private JsonObject BodyOf(JsonObject definition)
    {
        if (NotNull(definition["properties"]) is not { } properties)
            return definition;

        return Definition(properties) ?? definition;
    }

    /// <summary>The GUID. The service uses it as the name, and as the last part of the id.</summary>
    private static string IdOf(JsonObject definition)
    {
        foreach (var member in new[] { "name", "id" })
        {
            if (definition[member] is JsonString { Value: var text }
                && Guid.TryParse(text.Substring(text.LastIndexOf('/') + 1), out var id))
                return id.ToString();
        }

        return "";
    }

    private string NameOf(JsonObject definition, JsonObject body)
    {
        if (values.Text(NotNull(body["roleName"]), "'roleName'") is { } roleName)
            return roleName.Value;

        return definition["name"] is JsonString name && !Guid.TryParse(name.Value, out _) ? name.Value : "";
    }

    private ImmutableArray<Permission> ReadPermissions(JsonObject body)
    {
        var entries = values.List(NotNull(body["permissions"]), "'permissions'")
            .Select(Definition)
            .OfType<JsonObject>()
            .ToList();
        if (Lists.Any(list => body[list] is not null))
            entries.Add(body);
        else if (body["permissions"] is null)
            values.Add(new(body.Span.Start, 1), "A custom role has no permissions", "Add its definition from Azure");
        return entries.Select(ReadPermission).ToImmutableArray();
    }

    private Permission ReadPermission(JsonObject entry) => new(
        Patterns(entry, "actions"),
        Patterns(entry, "notActions"),
        Patterns(entry, "dataActions"),
        Patterns(entry, "notDataActions"),
        values.Text(NotNull(entry["condition"]), "'condition'")?.Value is { Length: > 0 } condition ? condition : null);

    private ImmutableArray<string> Patterns(JsonObject entry, string list) =>
        values.List(NotNull(entry[list]), $"'{list}'")
            .Select(action => values.Text(action, "an action")?.Value)
            .OfType<string>()
            .ToImmutableArray();

    private JsonObject? Definition(JsonValue value)
    {
        var map = values.Object(value, "a custom role");
        if (map is not null)
        {
            foreach (var property in map.Properties)
            {
                if (!IsMember(property.Name) && Spelling.Nearest(property.Name, Members) is { } meant)
                {
                    const string Problem = "is an unknown property of a custom role";
                    values.Misspelt(property.NameSpan, property.Name, Problem, new[] { meant }, "");
                }
            }
        }

        return map;
    }

    private static bool IsMember(string name) =>
        Members.Contains(name, StringComparer.OrdinalIgnoreCase) || OtherMembers.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Tools write null for a missing value.</summary>
    private static JsonValue? NotNull(JsonValue? value) => value is JsonLiteral { IsNull: true } ? null : value;
}
