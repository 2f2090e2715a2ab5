using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Finds the role that a value stands for: one of Azure's, or one that the templates define themselves.</summary>
/// <remarks>Only the id counts: what a variable is called proves nothing.</remarks>
internal sealed class RoleResolver
{
    private readonly ExpressionResolver _resolver;

    /// <summary>The roles that templates define under a literal id; null where two do under the same.</summary>
    private readonly Dictionary<string, Role?> _defined = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(TemplateResource, TemplateScope), Role?> _custom = new();

    public RoleResolver(ExpressionResolver resolver, IEnumerable<TemplateFile> templates)
    {
        _resolver = resolver;
        foreach (var file in templates)
        {
            foreach (var resource in file.Template.Resources)
            {
                if (IsDefinition(resource) && resource.Body["name"] is TemplateString { Value: var id } && ResourceIds.IsGuid(id))
                    _defined[id] = _defined.ContainsKey(id) ? null : Custom(new(resource, new TemplateInstance(file, null, null, null, depth: 0).Scope));
            }
        }
    }

    /// <summary>The roles that a value may be, and where each is said; null for one that is not known.</summary>
    public ImmutableArray<(Role? Role, TemplatePlace? Place)> Find(TemplateValue value, bool allowsNames)
    {
        var roles = ImmutableArray.CreateBuilder<(Role? Role, TemplatePlace? Place)>();
        var alternatives = value.Alternatives.Where(static alternative => !alternative.IsNothing).ToImmutableArray();
        foreach (var alternative in alternatives.IsEmpty ? ImmutableArray.Create(TemplateValue.Unknown) : alternatives)
        {
            var role = FindOne(alternative, allowsNames);
            if (!roles.Any(known => Same(known.Role, role)))
                roles.Add((role, alternative.Place));
        }

        return roles.ToImmutable();
    }

    private static bool Same(Role? one, Role? other) => one == other || one is { Id.Length: > 0 } && one.Id == other?.Id;

    private Role? FindOne(TemplateValue value, bool allowsNames)
    {
        if (value is not TextValue text)
            return null;
        if (text.Resource is { IsExisting: false } resource && ResourceTypes.Is(resource.Type, ResourceTypes.RoleDefinition))
            return Custom(resource);

        var role = ResourceIds.RoleOf(text.Pattern);
        return ResourceIds.IsGuid(role) ? Roles.ById(role) ?? (_defined.TryGetValue(role, out var defined) ? defined : null)
            : allowsNames ? Roles.ByName(role)
            : null;
    }

    private static bool IsDefinition(TemplateResource resource) =>
        !resource.IsExisting && resource.Condition is null && resource.Loop is null && ResourceTypes.Is(resource.Type, ResourceTypes.RoleDefinition);

    /// <summary>A role that a template defines; null where its permissions are not all literal.</summary>
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
            if (Texts(entry, "actions") is not { } actions || Texts(entry, "notActions") is not { } notActions
                || Texts(entry, "dataActions") is not { } dataActions || Texts(entry, "notDataActions") is not { } notDataActions)
                return null;
            permissions.Add(new(actions, notActions, dataActions, notDataActions));
        }

        var name = (_resolver.Property(properties, "roleName") as TextValue)?.Constant ?? resource.Symbol ?? "custom role";
        var id = _resolver.NameOf(resource);
        return new(ResourceIds.IsGuid(id) ? id.ToLowerInvariant() : "", name, ImmutableArray<string>.Empty, permissions.ToImmutable());
    }

    private ImmutableArray<string>? Texts(TemplateValue entry, string name)
    {
        var list = _resolver.Property(entry, name);
        if (list is ScalarValue { IsNull: true })
            return ImmutableArray<string>.Empty;
        return list is ArrayValue { IsPartial: false } array && array.Items.All(static item => item is TextValue { Constant: not null })
            ? array.Items.Select(static item => ((TextValue)item).Pattern).ToImmutableArray()
            : null;
    }
}
