using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Access;

/// <summary>Decides what there is to say about the access of a call: at most one thing, the gravest.</summary>
internal static class CallJudge
{
    private static readonly CacheKey<Dictionary<ServiceOperation, SyntaxNode>> FirstInType = new();
    private static readonly CacheKey<ILookup<SyntaxNode, InvocationExpressionSyntax>> CallsInTypes = new();

    public static AccessFinding? Judge(IInvocationOperation call, DeclaredAccess access, FlowContext flow)
    {
        if (ServiceCall.Read(call, flow) is not { } service)
            return null;

        var run = service.Candidates.FirstOrDefault(static operation => operation == ServiceOperations.EvaluationRun);
        return ClosedNetwork(service, run, access)
            ?? (access.IsComplete ? Refused(service, access, flow) : null)
            ?? WithoutProjectIdentity(service, run, access)
            ?? (access.AssignsOnAccount && !access.IsComplete ? Refused(service, access, flow) : null)
            ?? (access.IsDeclared || IsGranted(service, access) ? null : Unguarded(service, access, flow))
            ?? (NeedsRole(service, access, flow) && IsFirstInType(service, access, flow) ? new(FindingKind.NeedsRole, service, service.Candidates[0], access) : null);
    }

    /// <summary>A run is the service's own doing: no role and no bypass lets it into a network that is shut.</summary>
    private static AccessFinding? ClosedNetwork(ServiceCall call, ServiceOperation? run, DeclaredAccess access) =>
        run is not null && call.IsEndpointKnown
        && access.AccountsIfAll(static account => account.Network.Value is NetworkAccess.PublicAccessDisabled or NetworkAccess.AllDenied, call.Client.Address).FirstOrDefault() is { } account
            ? new(FindingKind.ClosedNetwork, call, run, access, account: account, isCertain: account.IsMeantBy(call.Client.Address))
            : null;

    /// <summary>Roles judge tokens: a key, or what may be one, is not refused for want of a role.</summary>
    private static AccessFinding? Refused(ServiceCall call, DeclaredAccess access, FlowContext flow)
    {
        if (call.Client.UsesKey != false || !access.IsAbout(call.Client.Address) || SignedInAs.AnotherThanDeclared(call.Client, access, flow))
            return null;

        Refusal? refusal = null;
        foreach (var operation in call.Candidates)
        {
            if (Refusal.Of(operation, AccessIdentity.Caller, access) is not { } refused)
                return null;
            refusal ??= refused;
        }

        return refusal is null ? null : new(!access.IsComplete ? FindingKind.NotFound : refusal.OutOfReach.IsEmpty ? FindingKind.NotGranted : FindingKind.OutOfReach,
            call, call.Candidates[0], access, refusal, isCertain: access.IsCertainlyAbout(call.Client.Address) && call.Candidates.All(static operation => operation.IsConfirmed));
    }

    private static AccessFinding? WithoutProjectIdentity(ServiceCall call, ServiceOperation? run, DeclaredAccess access) =>
        run is not null && call.IsEndpointKnown && access.IsComplete && !access.Infrastructure.ProjectMayActAsOther && access.IsAbout(call.Client.Address)
        && Refusal.Of(run, AccessIdentity.ProjectManagedIdentity, access) is { } refusal
            ? new(FindingKind.ProjectIdentity, call, run, access, refusal, isCertain: access.IsCertainlyAbout(call.Client.Address) && run.IsConfirmed)
            : null;

    /// <summary>At an account the members that start runs are some of those that write evaluations; a project has them apart.</summary>
    private static AccessFinding? Unguarded(ServiceCall call, DeclaredAccess access, FlowContext flow) =>
        ServiceCall.IsMemberOf(ServiceOperations.EvaluationRun, call.Call) && !IsGuarded(call, flow)
            ? new(FindingKind.Unguarded, call, call.Candidates[0], access)
            : null;

    /// <summary>Whether a role above the account, as at its resource group, grants the call, or may.</summary>
    private static bool IsGranted(ServiceCall call, DeclaredAccess access) => call.Candidates.All(operation => Refusal.Of(operation, AccessIdentity.Caller, access) is null);

    /// <summary>Whether the program finds out by itself: it asks for the permission before the call, or deals with a refusal after it.</summary>
    private static bool IsGuarded(ServiceCall call, FlowContext flow) =>
        RefusalHandler.Handles(call.Call, flow) || call.Candidates.Any(operation => PermissionCheck.Precedes(call.Call, operation, flow));

    /// <summary>Whether there is a manifest, and it has not got to this call yet.</summary>
    private static bool IsMissingInManifest(ServiceCall call, DeclaredAccess access, FlowContext flow) => !access.Manifests.IsEmpty && Refused(call, access, flow) is not null;

    private static bool NeedsRole(ServiceCall call, DeclaredAccess access, FlowContext flow) =>
        call.IsEndpointKnown && call.Client.UsesKey == false
        && (!access.IsDeclared && !IsGranted(call, access) || IsMissingInManifest(call, access, flow))
        && !IsGuarded(call, flow);

    /// <summary>Whether no call before it in its type, as far as the file shows, needs a role for the same operation.</summary>
    private static bool IsFirstInType(ServiceCall call, DeclaredAccess access, FlowContext flow)
    {
        var syntax = call.Call.Syntax;
        if (call.Call.SemanticModel is not { } model)
            return false;

        var type = syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? syntax.SyntaxTree.GetRoot(flow.Cancel);
        var first = flow.Cache.Of(type, FirstInType, () => FirstCalls(type, model, access, flow));
        return !first.TryGetValue(call.Candidates[0], out var earliest) || earliest == syntax;
    }

    /// <summary>The first call in a type that needs a role for each operation: of a chain or of nested calls, the one that is made first.</summary>
    private static Dictionary<ServiceOperation, SyntaxNode> FirstCalls(SyntaxNode type, SemanticModel model, DeclaredAccess access, FlowContext flow)
    {
        var first = new Dictionary<ServiceOperation, SyntaxNode>();
        foreach (var call in CallsByType(type.SyntaxTree, flow)[type])
        {
            if (model.GetOperation(call, flow.Cancel) is IInvocationOperation operation && ServiceCall.Read(operation, flow) is { } service
                && !first.ContainsKey(service.Candidates[0]) && NeedsRole(service, access, flow))
                first.Add(service.Candidates[0], call);
        }

        return first;
    }

    /// <summary>What is written like a call of the service, by each type around it and by the file, in the order in which the calls are made.</summary>
    private static ILookup<SyntaxNode, InvocationExpressionSyntax> CallsByType(SyntaxTree tree, FlowContext flow) => flow.Cache.Of(tree, CallsInTypes, () =>
        flow.Names.CallsIn(tree, flow.Cancel).Where(static calls => ServiceOperations.HaveMember(calls.Key)).SelectMany(static calls => calls).OrderBy(static call => call.Span.End)
            .SelectMany(static call => call.Ancestors().Where(static around => around is TypeDeclarationSyntax or CompilationUnitSyntax), static (call, around) => (Call: call, Around: around))
            .ToLookup(static entry => entry.Around, static entry => entry.Call));
}
