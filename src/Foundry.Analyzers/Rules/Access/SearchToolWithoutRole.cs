using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4013: an agent searches an index as the project's identity, which may not read it.</summary>
[NoFix("The role assignment and the search service are in the infrastructure.")]
internal sealed class SearchToolWithoutRole : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4013", "Search tool: the project's identity has no access",
        "'{0}' fails with 401 or 403: {1}. {2}.",
        RuleArea.Access, RuleLevel.Likely,
        "With a Microsoft Entra ID connection, the Azure AI Search tool reads the index as the project's managed identity. "
        + "The identity needs Search Index Data Reader, and the search service must accept tokens.");

    /// <summary>The tool of agents of the previous generation, which is a plain object.</summary>
    private static readonly KnownType ClassicTool = new("Azure.AI.Agents.Persistent.AzureAISearchToolDefinition");

    private const string Accept =
        "Set authOptions.aadOrApiKey on the search service, or connect with a key";

    public SearchToolWithoutRole() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => base.AppliesTo(foundry) && foundry.MayDeclareAccess;

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            if (MakesTool(context.Operation))
                Analyze(context, foundry.Access(flow.Cancel));
        }, OperationKind.Invocation, OperationKind.ObjectCreation);

    /// <summary>Whether an operation makes a tool that searches.</summary>
    internal static bool MakesTool(IOperation operation) => operation is IInvocationOperation call
        ? ServiceOperations.HaveMember(call.TargetMethod.Name) && ServiceCall.IsMemberOf(ServiceOperations.SearchTool, call)
        : ClassicTool.Matches(operation.Type);

    private void Analyze(OperationAnalysisContext context, DeclaredAccess access)
    {
        var stores = access.Infrastructure.Resources.Stores;
        if (!stores.UseToken(AccessScope.Search)
            || !access.IsClosedByTemplates
            || access.Infrastructure.ProjectMayActAsOther)
            return;

        if (Refusal.OfProject(ServiceOperations.SearchTool, access, static _ => true) is { } refusal)
        {
            var role = ServiceOperations.SearchTool.LeastRole(refusal.Requirement)!;
            var assign = $"Assign {Explanation.NameOf(role)} at the search service";
            var properties = Explanation.Assignment(role, AccessScope.Search);
            var advice = Explanation.Nearest(refusal) + assign;
            Report(context, access, refusal.Places, properties, "the project's identity has no role to search", advice);
        }
        else if (stores.SearchByKeyOnly is { } service)
        {
            Report(context, access, new[] { service }, properties: null, "the search service accepts keys only", Accept);
        }
    }

    private void Report(
        OperationAnalysisContext context,
        DeclaredAccess access,
        IEnumerable<Location> related,
        ImmutableDictionary<string, string?>? properties,
        string reason,
        string advice) => Report(
        context,
        context.Operation.NameLocation(),
        new Evidence(isCertain: false, properties: properties, related: related, isAdvice: !access.IsService),
        context.Operation.Call().Method!.CalledName(),
        reason,
        advice);
}
