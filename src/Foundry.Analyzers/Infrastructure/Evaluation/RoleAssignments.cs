using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Reads role assignments: resources of that type, and arguments of verified modules.</summary>
internal sealed class RoleAssignments(
    ExpressionResolver resolver, RoleResolver roles, DeclaredAccounts accounts, ModuleGraph graph, Findings findings)
{
    private readonly Dictionary<TemplateInstance, bool> _servesModels = new();

    /// <summary>Reads a resource that is a role assignment.</summary>
    /// <param name="resource">The role assignment.</param>
    /// <param name="nestedIn">The type of the resource that contains it; null if it declares its scope.</param>
    /// <param name="scope">The scope of its expressions.</param>
    /// <param name="isConditional">Whether it may not be deployed.</param>
    public void Read(TemplateResource resource, string? nestedIn, TemplateScope scope, bool isConditional)
    {
        var body = resource.Body["properties"];
        var properties = resolver.Resolve(body, scope);
        Add(
            resolver.Property(properties, "roleDefinitionId"),
            allowsNames: false,
            nestedIn is null ? ScopeOf(resource.Body, scope) : ScopeById(ResourceTypes.ScopeOf(nestedIn), scope.Instance),
            PrincipalOf(properties, scope),
            isConditional || HasCondition(properties),
            scope.Place((body as TemplateObject)?["roleDefinitionId"] ?? resource.Body));
    }

    /// <summary>
    /// Reads a role assignment of Cosmos DB. A scope inside the account counts as the account: which databases and containers a
    /// call needs is not known.
    /// </summary>
    public void ReadCosmosDb(TemplateResource resource, TemplateScope scope, bool isConditional)
    {
        var properties = resolver.Resolve(resource.Body["properties"], scope);
        var ids = resolver.Property(properties, "roleDefinitionId").Alternatives
            .Select(static id => id is TextValue text ? ResourceIds.LastOf(text.Pattern) : "")
            .Distinct()
            .ToList();
        var role = ids.Count == 1 ? Roles.ById(ids[0]) : null;
        findings.Add(new(
            role,
            AccessScope.CosmosDb,
            PrincipalOf(properties, scope),
            isConditional,
            graph.SourceOf(scope.Place(resource.Body)),
            isMade: !isConditional));
    }

    /// <summary>Reads the <c>roleAssignments</c> of a verified module.</summary>
    public void ReadList(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        // The role assignments of Cosmos DB itself are another argument, which is not read.
        if (module.Type == ResourceTypes.CosmosDbAccount)
            findings.Add(AnyRole(AccessScope.CosmosDb, call));

        var resource = module.Resource(call);
        var scope = resource.Type is null ? AccessScope.Other : ScopeOf(resource);
        var arguments = new ObjectValue(call.Module.Arguments, call.Scope);
        var lists = resolver.Property(arguments, "roleAssignments").Alternatives;
        foreach (var list in lists)
        {
            foreach (var entry in (list as ArrayValue)?.Items ?? ImmutableArray<TemplateValue>.Empty)
                ReadEntry(entry, scope, call, isConditional || lists.Length > 1);
            var isComplete = list is ArrayValue { IsPartial: false } or ScalarValue { IsNull: true };
            if (!isComplete && MayMatter(scope))
                findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, call.Scope.Instance.File.File.Path);
            else if (!isComplete)
                findings.Add(AnyRole(scope, call));
        }
    }

    /// <summary>Reads a verified module that deploys one role assignment only.</summary>
    public void ReadModule(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        var arguments = new ObjectValue(call.Module.Arguments, call.Scope);
        if (module.IsAssignment)
        {
            ReadEntry(arguments, module.AssignmentScope, call, isConditional);
            return;
        }

        var id = resolver.Property(arguments, "roleDefinitionId");
        Add(
            id.IsNothing ? resolver.Property(arguments, "roleName") : id,
            allowsNames: true,
            ScopeOf(resolver.Property(arguments, "resourceId"), call.Scope.Instance),
            PrincipalOf(arguments, call.Scope),
            isConditional || HasCondition(arguments),
            call.Scope.Place(call.Module.Arguments));
    }

    private void ReadEntry(TemplateValue entry, AccessScope? scope, ModuleValue call, bool isConditional) => Add(
        resolver.Property(entry, "roleDefinitionIdOrName"),
        allowsNames: true,
        scope,
        PrincipalOf(entry, call.Scope),
        isConditional || HasCondition(entry),
        entry.Place ?? call.Scope.Place(call.Module.Arguments));

    private void Add(
        TemplateValue roleValue,
        bool allowsNames,
        AccessScope? scope,
        Principal principal,
        bool isConditional,
        TemplatePlace assignmentPlace)
    {
        var found = roles.Find(roleValue, allowsNames);
        if (!allowsNames && roles.NamedForId(roleValue) is { } named)
            findings.AddNameForId(named.Name, named.Role, graph.SourceOf(roleValue.Place ?? assignmentPlace));
        foreach (var (role, rolePlace) in found)
        {
            if (role is null && graph.IsUncalled(assignmentPlace.File.Path))
            {
                findings.AddIncompleteReason(IncompleteReasonKind.Uncalled, assignmentPlace.File.Path);
                continue;
            }

            findings.Add(new(
                role,
                scope,
                principal,
                isConditional || found.Length > 1,
                graph.SourceOf(rolePlace ?? assignmentPlace),
                isMade: !isConditional));
            if (scope is null || role is null && MayMatter(scope))
                findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, assignmentPlace.File.Path);
        }
    }

    /// <summary>A role assignment that could not be read: any role at a scope, to anybody.</summary>
    private Grant AnyRole(AccessScope? scope, ModuleValue call) => new(
        role: null,
        scope,
        default,
        isConditional: true,
        graph.SourceOf(call.Scope.Place(call.Module.Arguments)),
        isMade: false);

    /// <summary>Whether a role at a scope may cover an account, a project or a hub.</summary>
    private static bool MayMatter(AccessScope? scope) =>
        scope is null || !scope.Value.IsStore() && scope != AccessScope.Other;

    private bool HasCondition(TemplateValue assignment) => !resolver.Property(assignment, "condition").IsNothing;

    /// <summary>
    /// The principal of an assignment. Azure rejects an assignment whose <c>principalType</c> is not that of its principal, so a
    /// user's is for no workload. A group may have workloads as members.
    /// </summary>
    private Principal PrincipalOf(TemplateValue assignment, TemplateScope scope)
    {
        var id = resolver.Property(assignment, "principalId");
        var principal = PrincipalOf(id);
        var isUser = principal.Kind == PrincipalKind.Unknown
            && (id.Alternatives.Where(static one => !one.IsNothing).DefaultIfEmpty(id).All(one => IsDeployer(one, scope))
                || resolver.Property(assignment, "principalType").Alternatives.All(type => IsUser(type, scope)));
        return isUser ? new(principal.Kind, principal.Name, isUser: true) : principal;
    }

    /// <summary>Whether a principal is a parameter that the Azure Developer CLI fills with the one who deploys.</summary>
    private bool IsDeployer(TemplateValue principal, TemplateScope scope) =>
        principal is UnknownValue { Origin: TemplateParameter parameter }
        && graph.IsDeployer(parameter, scope.Instance);

    private bool IsUser(TemplateValue principalType, TemplateScope scope) => principalType switch
    {
        TextValue { Constant: { } type } => type.Equals("User", StringComparison.OrdinalIgnoreCase),
        UnknownValue { Origin: TemplateParameter { Default: TemplateString type } parameter }
            when !graph.MayPass(parameter, scope.Instance) => type.Value.Equals("User", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>
    /// The principal of an assignment. A choice of identities of one kind has that kind. Ignores an empty alternative, because
    /// Azure rejects an assignment without a principal.
    /// </summary>
    private static Principal PrincipalOf(TemplateValue value)
    {
        var principals = value.Alternatives
            .Where(static alternative => !alternative.IsNothing)
            .DefaultIfEmpty(TemplateValue.Unknown)
            .Select(static alternative => (alternative as PrincipalValue)?.Principal ?? default)
            .ToList();
        var first = principals[0];
        if (!principals.All(principal => principal.Kind == first.Kind))
            return default;
        return new(first.Kind, principals.All(principal => principal.Name == first.Name) ? first.Name : null);
    }

    private AccessScope? ScopeOf(TemplateObject body, TemplateScope scope)
    {
        if (body["scope"] is { } declared)
            return ScopeOf(resolver.Resolve(declared, scope), scope.Instance);
        return body.IsPartial ? null : TargetOf(scope.Instance);
    }

    /// <summary>The scope that a template is deployed to. A scope above a subscription counts as a subscription.</summary>
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
        TextValue id when ResourceIds.ScopeOf(id.Pattern) == AccessScope.Account
            && accounts.ServesModels(ResourceIds.LastOf(id.Pattern)) == false => AccessScope.Other,
        TextValue id => ScopeById(ResourceIds.ScopeOf(id.Pattern), instance),
        _ => null,
    };

    private AccessScope? ScopeOf(ResourceValue resource)
    {
        if (resource.Type is not { } type)
            return null;
        if (!ResourceTypes.Is(type, ResourceTypes.Account))
            return ResourceTypes.ScopeOf(type);
        return accounts.ServesModels(resource) switch
        {
            true => AccessScope.Account,
            false => AccessScope.Other,
            null => null,
        };
    }

    /// <summary>The scope of an id. Its account or project may not be declared, or its account may not serve models.</summary>
    private AccessScope? ScopeById(AccessScope? scope, TemplateInstance instance)
    {
        if (scope == AccessScope.Account && !ServesModels(instance))
            return AccessScope.Other;
        if (scope is AccessScope.Account or AccessScope.Project or AccessScope.Agent)
            accounts.Refer(instance.File.File);
        return scope;
    }

    /// <summary>
    /// Whether the account of an id may serve models. It may not if all accounts of the template are of other kinds.
    /// </summary>
    private bool ServesModels(TemplateInstance instance)
    {
        if (!_servesModels.TryGetValue(instance, out var serves))
        {
            var deployed = instance.File.Template.Resources
                .Where(static resource => ResourceTypes.Is(resource.Type, ResourceTypes.Account))
                .ToList();
            serves = deployed.Count == 0 || deployed.Any(account => MayServeModels(account, instance.Scope));
            _servesModels.Add(instance, serves);
        }

        return serves;
    }

    private bool MayServeModels(TemplateResource account, TemplateScope scope) =>
        accounts.ServesModels(new ResourceValue(account, account.Loop is { } loop ? scope.UnknownRound(loop) : scope)) != false;
}
