using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Access;

/// <summary>Decides which problem to report about the access of a call: at most one, the most serious first.</summary>
internal static class CallJudge
{
    private static readonly CacheKey<Dictionary<ServiceOperation, SyntaxNode>> FirstInType = new();
    private static readonly CacheKey<ILookup<SyntaxNode, InvocationExpressionSyntax>> CallsInTypes = new();

    public static AccessFinding? Judge(IInvocationOperation call, DeclaredAccess access, FlowContext flow)
    {
        if (ServiceCall.Read(call, flow) is not { } service)
            return null;

        var run = service.Candidates.FirstOrDefault(static operation => operation == ServiceOperations.EvaluationRun);
        AccessFinding? advice = null;
        foreach (var finding in Findings(service, run, access, flow))
        {
            if (finding is { IsAdvice: false, Kind: not FindingKind.NeedsRole })
                return finding;
            advice ??= finding;
        }

        return advice;
    }

    /// <summary>The problems of a call, the most serious first; null for each kind that it does not have.</summary>
    private static IEnumerable<AccessFinding?> Findings(
        ServiceCall call, ServiceOperation? run, DeclaredAccess access, FlowContext flow)
    {
        yield return ClosedNetwork(call, run, access, flow);
        yield return access.IsComplete ? Refused(call, access, flow) : null;
        yield return access.IsComplete ? WithoutProjectIdentity(call, access, flow) : null;
        yield return access.ShowsAssignments && !access.IsComplete ? Refused(call, access, flow) : null;
        yield return Unguarded(call, access, flow);
        yield return access.IsComplete ? null : WithoutProjectIdentity(call, access, flow);
        yield return FirstWithoutRole(call, access, flow);
    }

    /// <summary>The service itself carries out a run: no role and no bypass lets it into a closed network.</summary>
    private static AccessFinding? ClosedNetwork(
        ServiceCall call, ServiceOperation? run, DeclaredAccess access, FlowContext flow)
    {
        if (run is null || !call.IsEndpointKnown)
            return null;

        var address = call.Client.Address;
        return access.AccountsIfAll(static account => account.IsClosed, address).FirstOrDefault() is { } account
            ? new(
                FindingKind.ClosedNetwork,
                call,
                run,
                access,
                account: account,
                isCertain: call.Client.IsCertain && account.IsMeantBy(address),
                isAdvice: !access.IsOfProgram(account, address, flow))
            : null;
    }

    /// <summary>Roles apply to tokens only. A key, or a credential that may be one, is not refused for a missing role.</summary>
    private static AccessFinding? Refused(ServiceCall call, DeclaredAccess access, FlowContext flow)
    {
        if (call.Client.UsesKey != false || !access.IsAbout(call.Client.Address))
            return null;

        var signsInAsHost = SignedInAs.Host(call.Client, flow);
        var deployed = access.Where(signsInAsHost || flow.Host.IsDeployed());
        if (SignedInAs.AnotherThanDeclared(call.Client, deployed, flow) || RefusalOf(call, deployed, flow) is not { } refusal)
            return null;

        // On the machine of a developer, the program may sign in as a user.
        var isRefusedEverywhere =
            signsInAsHost || access.AsDeployed == deployed || RefusalOf(call, access, flow) is not null;
        return new(
            KindOf(refusal, deployed),
            call,
            call.Candidates[0],
            deployed,
            refusal,
            isCertain: refusal.IsCertain
                && isRefusedEverywhere
                && call.Client.IsCertain
                && deployed.IsCertainlyAbout(call.Client.Address)
                && !call.Client.MayRespond
                && call.Candidates.All(operation => IsConfirmed(operation, refusal)),
            isAdvice: !deployed.IsOfProgram(call.Client.Address, flow));
    }

    private static Refusal? RefusalOf(ServiceCall call, DeclaredAccess access, FlowContext flow) => RefusalOf(call, operation =>
        Refusal.OfCaller(operation, access)
        ?? (Graders.AreNamed(operation, call.Call, flow) ? Refusal.OfGraders(operation, access) : null));

