using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>FDRY6002: a client still works but has a successor.</summary>
[NoFix("The replacement has other calls: threads and runs become conversations and responses.")]
internal sealed class PreviousGeneration : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY6002", "Previous-generation client",
        "'{0}' belongs to a previous generation that {1}; use {2}",
        RuleArea.LifeCycle, RuleLevel.Likely,
        "What is new comes to the current clients only, and the service behind the previous ones has an end.");

    private static readonly ImmutableArray<(KnownType Client, LifeCycleNotice Notice)> Clients =
        ServiceLifeCycle.PreviousGeneration.Select(static notice => (new KnownType(notice.Subject), notice)).ToImmutableArray();

    public PreviousGeneration() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, _) =>
        {
            if (ObtainedClient.Of(context.Operation) is not { IsObsolete: false } client)
                return;

            foreach (var (type, notice) in Clients)
            {
                if (type.Matches(client.Type))
                    Report(context, context.Operation.Syntax, type.Name, notice.End, notice.Replacement);
            }
        }, OperationKind.ObjectCreation, OperationKind.Invocation);
}
