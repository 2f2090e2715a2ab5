using System.Collections.Concurrent;
using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Access.Tool.Derivation;

/// <summary>
/// Collects what the calls of a compilation need. It runs as an analyzer, so it sees the code that the rules see.
/// </summary>
/// <param name="access">What the program declares; null for the declarations of the compilation itself.</param>
/// <param name="isDeployed">Whether the program runs where no user is signed in; null to ask the compilation.</param>
/// <param name="relative">Makes the path of a file relative to the root of the report.</param>
#pragma warning disable RS1001, RS2008 // It is created by the tool and never loaded by a compiler.
internal sealed class CallCollector(DeclaredAccess? access, bool? isDeployed, Func<string, string> relative) : DiagnosticAnalyzer
{
    private readonly ConcurrentBag<Need> _needs = [];
    private readonly ConcurrentBag<Unfollowed> _unfollowed = [];

    // Never reported. The compiler does not run an analyzer that reports nothing.
    private static readonly DiagnosticDescriptor Collected = new(
        "FoundryAccess", "Call", "Call", "Access", DiagnosticSeverity.Hidden, isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Collected];

    public IReadOnlyCollection<Need> Needs => _needs;

    public IReadOnlyCollection<Unfollowed> Unfollowed => _unfollowed;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var foundry = FoundryContext.For(start);
            if (!foundry.ReferencesClient)
                return;
            start.RegisterOperationAction(
                call => Collect((IInvocationOperation)call.Operation, foundry, foundry.Flow(call.CancellationToken)),
                OperationKind.Invocation);
        });
    }

    private void Collect(IInvocationOperation call, FoundryContext foundry, FlowContext flow)
    {
        if (!ServiceOperations.HaveMember(call.TargetMethod.Name) || call.IsDead())
            return;

        var place = PlaceOf(call);
        if (ServiceCall.IsMemberOf(ServiceOperations.SearchTool, call))
            _unfollowed.Add(Derivation.Unfollowed.SearchConnection(place));
        else if (ServiceCall.Read(call, flow, out var reason) is { } service)
            Collect(service, place, foundry, flow);
        else if (Derivation.Unfollowed.Of(place, reason) is { } unfollowed)
            _unfollowed.Add(unfollowed);
    }

    private void Collect(ServiceCall call, CallSite place, FoundryContext foundry, FlowContext flow)
    {
        if (call.Client.UsesKey == true)
        {
            _unfollowed.Add(Derivation.Unfollowed.Key(place));
            return;
        }

        if (!call.IsEndpointKnown)
        {
            _unfollowed.Add(Derivation.Unfollowed.AmbiguousEndpoint(place));
            return;
        }

        var all = access ?? foundry.Access(flow.Cancel);
        var declared = all.Where(SignedInAs.Host(call.Client, flow) || (isDeployed ?? foundry.Host.IsDeployed()));
        var isAbout = declared.IsAbout(call.Client.Address);
        foreach (var operation in call.Candidates)
        {
            foreach (var requirement in call.RequirementsOf(operation, flow))
            {
                if (CallJudge.Applies(requirement, call, declared, flow))
                    _needs.Add(NeedOf(operation, requirement, place, declared, isAbout));
            }
        }
    }

    private static Need NeedOf(
        ServiceOperation operation, Requirement requirement, CallSite place, DeclaredAccess declared, bool isAbout)
    {
        var grants = declared.Grants
            .Select(grant => (Grant: grant, Decision: Refusal.Gives(grant, requirement, operation.Plane)))
            .Where(static entry => entry.Decision != Decision.Denied)
            .ToArray();
        var state = grants switch
        {
            _ when !isAbout => GrantState.MayBeGranted,
            _ when grants.Any(static entry => entry.Decision == Decision.Granted) => GrantState.Granted,
            { Length: > 0 } => GrantState.MayBeGranted,
            _ => GrantState.Missing,
        };
        return new(operation, requirement, place, state, [.. grants.Select(static entry => entry.Grant)]);
    }

    private CallSite PlaceOf(IInvocationOperation call)
    {
        var span = call.NameSyntax().GetLocation().GetLineSpan();
        return new(relative(span.Path), span.StartLinePosition.Line + 1, call.TargetMethod.Name);
    }
}