    /// <summary>The refusal of the first operation, if every operation that the call may be is refused.</summary>
    private static Refusal? RefusalOf(ServiceCall call, Func<ServiceOperation, Refusal?> judge)
    {
        Refusal? refusal = null;
        foreach (var operation in call.Candidates)
        {
            if (judge(operation) is not { } refused)
                return null;
            refusal ??= refused;
        }

        return refusal;
    }

    /// <summary>Whether the call is certainly refused. For its graders, the later run may be refused instead.</summary>
    private static bool IsConfirmed(ServiceOperation operation, Refusal refusal) =>
        operation.IsConfirmed && operation.Graders?.Requires.Contains(refusal.Requirement) != true;

    private static FindingKind KindOf(Refusal refusal, DeclaredAccess access)
    {
        if (!access.IsComplete)
            return FindingKind.NotFound;

        return refusal.OutOfReach.IsEmpty ? FindingKind.NotGranted : FindingKind.OutOfReach;
    }

    /// <summary>The service carries out some calls as the project's identity, whatever the caller may do.</summary>
    private static AccessFinding? WithoutProjectIdentity(ServiceCall call, DeclaredAccess access, FlowContext flow)
    {
        if (!call.IsEndpointKnown
            || !access.IsComplete && !access.IsClosedByTemplates
            || access.Infrastructure.ProjectMayActAsOther
            || !access.IsAbout(call.Client.Address)
            || RefusalOf(call, operation => Refusal.OfProject(operation, access, IsNeeded)) is not { } refusal)
            return null;

        return new(
            FindingKind.ProjectIdentity,
            call,
            call.Candidates[0],
            access,
            refusal,
            isCertain: call.Client.IsCertain
                && access.IsCertainlyAbout(call.Client.Address)
                && IsCertain(refusal.Requirement, access)
                && call.Candidates.All(static operation => operation.IsConfirmed),
            isAdvice: !access.IsOfProgram(call.Client.Address, flow));

        bool IsNeeded(Requirement requirement) =>
            IsClosed(requirement, access) && Applies(requirement, call, access, flow);
    }

    /// <summary>Whether the condition of a requirement is certainly met.</summary>
    public static bool Applies(Requirement requirement, ServiceCall call, DeclaredAccess access, FlowContext flow) =>
        requirement.When switch
        {
            RequirementCondition.TokenConnection => access.IsConnectedByToken(requirement.Scope),
            RequirementCondition.CapabilityHost =>
                access.IsClosedByTemplates && access.Infrastructure.Resources.Stores.HoldAgents(requirement.Scope),
            RequirementCondition.HostedAgent => HostedAgents.CreatesHosted(call.Call, flow),
            _ => true,
        };

    /// <summary>Whether the declarations tell every grant that may give a requirement. The stores are in the templates.</summary>
    private static bool IsClosed(Requirement requirement, DeclaredAccess access) => requirement.When switch
    {
        RequirementCondition.TokenConnection or RequirementCondition.CapabilityHost => true,
        RequirementCondition.HostedAgent => access.IsComplete && access.DeclaresProjectIdentity,
        _ => access.IsComplete,
    };

    /// <summary>
    /// Whether a requirement is proven to apply. That a call uses the connection or the capability host of a template is only
    /// documented, and a hosted agent may have a role from somewhere else by the time it runs.
    /// </summary>
    private static bool IsCertain(Requirement requirement, DeclaredAccess access) => requirement.When switch
    {
        RequirementCondition.Always => true,
        RequirementCondition.TokenConnection => access.StorageUsesEntra,
        _ => false,
    };

    /// <summary>
    /// A run that starts without a permission check. At an account, the members that start runs also write evaluations; at a
    /// project these are separate operations. So this compares members, not operations. A run that a library starts is advice,
    /// because the program that calls it declares the access.
    /// </summary>
    private static AccessFinding? Unguarded(ServiceCall call, DeclaredAccess access, FlowContext flow)
    {
        if (access.IsDeclared || IsGranted(call, access))
            return null;

        return ServiceCall.IsMemberOf(ServiceOperations.EvaluationRun, call.Call) && !IsGuarded(call, flow)
            ? new(FindingKind.Unguarded, call, call.Candidates[0], access, isAdvice: flow.Host == HostKind.Library)
            : null;
    }

