using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Reads role assignments: resources of that type, and the lists that verified modules take.</summary>
internal sealed class RoleAssignments(ExpressionResolver resolver, RoleResolver roles, DeclaredAccounts accounts, ModuleGraph graph, Findings findings)
{
    private readonly Dictionary<TemplateInstance, bool> _servesModels = new();

    /// <summary>Reads a resource that is a role assignment.</summary>
    /// <param name="nestedIn">The type it is nested in by its own type; null where it says its scope.</param>
    public void Read(TemplateResource resource, string? nestedIn, TemplateScope scope, bool isConditional)
    {
        var written = resource.Body["properties"];
        var properties = resolver.Resolve(written, scope);
        Add(
            resolver.Property(properties, "roleDefinitionId"),
            allowsNames: false,
            nestedIn is not null ? ScopeById(ResourceTypes.ScopeOf(nestedIn), scope.Instance) : ScopeOf(resource.Body, scope),
            resolver.Property(properties, "principalId"),
            isConditional || IsSaid(resolver.Property(properties, "condition")),
            scope.Place(RoleIn(written) ?? resource.Body));
    }

    /// <summary>Reads the <c>roleAssignments</c> of a verified module.</summary>
    public void ReadList(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        var resource = module.Resource(call);
        var scope = resource.Type is null ? AccessScope.Other : ScopeOf(resource);
        var lists = resolver.Property(new ObjectValue(call.Module.Arguments, call.Scope), "roleAssignments").Alternatives;
        foreach (var list in lists)
        {
            foreach (var entry in (list as ArrayValue)?.Items ?? ImmutableArray<TemplateValue>.Empty)
                ReadEntry(entry, scope, call, isConditional || lists.Length > 1);
            if (list is not (ArrayValue { IsPartial: false } or ScalarValue { IsNull: true }) && MatterAt(scope))
                findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, call.Scope.Instance.File.File.Path);
        }
    }

    /// <summary>Reads a verified module that is nothing but one role assignment.</summary>
    public void ReadModule(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        var arguments = new ObjectValue(call.Module.Arguments, call.Scope);
        if (module.IsAssignment)
        {
            ReadEntry(arguments, module.AssignmentScope, call, isConditional);
            return;
        }

        var id = resolver.Property(arguments, "roleDefinitionId");
        Add(id.IsNothing ? resolver.Property(arguments, "roleName") : id, allowsNames: true,
            ScopeOf(resolver.Property(arguments, "resourceId"), call.Scope.Instance), resolver.Property(arguments, "principalId"),
            isConditional || IsSaid(resolver.Property(arguments, "condition")), call.Scope.Place(call.Module.Arguments));
    }

    private void ReadEntry(TemplateValue entry, AccessScope? scope, ModuleValue call, bool isConditional) => Add(
        resolver.Property(entry, "roleDefinitionIdOrName"),
        allowsNames: true,
        scope,
        resolver.Property(entry, "principalId"),
        isConditional || IsSaid(resolver.Property(entry, "condition")),
        entry.Place ?? call.Scope.Place(call.Module.Arguments));

    private void Add(TemplateValue roleValue, bool allowsNames, AccessScope? scope, TemplateValue principal, bool isConditional, TemplatePlace place)
    {
        var found = roles.Find(roleValue, allowsNames);
        foreach (var (role, where) in found)
        {
            findings.Add(new(role, scope, PrincipalOf(principal), isConditional || found.Length > 1, graph.SourceOf(where ?? place), isMade: !isConditional));
            if (role is null && MatterAt(scope) || scope is null)
                findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, place.File.Path);
        }
    }

    /// <summary>Whether a role at a scope could reach an account, a project or a hub.</summary>
    private static bool MatterAt(AccessScope? scope) => scope is not (AccessScope.Storage or AccessScope.Search or AccessScope.Other);

    private static bool IsSaid(TemplateValue value) => !value.IsNothing;

    /// <summary>A choice between identities of one kind is one of that kind; where it may be empty, the deployment that happens has one.</summary>
    private static Principal PrincipalOf(TemplateValue value)
    {
        var principals = value.Alternatives.Where(static alternative => !alternative.IsNothing).DefaultIfEmpty(TemplateValue.Unknown).Select(static alternative => (alternative as PrincipalValue)?.Principal ?? default).ToList();
        var first = principals[0];
        return principals.All(principal => principal.Kind == first.Kind) ? new(first.Kind, principals.All(principal => principal.Name == first.Name) ? first.Name : null) : default;
    }

    private AccessScope? ScopeOf(TemplateObject body, TemplateScope scope)
    {
        if (body["scope"] is { } written)
            return ScopeOf(resolver.Resolve(written, scope), scope.Instance);
        return body.IsPartial ? null : TargetOf(scope.Instance);
    }

    /// <summary>What a template is deployed to; what is above a subscription reaches as far.</summary>
    private static AccessScope TargetOf(TemplateInstance instance) =>
        instance.File.Template.TargetScope is null or "resourceGroup" ? AccessScope.ResourceGroup : AccessScope.Subscription;

    private AccessScope? ScopeOf(TemplateValue value, TemplateInstance instance)
    {
        var scopes = value.Alternatives.Select(alternative => ScopeOfOne(alternative, instance)).Distinct().ToList();
        return scopes.Count == 1 ? scopes[0] : null;
    }

    private AccessScope? ScopeOfOne(TemplateValue value, TemplateInstance instance) => value switch
    {
        ResourceValue { Part: ResourcePart.Whole } resource => ScopeOf(resource),
        ContainerValue container => container.Scope,
        TextValue { Resource: { } resource } => ScopeOf(resource),
        TextValue id => ScopeById(ResourceIds.ScopeOf(id.Pattern), instance),
        _ => null,
    };

    private AccessScope? ScopeOf(ResourceValue resource) =>
        resource.Type is not { } type ? null
        : ResourceTypes.Is(type, ResourceTypes.Account) && !ResourceTypes.MayServeModels(resolver.KindOf(resource)) ? AccessScope.Other
        : ResourceTypes.ScopeOf(type);

    /// <summary>What an id is of: an account or project that may not be declared, or an account that serves no models.</summary>
    private AccessScope? ScopeById(AccessScope? scope, TemplateInstance instance)
    {
        if (scope == AccessScope.Account && !ServesModels(instance))
            return AccessScope.Other;
        if (scope is AccessScope.Account or AccessScope.Project)
            accounts.Refer(instance.File.File);
        return scope;
    }

    /// <summary>Whether the account of an id may be one that serves models: not where the template deploys others only.</summary>
    private bool ServesModels(TemplateInstance instance)
    {
        if (!_servesModels.TryGetValue(instance, out var serves))
        {
            var deployed = instance.File.Template.Resources.Where(static resource => ResourceTypes.Is(resource.Type, ResourceTypes.Account)).ToList();
            serves = deployed.Count == 0 || deployed.Any(account => ResourceTypes.MayServeModels(resolver.KindOf(new(account, instance.Scope))));
            _servesModels.Add(instance, serves);
        }

        return serves;
    }

    private static TemplateExpression? RoleIn(TemplateExpression? properties) => (properties as TemplateObject)?["roleDefinitionId"];
}
