using System.Collections.Concurrent;
using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Access;
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
            if (foundry.ReferencesClient)
            {
                start.RegisterOperationAction(
                    action => Collect(action.Operation, foundry, foundry.Flow(action.CancellationToken)),
                    OperationKind.Invocation,
                    OperationKind.ObjectCreation);
            }

            if (foundry.ReferencesFunctionBindings)
            {
                start.RegisterSymbolAction(
                    action => CollectBindings(action.Symbol, foundry, foundry.Flow(action.CancellationToken)),
                    SymbolKind.Method,
                    SymbolKind.Property);
            }
        });
    }

    private void Collect(IOperation operation, FoundryContext foundry, FlowContext flow)
    {
        if (SearchToolWithoutRole.MakesTool(operation))
        {
            if (!operation.IsDead())
                CollectSearch(operation, AccessOf(foundry, flow));
            return;
        }

        if (operation is not IInvocationOperation call
            || !ServiceOperations.HaveMember(call.TargetMethod.Name)
            || call.IsDead())
            return;

        var place = PlaceOf(call.NameLocation(), call.TargetMethod.Name);
        if (ServiceCall.Read(call, flow, out var reason) is { } service)
            Collect(service, place, foundry, flow);
        else if (Derivation.Unfollowed.Of(place, reason) is { } unfollowed)
            _unfollowed.Add(unfollowed);
    }

    private void Collect(ServiceCall call, CallSite place, FoundryContext foundry, FlowContext flow)
    {
        var isKey = call.Client.UsesKey == true;
        if (isKey)
            _unfollowed.Add(Derivation.Unfollowed.Key(place));
        if (!call.IsEndpointKnown)
        {
            if (!isKey)
                _unfollowed.Add(Derivation.Unfollowed.AmbiguousEndpoint(place));
            return;
        }

        var isUser = SignedInAs.User(call.Client, flow);
        var isHost = SignedInAs.Host(call.Client, flow) || (isDeployed ?? foundry.Host.IsDeployed());
        var declared = AccessOf(foundry, flow).Where(isHost);
        var isAbout = declared.IsAbout(call.Client.Address);
        foreach (var operation in call.Candidates)
        {
            foreach (var requirement in call.RequirementsOf(operation, flow))
            {
                // The service does its part as the project's identity, whoever calls it.
                var isOfApplication = requirement.Identity == AccessIdentity.Caller;
                if (!CallJudge.Applies(requirement, call, declared, flow) || isOfApplication && isKey)
                    continue;
                if (isOfApplication && isUser)
                    _unfollowed.Add(Derivation.Unfollowed.User(place, operation.LeastRole(requirement), requirement.Scope));
                else
                    _needs.Add(NeedOf(operation, requirement, place, declared, isAbout));
            }
        }
    }

    /// <summary>The tool searches as the project's identity if the connection to the search service has no key.</summary>
    private void CollectSearch(IOperation tool, DeclaredAccess declared)
    {
        var place = PlaceOf(tool.NameLocation(), tool.Call().Method!.CalledName());
        if (!declared.IsConnectedByToken(AccessScope.Search) || declared.Infrastructure.ProjectMayActAsOther)
        {
            _unfollowed.Add(Derivation.Unfollowed.SearchConnection(place));
            return;
        }

        foreach (var requirement in ServiceOperations.SearchTool.Requires)
            _needs.Add(NeedOf(ServiceOperations.SearchTool, requirement, place, declared, isAbout: true));
    }

    /// <summary>The host of Azure Functions calls the models of bindings as the identity of the application.</summary>
    private void CollectBindings(ISymbol symbol, FoundryContext foundry, FlowContext flow)
    {
        foreach (var use in FunctionBindingUse.On(symbol, flow.Cancel))
        {
            var place = PlaceOf(use.Syntax.Name.GetLocation(), use.Name);
            var declared = AccessOf(foundry, flow).WithUsersApart;
            var endpoint = use.EndpointOf(flow);
            if (use.UsesKey(flow) || declared.Infrastructure.Resources.NamesBindingKey)
            {
                _unfollowed.Add(Derivation.Unfollowed.Key(place));
            }
            else if (!endpoint.Is(static address => address.IsElsewhere))
            {
                foreach (var operation in use.Binding.Operations)
                {
                    foreach (var requirement in operation.Requires)
                        _needs.Add(NeedOf(operation, requirement, place, declared, declared.IsAbout(endpoint)));
                }
            }
        }
    }

    private DeclaredAccess AccessOf(FoundryContext foundry, FlowContext flow) => access ?? foundry.Access(flow.Cancel);

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

    private CallSite PlaceOf(Location location, string member)
    {
        var span = location.GetLineSpan();
        return new(relative(span.Path), span.StartLinePosition.Line + 1, member);
    }
}
