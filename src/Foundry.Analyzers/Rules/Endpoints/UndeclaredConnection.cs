using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>FDRY1013: a call names a connection that the account and the projects of the templates do not have.</summary>
[NoFix("Nothing tells which of the declared connections is meant.")]
internal sealed class UndeclaredConnection : UndeclaredNameRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY1013", "Connection is not declared",
        "No connection is named '{0}'. The service does not find it, and the call fails. Use a declared one: {1}.",
        RuleArea.Endpoints, RuleLevel.Likely,
        "A project has its own connections and the connections of its account. "
        + "The templates declare some, but not this one.");

    private static readonly KnownType Connections = new("Azure.AI.Projects.AIProjectConnectionsOperations");
    private static readonly KnownType Datasets = new("Azure.AI.Projects.AIProjectDatasetsOperations");

    public UndeclaredConnection() : base(Descriptor) { }

    private protected override IArgumentOperation? NameIn(IOperation operation, FlowContext flow) =>
        operation is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } method } call
        && (Connections.MatchesOrIsBaseOf(method.ContainingType) || Datasets.MatchesOrIsBaseOf(method.ContainingType))
            ? call.Arguments.For("connectionName")
            : null;

    private protected override ImmutableArray<DeclaredName> Declared(DeclaredResources resources) => resources.Connections;
}
