using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>FDRY4015: a binding of Azure Functions calls a model as the app's identity, which may not call it.</summary>
[NoFix("The role assignment belongs in the infrastructure.")]
internal sealed class FunctionBindingWithoutRole : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY4015", "Function binding: the app's identity has no access",
        "'{0}' fails with 401: the app's identity has no role for it. {1}Assign {2} at the {3}, or use a key.",
        RuleArea.Access, RuleLevel.Likely,
        "Without a key, the OpenAI bindings of Azure Functions call the account as the identity of the function app. "
        + "The identity needs a role with the data action of the call.");

    public FunctionBindingWithoutRole() : base(Descriptor) { }

    public override bool AppliesTo(FoundryContext foundry) => foundry.MayDeclareAccess && foundry.ReferencesFunctionBindings;

    public override void Start(RuleRegistration actions, FoundryContext foundry) => actions.RegisterSymbolAction(
        (context, flow) =>
        {
            foreach (var binding in FunctionBindingUse.On(context.Symbol, flow.Cancel))
                Analyze(context, binding, foundry, flow);
        },
        SymbolKind.Method, SymbolKind.Property);

    private void Analyze(SymbolAnalysisContext context, FunctionBindingUse use, FoundryContext foundry, FlowContext flow)
    {
        if (use.UsesKey(flow))
            return;

        var access = foundry.Access(flow.Cancel).WithUsersApart;
        var endpoint = use.EndpointOf(flow);
        if (!ShowsGrantsAndKeys(access) || endpoint.Is(static address => address.IsElsewhere) || !access.IsAbout(endpoint))
            return;

        var refusal = use.Binding.Operations
            .Select(operation => Refusal.OfCaller(operation, access))
            .FirstOrDefault(static refusal => refusal is not null);
        if (refusal is null)
            return;

        var least = LeastRole.Of(use.Binding.Operations, AccessIdentity.Caller);
        Report(
            context,
            use.Syntax.Name,
            new Evidence(
                isCertain: false,
                properties: Explanation.Assignment(least.Role, least.Scope),
                related: refusal.Places,
                isAdvice: !access.IsOfProgram(endpoint, flow) && !use.IsFilled(access)),
            use.Name,
            Explanation.Nearest(refusal),
            Explanation.NameOf(least.Role),
            Explanation.NameOf(least.Scope));
    }

    /// <summary>Whether the files show who gets roles, and no file names a key or may hide one.</summary>
    private static bool ShowsGrantsAndKeys(DeclaredAccess access) =>
        (access.IsComplete || access.ShowsAssignments)
        && !access.Infrastructure.MayHideSettings
        && !access.Infrastructure.Resources.NamesBindingKey;
}
