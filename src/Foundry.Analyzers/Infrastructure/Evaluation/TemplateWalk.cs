using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Visits the resources that a root deploys, including those of its modules. Evaluates conditions and loops.</summary>
internal sealed class TemplateWalk(
    ExpressionResolver resolver,
    RoleAssignments assignments,
    DeclaredAccounts accounts,
    DeclaredHosts hosts,
    DeclaredDeployments deployments,
    DeclaredStoreResources stores,
    DeclaredConnections connections,
    AddressSettings settings,
    Findings findings,
    CancellationToken cancellation)
{
    private bool _collectsAccounts;

    /// <summary>Visits the roots: first for their accounts, because the scope of a role depends on all of them.</summary>
    public void Visit(IReadOnlyList<TemplateInstance> roots)
    {
        foreach (var collects in new[] { true, false })
        {
            _collectsAccounts = collects;
            foreach (var root in roots)
                Visit(root, isConditional: false);
        }
    }

    private void Visit(TemplateInstance instance, bool isConditional)
    {
        if (!instance.File.Template.IsComplete)
            findings.AddIncompleteReason(IncompleteReasonKind.Incomplete, instance.File.File.Path);

        if (!_collectsAccounts)
            settings.Add(instance);
        foreach (var resource in instance.File.Template.Resources)
        {
            VisitRounds(resource.Loop, resource.Condition, instance.Scope, isConditional, (scope, maybe) =>
                Visit(resource, scope, maybe, depth: 0));
        }

        foreach (var module in instance.File.Template.Modules)
        {
            VisitRounds(module.Loop, module.Condition, instance.Scope, isConditional, (scope, maybe) =>
                Visit(resolver.Module(module, scope), maybe));
        }
    }

    /// <summary>Visits each round of a loop, or once without a loop. Visits one conditional round of an unknown loop.</summary>
    private void VisitRounds(
        TemplateIteration? loop,
        TemplateExpression? condition,
        TemplateScope scope,
        bool isConditional,
        Action<TemplateScope, bool> visit)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!resolver.TakeSteps(1))
            return;

        if (loop is null)
        {
            VisitRound(scope, condition, isConditional, visit);
        }
        else if (resolver.Rounds(loop, scope) is { } rounds)
        {
            foreach (var round in rounds)
                VisitRound(round, condition, isConditional, visit);
        }
        else
        {
            var before = findings.Count;
            VisitRound(scope.UnknownRound(loop), condition, isConditional: true, visit);
            if (findings.Count > before)
                AddUnresolved(scope);
        }
    }

    private void VisitRound(
        TemplateScope scope, TemplateExpression? condition, bool isConditional, Action<TemplateScope, bool> visit)
    {
        var truth = condition is null ? true : TemplateFunctions.Truth(resolver.Resolve(condition, scope));
        if (truth != false)
            visit(scope, isConditional || truth is null);
    }

    private void Visit(TemplateResource resource, TemplateScope scope, bool isConditional, int depth)
    {
        if (resource.Type is not { } type || depth == Limits.DeepestResource)
        {
            AddUnresolved(scope);
            return;
        }

        var isAccount = ResourceTypes.Is(type, ResourceTypes.Account);
        if (isAccount && _collectsAccounts)
            accounts.Add(resource, scope, isConditional);
        else if (!isAccount && !_collectsAccounts)
            Read(resource, type, scope, isConditional);

        foreach (var child in resource.Children)
        {
            VisitRounds(child.Loop, child.Condition, scope, isConditional, (inner, maybe) =>
                Visit(child, inner, maybe, depth + 1));
        }
    }

    private void Read(TemplateResource resource, string type, TemplateScope scope, bool isConditional)
    {
        deployments.Add(resource, scope);
        connections.Add(resource, type, scope);
        if (resource.IsExisting)
        {
            if (ResourceTypes.Is(type, ResourceTypes.Project))
                accounts.Refer(scope.Instance.File.File);
            return;
        }

        settings.Add(resource, scope);
        hosts.Add(resource, scope, isConditional);
        stores.Add(resource, type, scope, isConditional);
        if (ResourceTypes.IsRoleAssignment(type, out var nestedIn))
            assignments.Read(resource, nestedIn, scope, isConditional);
        else if (ResourceTypes.Is(type, ResourceTypes.CosmosDbRoleAssignment))
            assignments.ReadCosmosDb(resource, scope, isConditional);
        else if (ResourceTypes.MayAssignRoles(type) && !DeploysNothing(resource))
            AddUnresolved(scope);
        else if (ResourceTypes.Is(type, ResourceTypes.Script))
            ReadScript(resource, scope);
        else if (ResourceTypes.Is(type, ResourceTypes.Project) && MayHaveUserAssignedIdentity(resource, scope))
            findings.AddProjectOfOtherIdentity();
    }

    /// <summary>
    /// Whether a resource is a nested deployment whose template is literal and empty, as verified modules deploy for telemetry.
    /// </summary>
    private static bool DeploysNothing(TemplateResource resource) =>
        ResourceTypes.Is(resource.Type, ResourceTypes.Deployment)
        && resource.Body["properties"] is TemplateObject { IsPartial: false } properties
        && properties["templateLink"] is null
        && properties["template"] is TemplateObject { IsPartial: false } template
        && template["resources"] is null
            or TemplateArray { Items.IsEmpty: true, IsPartial: false }
            or TemplateObject { Properties.IsEmpty: true, IsPartial: false };

    /// <summary>Whether the identity of a resource is, or may be, user-assigned.</summary>
    private bool MayHaveUserAssignedIdentity(TemplateResource resource, TemplateScope scope)
    {
        var type = IdentityTypeOf(resource, scope);
        return !type.IsNothing && (type is not TextValue { Constant: { } constant } || Has(constant, "UserAssigned"));
    }

    private TemplateValue IdentityTypeOf(TemplateResource resource, TemplateScope scope) =>
        resolver.Property(resolver.Resolve(resource.Body["identity"], scope), "type");

    private static bool Has(string identityType, string kind) =>
        identityType.IndexOf(kind, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Reads a script that runs during the deployment.</summary>
    private void ReadScript(TemplateResource script, TemplateScope scope)
    {
        var properties = resolver.Resolve(script.Body["properties"], scope);
        var content = resolver.Property(properties, "scriptContent") switch
        {
            TextValue text => text.Pattern,
            LongTextValue text => text.Text,
            _ => null,
        };
        if (content is not null && RoleAssignmentScript.MayAssignCosmosDbRoles(content))
            findings.AddUnknownGrant(AccessScope.CosmosDb, scope.Instance.File.File);
        if (content is null
            || !resolver.Property(properties, "supportingScriptUris").IsNothing
            || !resolver.TakeSteps(content.Length / Limits.SizeOfStep))
            AddUnresolved(scope);
        else if (RoleAssignmentScript.AssignRoles(content))
            findings.AddIncompleteReason(IncompleteReasonKind.Script, scope.Instance.File.File.Path);
    }

    private void Visit(ModuleValue call, bool isConditional)
    {
        if (!_collectsAccounts)
            settings.Add(call);
        if (call.Instance is { } instance)
            Visit(instance, isConditional);
        else if (VerifiedModule.Read(call.Module.Path) is { } module)
            Visit(module, call, isConditional);
        else
            AddUnresolved(call.Scope);
    }

    private void Visit(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        if (_collectsAccounts)
        {
            if (module.IsAccount)
                accounts.Add(module, call, isConditional);
            return;
        }

        if (module.IsAssignment || module.IsResourceAssignment)
        {
            assignments.ReadModule(module, call, isConditional);
            return;
        }

        if (!module.StaysWithItsResource)
        {
            AddUnresolved(call.Scope);
            return;
        }

        hosts.Add(module, call, isConditional);
        deployments.Add(module, call);
        stores.Add(module, call, isConditional);
        connections.Add(module, call);
        assignments.ReadList(module, call, isConditional);
    }

    private void AddUnresolved(TemplateScope scope) =>
        findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, scope.Instance.File.File.Path);
}
