using System;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Goes through what a root deploys: its resources, and what its modules deploy, under their conditions and in their loops.</summary>
internal sealed class TemplateWalk(ExpressionResolver resolver, RoleAssignments assignments, DeclaredAccounts accounts, Findings findings, CancellationToken cancellation)
{
    public void Visit(TemplateInstance instance) => Visit(instance, isConditional: false);

    private void Visit(TemplateInstance instance, bool isConditional)
    {
        if (!instance.File.Template.IsComplete)
            findings.AddIncompleteReason(IncompleteReasonKind.Incomplete, instance.File.File.Path);

        foreach (var resource in instance.File.Template.Resources)
            VisitRounds(resource.Loop, resource.Condition, instance.Scope, isConditional, (scope, maybe) => Visit(resource, scope, maybe, depth: 0));
        foreach (var module in instance.File.Template.Modules)
            VisitRounds(module.Loop, module.Condition, instance.Scope, isConditional, (scope, maybe) => Visit(resolver.Module(module, scope), maybe));
    }

    /// <summary>Goes through the rounds of a loop, or the one there is without; of a loop that is not known, through one that may not be.</summary>
    private void VisitRounds(TemplateIteration? loop, TemplateExpression? condition, TemplateScope scope, bool isConditional, Action<TemplateScope, bool> visit)
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
            VisitRound(new(scope, loop, TemplateValue.Unknown, index: null), condition, isConditional: true, visit);
            if (findings.Count > before)
                Open(scope);
        }
    }

    private void VisitRound(TemplateScope scope, TemplateExpression? condition, bool isConditional, Action<TemplateScope, bool> visit)
    {
        var truth = condition is null ? true : TemplateFunctions.Truth(resolver.Resolve(condition, scope));
        if (truth != false)
            visit(scope, isConditional || truth is null);
    }

    private void Visit(TemplateResource resource, TemplateScope scope, bool isConditional, int depth)
    {
        if (resource.Type is not { } type || depth == Limits.DeepestResource)
        {
            Open(scope);
            return;
        }

        if (ResourceTypes.Is(type, ResourceTypes.Account))
            accounts.Add(resource, scope, isConditional);
        else if (resource.IsExisting && ResourceTypes.Is(type, ResourceTypes.Project))
            accounts.Refer(scope.Instance.File.File);
        else if (!resource.IsExisting)
            Read(resource, type, scope, isConditional);

        foreach (var child in resource.Children)
            VisitRounds(child.Loop, child.Condition, scope, isConditional, (inner, maybe) => Visit(child, inner, maybe, depth + 1));
    }

    private void Read(TemplateResource resource, string type, TemplateScope scope, bool isConditional)
    {
        if (ResourceTypes.IsRoleAssignment(type, out var nestedIn))
            assignments.Read(resource, nestedIn, scope, isConditional);
        else if (ResourceTypes.MayAssignRoles(type))
            Open(scope);
        else if (ResourceTypes.Is(type, ResourceTypes.Script))
            ReadScript(resource, scope);
        else if (ResourceTypes.Is(type, ResourceTypes.Project) && MayActAsOther(resource, scope))
            findings.AddProjectOfOtherIdentity();
    }

    /// <summary>Whether the identity of a resource is, or may be, a user-assigned one.</summary>
    private bool MayActAsOther(TemplateResource resource, TemplateScope scope)
    {
        var type = resolver.Property(resolver.Resolve(resource.Body["identity"], scope), "type");
        return !type.IsNothing && !(type is TextValue text && text.Constant is { } constant && constant.IndexOf("UserAssigned", StringComparison.OrdinalIgnoreCase) < 0);
    }

    /// <summary>A script that runs within the deployment.</summary>
    private void ReadScript(TemplateResource script, TemplateScope scope)
    {
        var properties = resolver.Resolve(script.Body["properties"], scope);
        if (resolver.Property(properties, "scriptContent") is not TextValue content || !resolver.Property(properties, "supportingScriptUris").IsNothing)
            Open(scope);
        else if (RoleAssignmentScript.AssignRoles(content.Pattern))
            findings.AddIncompleteReason(IncompleteReasonKind.Script, scope.Instance.File.File.Path);
    }

    private void Visit(ModuleValue call, bool isConditional)
    {
        if (call.Instance is { } instance)
            Visit(instance, isConditional);
        else if (VerifiedModule.Read(call.Module.Path) is { } module)
            Visit(module, call, isConditional);
        else
            Open(call.Scope);
    }

    private void Visit(VerifiedModule module, ModuleValue call, bool isConditional)
    {
        if (module.IsAssignment || module.IsResourceAssignment)
        {
            assignments.ReadModule(module, call, isConditional);
            return;
        }

        if (!module.StaysWithItsResource)
        {
            Open(call.Scope);
            return;
        }

        if (module.IsAccount)
            accounts.Add(module, call, isConditional);
        assignments.ReadList(module, call, isConditional);
    }

    private void Open(TemplateScope scope) => findings.AddIncompleteReason(IncompleteReasonKind.Unresolved, scope.Instance.File.File.Path);
}