    private static AccessFinding? FirstWithoutRole(ServiceCall call, DeclaredAccess access, FlowContext flow) =>
        NeedsRole(call, access, flow) && IsFirstInType(call, access, flow)
            ? new(FindingKind.NeedsRole, call, call.Candidates[0], access)
            : null;

    private static bool NeedsRole(ServiceCall call, DeclaredAccess access, FlowContext flow) =>
        call.IsEndpointKnown
        && call.Client.UsesKey == false
        && LacksGrant(call, access, flow)
        && !IsGuarded(call, flow);

    private static bool LacksGrant(ServiceCall call, DeclaredAccess access, FlowContext flow)
    {
        if (!access.IsDeclared && !IsGranted(call, access))
            return true;

        // A manifest that does not list this call's role yet.
        return !access.Manifests.IsEmpty && Refused(call, access, flow) is not null;
    }

    /// <summary>
    /// Whether a role grants the call, or may grant it. A role above the account, as at its resource group, does too.
    /// </summary>
    private static bool IsGranted(ServiceCall call, DeclaredAccess access) =>
        call.Candidates.All(operation => Refusal.OfCaller(operation, access) is null);

    /// <summary>Whether the program checks the permission before the call, or handles a refusal after it.</summary>
    private static bool IsGuarded(ServiceCall call, FlowContext flow) =>
        RefusalHandler.Handles(call.Call, flow)
        || call.Candidates.Any(operation => PermissionCheck.Precedes(call.Call, operation, flow));

    /// <summary>Whether no earlier call in the same type of this file needs a role for the same operation.</summary>
    private static bool IsFirstInType(ServiceCall call, DeclaredAccess access, FlowContext flow)
    {
        var syntax = call.Call.Syntax;
        if (call.Call.SemanticModel is not { } model)
            return false;

        var type = syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? syntax.SyntaxTree.GetRoot(flow.Cancel);
        var first = flow.Cache.Of(type, FirstInType, () => FirstCalls(type, model, access, flow));
        return !first.TryGetValue(call.Candidates[0], out var earliest) || earliest == syntax;
    }

    /// <summary>The first call in a type that needs a role, by operation.</summary>
    private static Dictionary<ServiceOperation, SyntaxNode> FirstCalls(
        SyntaxNode type, SemanticModel model, DeclaredAccess access, FlowContext flow)
    {
        var first = new Dictionary<ServiceOperation, SyntaxNode>();
        foreach (var call in CallsByType(type.SyntaxTree, flow)[type])
        {
            if (model.GetOperation(call, flow.Cancel) is not IInvocationOperation operation
                || ServiceCall.Read(operation, flow) is not { } service)
                continue;
            if (!first.ContainsKey(service.Candidates[0]) && NeedsRole(service, access, flow))
                first.Add(service.Candidates[0], call);
        }

        return first;
    }

    /// <summary>The calls of a file whose member name is a service operation's, by each enclosing type and by the file.</summary>
    private static ILookup<SyntaxNode, InvocationExpressionSyntax> CallsByType(SyntaxTree tree, FlowContext flow) =>
        flow.Cache.Of(tree, CallsInTypes, () => flow.Names.CallsIn(tree, flow.Cancel)
            .Where(static calls => ServiceOperations.HaveMember(calls.Key))
            .SelectMany(static calls => calls)
            .OrderBy(static call => call.Span.End) // the order of execution, in chains and nested calls too
            .SelectMany(
                static call => EnclosingTypes(call), static (call, enclosing) => new { Call = call, Enclosing = enclosing })
            .ToLookup(static entry => entry.Enclosing, static entry => entry.Call));

    private static IEnumerable<SyntaxNode> EnclosingTypes(SyntaxNode call) =>
        call.Ancestors().Where(static ancestor => ancestor is TypeDeclarationSyntax or CompilationUnitSyntax);
}
