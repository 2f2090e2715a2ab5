using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Finds the role of a value: a built-in role of Azure, or a custom role of the templates.</summary>
/// <remarks>Uses the id only, because the name of a variable proves nothing.</remarks>
internal sealed class RoleResolver
{
    private readonly ExpressionResolver _resolver;

    /// <summary>The custom roles with a literal id, by id; null if two definitions have the same id.</summary>
    private readonly Dictionary<string, Role?> _customById = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(TemplateResource, TemplateScope), Role?> _custom = new();

    public RoleResolver(ExpressionResolver resolver, IEnumerable<TemplateFile> templates)
    {
        _resolver = resolver;
        foreach (var file in templates)
        {
            foreach (var resource in file.Template.Resources)
                AddCustom(resource, file);
        }
    }

    /// <summary>The possible roles of a value, each with its place; null for an unknown role.</summary>
    public ImmutableArray<(Role? Role, TemplatePlace? Place)> Find(TemplateValue value, bool allowsNames)
    {
        var roles = ImmutableArray.CreateBuilder<(Role? Role, TemplatePlace? Place)>();
        var alternatives = value.Alternatives.Where(static alternative => !alternative.IsNothing).ToImmutableArray();
        if (alternatives.IsEmpty)
            alternatives = ImmutableArray.Create(TemplateValue.Unknown);
        foreach (var alternative in alternatives)
        {
            var role = FindOne(alternative, allowsNames);
            if (!roles.Any(known => known.Role == role))
                roles.Add((role, alternative.Place));
        }

        return roles.ToImmutable();
    }

    /// <summary>The role whose name is in the place of an id, and that name; null if there is none.</summary>
    public (string Name, Role Role)? NamedForId(TemplateValue id)
    {
        // The definition that the templates deploy has a name of its own.
        if (id is not TextValue { Resource: null or { IsExisting: true } } text)
            return null;

        var name = ResourceIds.RoleOf(text.Pattern);
        return !ResourceIds.IsGuid(name) && name.IndexOf(PartialText.Hole) < 0 && RoleNames.Find(name) is { } role
            ? (name, role)
            : null;
    }

    private void AddCustom(TemplateResource resource, TemplateFile file)
    {
        if (!IsDefinition(resource) || resource.Body["name"] is not TemplateString { Value: var id } || !ResourceIds.IsGuid(id))
            return;

        if (_customById.ContainsKey(id))
            _customById[id] = null;
        else
            _customById[id] = Custom(new(resource, new TemplateInstance(file, null, null, null, depth: 0).Scope));
    }

    private Role? FindOne(TemplateValue value, bool allowsNames)
    {
        if (value is not TextValue text)
            return null;
        if (text.Resource is { IsExisting: false } resource && ResourceTypes.Is(resource.Type, ResourceTypes.RoleDefinition))
            return Custom(resource);

        var role = ResourceIds.RoleOf(text.Pattern);
        if (ResourceIds.IsGuid(role))
            return Roles.ById(role) ?? (_customById.TryGetValue(role, out var custom) ? custom : null);
        return allowsNames ? Roles.ByName(role) : null;
    }

    private static bool IsDefinition(TemplateResource resource) =>
        resource is { IsExisting: false, Condition: null, Loop: null }
        && ResourceTypes.Is(resource.Type, ResourceTypes.RoleDefinition);

    /// <summary>A custom role of a template; null if a permission is not literal.</summary>
    private Role? Custom(ResourceValue resource)
    {
        if (resource is not { Declaration: TemplateResource declaration, Scope: { } scope })
            return null;
        if (!_custom.TryGetValue((declaration, scope), out var role))
            _custom.Add((declaration, scope), role = Read(resource));
        return role;
    }

    private Role? Read(ResourceValue resource)
    {
        var properties = _resolver.Resolve(resource.Body!["properties"], resource.Scope!);
        if (_resolver.Property(properties, "permissions") is not ArrayValue { IsPartial: false } entries)
            return null;

        var permissions = ImmutableArray.CreateBuilder<Permission>();
        foreach (var entry in entries.Items)
        {
            if (Texts(entry, "actions") is not { } actions
                || Texts(entry, "notActions") is not { } notActions
                || Texts(entry, "dataActions") is not { } dataActions
                || Texts(entry, "notDataActions") is not { } notDataActions)
                return null;
            permissions.Add(new(actions, notActions, dataActions, notDataActions));
        }

        var name = (_resolver.Property(properties, "roleName") as TextValue)?.Constant ?? resource.Symbol ?? "custom role";
        var id = _resolver.NameOf(resource);
        return new(
            ResourceIds.IsGuid(id) ? id.ToLowerInvariant() : "",
            name,
            ImmutableArray<string>.Empty,
            permissions.ToImmutable());
    }

    private ImmutableArray<string>? Texts(TemplateValue entry, string name)
    {
        var list = _resolver.Property(entry, name);
        if (list is ScalarValue { IsNull: true })
            return ImmutableArray<string>.Empty;
        if (list is not ArrayValue { IsPartial: false } array || !array.IsConstantText)
            return null;
        return array.Items.Select(static item => ((TextValue)item).Pattern).ToImmutableArray();
    }
}
