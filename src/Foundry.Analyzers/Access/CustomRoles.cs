using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.Access;

/// <summary>
/// The role definitions of a manifest, in any of the forms Azure's tools read and write: flat with capitals (what <c>az role
/// definition create</c> takes), with a list of permissions (what it lists), or with <c>properties</c> (what the service answers).
/// </summary>
internal sealed class CustomRoles(ManifestValues values)
{
    private static readonly ImmutableArray<string> Lists = ImmutableArray.Create("actions", "notActions", "dataActions", "notDataActions");

    /// <summary>What a definition is read by. Azure writes more into one than anybody can list, so only a name that is nearly one of these is a mistake.</summary>
    private static readonly ImmutableArray<string> Members = Lists.AddRange(new[] { "name", "roleName", "properties", "permissions", "condition" });

    /// <summary>Names that are near those, and right.</summary>
    private static readonly ImmutableArray<string> OtherMembers = ImmutableArray.Create("id", "type", "roleType", "conditionVersion");

    private readonly Dictionary<string, Role?> _byNameOrId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableArray<Role>.Builder _understood = ImmutableArray.CreateBuilder<Role>();

    public ImmutableArray<Role> Understood => _understood.ToImmutable();

    /// <summary>Names and ids of the definitions, understood or not.</summary>
    public IEnumerable<string> Names => _byNameOrId.Keys;

    /// <summary>Whether a role of this name or id is defined; the role is null where its definition has a mistake.</summary>
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
        var body = Present(definition["properties"]) is { } properties ? Definition(properties) ?? definition : definition;
        var (id, name) = (IdOf(definition), NameOf(definition, body));
        var permissions = ReadPermissions(body);
        if (id.Length == 0 && name.Length == 0)
            values.Add(new(definition.Span.Start, 1), "a custom role has neither a name nor an id", "add 'roleName'");

        var role = new Role(id, name, ImmutableArray<string>.Empty, permissions);
        foreach (var key in new[] { id, name })
        {
            if (key.Length == 0)
                continue;
            if (_byNameOrId.ContainsKey(key))
                values.Add(new(definition.Span.Start, 1), "a custom role is defined twice", "remove one of the two");
            _byNameOrId[key] = values.MistakeCount == mistakes ? role : null;
        }

        if (values.MistakeCount == mistakes)
            _understood.Add(role);
    }

    /// <summary>The GUID, which is the name to the service, and the end of its id.</summary>
    private static string IdOf(JsonObject definition)
    {
        foreach (var member in new[] { "name", "id" })
        {
            if (definition[member] is JsonString text && Guid.TryParse(text.Value.Substring(text.Value.LastIndexOf('/') + 1), out var id))
                return id.ToString();
        }

        return "";
    }

    private string NameOf(JsonObject definition, JsonObject body) =>
        values.Text(Present(body["roleName"]), "'roleName'") is { } name ? name.Value
        : definition["name"] is JsonString other && !Guid.TryParse(other.Value, out _) ? other.Value
        : "";

    private ImmutableArray<Permission> ReadPermissions(JsonObject body)
    {
        var entries = values.List(Present(body["permissions"]), "'permissions'").Select(Definition).OfType<JsonObject>().ToList();
        if (Lists.Any(list => body[list] is not null))
            entries.Add(body);
        else if (body["permissions"] is null)
            values.Add(new(body.Span.Start, 1), "a custom role has no permissions", "add its definition as Azure writes it");
        return entries.Select(ReadPermission).ToImmutableArray();
    }

    private Permission ReadPermission(JsonObject entry) =>
        new(Patterns(entry, "actions"), Patterns(entry, "notActions"), Patterns(entry, "dataActions"), Patterns(entry, "notDataActions"),
            values.Text(Present(entry["condition"]), "'condition'")?.Value is { Length: > 0 } condition ? condition : null);

    private ImmutableArray<string> Patterns(JsonObject entry, string list) =>
        values.List(Present(entry[list]), $"'{list}'").Select(action => values.Text(action, "an action")?.Value).OfType<string>().ToImmutableArray();

    private JsonObject? Definition(JsonValue value)
    {
        var map = values.Object(value, "a custom role");
        if (map is not null)
        {
            foreach (var property in map.Properties)
            {
                if (!Members.Contains(property.Name, StringComparer.OrdinalIgnoreCase) && !OtherMembers.Contains(property.Name, StringComparer.OrdinalIgnoreCase)
                    && Spelling.Nearest(property.Name, Members) is { } meant)
                    values.Misspelt(property.NameSpan, property.Name, "is no property of a custom role", new[] { meant }, "");
            }
        }

        return map;
    }

    /// <summary>Tools write null for what is not there.</summary>
    private static JsonValue? Present(JsonValue? value) => value is JsonLiteral { IsNull: true } ? null : value;
}
