using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Access;

/// <summary>Decides what there is to say about the access of a call: at most one thing, the gravest.</summary>
internal static class CallJudge
{
    private static readonly Question<Dictionary<Operation, SyntaxNode>> FirstInType = new();
    private static readonly Question<ILookup<SyntaxNode, InvocationExpressionSyntax>> CallsInTypes = new();

    public static AccessFinding? Judge(IInvocationOperation call, Analysis analysis)
    {
        if (ServiceCall.Read(call, analysis) is not { } service)
            return null;

        var access = analysis.Foundry.Access;
        var run = service.Candidates.FirstOrDefault(static operation => operation == Operations.EvaluationRun);
        return ClosedNetwork(service, run, access)
            ?? (access.IsClosed ? Refused(service, access, analysis) : null)
            ?? WithoutProjectIdentity(service, run, access)
            ?? (access.AssignsOnAccount && !access.IsClosed ? Refused(service, access, analysis) : null)
            ?? (access.IsDeclared || IsGranted(service, access) ? null : Unguarded(service, analysis))
            ?? (NeedsRole(service, access, analysis) && IsFirstInType(service, access, analysis) ? new(FindingKind.NeedsRole, service, service.Candidates[0], access) : null);
    }

    /// <summary>A run is the service's own doing: no role and no bypass lets it into a network that is shut.</summary>
    private static AccessFinding? ClosedNetwork(ServiceCall call, Operation? run, DeclaredAccess access) =>
        run is not null && call.IsEndpointKnown
        && access.AccountsIfAll(static account => account.Network.Value is NetworkAccess.PublicAccessDisabled or NetworkAccess.AllDenied, call.Client.Address).FirstOrDefault() is { } account
            ? new(FindingKind.ClosedNetwork, call, run, access, account: account, isCertain: account.IsMeantBy(call.Client.Address))
            : null;

    /// <summary>Roles judge tokens: a key, or what may be one, is not refused for want of a role.</summary>
    private static AccessFinding? Refused(ServiceCall call, DeclaredAccess access, Analysis analysis)
    {
        if (call.Client.UsesKey != false || !access.IsAbout(call.Client.Address) || SignedInAs.AnotherThanDeclared(call.Client, access, analysis))
            return null;

        Refusal? refusal = null;
        foreach (var operation in call.Candidates)
        {
            if (Refusal.Of(operation, AccessIdentity.Caller, access) is not { } refused)
                return null;
            refusal ??= refused;
        }

        return refusal is null ? null : new(!access.IsClosed ? FindingKind.NotFound : refusal.OutOfReach.IsEmpty ? FindingKind.NotGranted : FindingKind.OutOfReach,
            call, call.Candidates[0], access, refusal, isCertain: access.IsCertainlyAbout(call.Client.Address) && call.Candidates.All(static operation => operation.IsConfirmed));
    }

    private static AccessFinding? WithoutProjectIdentity(ServiceCall call, Operation? run, DeclaredAccess access) =>
        run is not null && call.IsEndpointKnown && access.IsClosed && !access.Infrastructure.ProjectMayActAsOther && access.IsAbout(call.Client.Address)
        && Refusal.Of(run, AccessIdentity.ProjectManagedIdentity, access) is { } refusal
            ? new(FindingKind.ProjectIdentity, call, run, access, refusal, isCertain: access.IsCertainlyAbout(call.Client.Address) && run.IsConfirmed)
            : null;

    /// <summary>At an account the members that start runs are some of those that write evaluations; a project has them apart.</summary>
    private static AccessFinding? Unguarded(ServiceCall call, Analysis analysis) =>
        ServiceCall.IsMemberOf(Operations.EvaluationRun, call.Call) && !IsGuarded(call, analysis)
            ? new(FindingKind.Unguarded, call, call.Candidates[0], analysis.Foundry.Access)
            : null;

    /// <summary>Whether a role above the account, as at its resource group, grants the call, or may.</summary>
    private static bool IsGranted(ServiceCall call, DeclaredAccess access) => call.Candidates.All(operation => Refusal.Of(operation, AccessIdentity.Caller, access) is null);

    /// <summary>Whether the program finds out by itself: it asks for the permission before the call, or deals with a refusal after it.</summary>
    private static bool IsGuarded(ServiceCall call, Analysis analysis) =>
        RefusalHandler.Handles(call.Call, analysis) || call.Candidates.Any(operation => PermissionCheck.Precedes(call.Call, operation, analysis));

    /// <summary>Whether there is a manifest, and it has not got to this call yet.</summary>
    private static bool IsMissingInManifest(ServiceCall call, DeclaredAccess access, Analysis analysis) => !access.Manifests.IsEmpty && Refused(call, access, analysis) is not null;

    private static bool NeedsRole(ServiceCall call, DeclaredAccess access, Analysis analysis) =>
        call.IsEndpointKnown && call.Client.UsesKey == false
        && (!access.IsDeclared && !IsGranted(call, access) || IsMissingInManifest(call, access, analysis))
        && !IsGuarded(call, analysis);

    /// <summary>Whether no call before it in its type, as far as the file shows, needs a role for the same operation.</summary>
    private static bool IsFirstInType(ServiceCall call, DeclaredAccess access, Analysis analysis)
    {
        var syntax = call.Call.Syntax;
        if (call.Call.SemanticModel is not { } model)
            return false;

        var type = syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? syntax.SyntaxTree.GetRoot(analysis.Cancel);
        var first = analysis.Foundry.Memory.Of(type, FirstInType, () => FirstCalls(type, model, access, analysis));
        return !first.TryGetValue(call.Candidates[0], out var earliest) || earliest == syntax;
    }

    /// <summary>The first call in a type that needs a role for each operation: of a chain or of nested calls, the one that is made first.</summary>
    private static Dictionary<Operation, SyntaxNode> FirstCalls(SyntaxNode type, SemanticModel model, DeclaredAccess access, Analysis analysis)
    {
        var first = new Dictionary<Operation, SyntaxNode>();
        foreach (var call in CallsByType(type.SyntaxTree, analysis)[type])
        {
            if (model.GetOperation(call, analysis.Cancel) is IInvocationOperation operation && ServiceCall.Read(operation, analysis) is { } service
                && !first.ContainsKey(service.Candidates[0]) && NeedsRole(service, access, analysis))
                first.Add(service.Candidates[0], call);
        }

        return first;
    }

    /// <summary>What is written like a call of the service, by each type around it and by the file, in the order in which the calls are made.</summary>
    private static ILookup<SyntaxNode, InvocationExpressionSyntax> CallsByType(SyntaxTree tree, Analysis analysis) => analysis.Foundry.Memory.Of(tree, CallsInTypes, () =>
        analysis.Foundry.Names.CallsIn(tree, analysis.Cancel).Where(static calls => Operations.HaveMember(calls.Key)).SelectMany(static calls => calls).OrderBy(static call => call.Span.End)
            .SelectMany(static call => call.Ancestors().Where(static around => around is TypeDeclarationSyntax or CompilationUnitSyntax), static (call, around) => (Call: call, Around: around))
            .ToLookup(static entry => entry.Around, static entry => entry.Call));
}
