using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>FDRY2002: a key or client secret is written in the source.</summary>
/// <remarks>Neither message nor properties hold the secret or a part of it: both end up in build logs.</remarks>
internal sealed class SecretInSource : FoundryRule
{
    /// <summary>The diagnostic property that holds the environment variable such a secret is usually kept in.</summary>
    internal const string Variable = nameof(Variable);

    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY2002", "Secret in source",
        "'{0}' is given {1} that is written in the source, where everyone who reads the code or the compiled file can take it; replace it at the service and read the new one from the environment",
        RuleArea.Credentials, RuleLevel.Certain,
        "A secret in the source is in every clone, every build and in the history for good. Deleting the line does not take it back: it has to be replaced at the service that issued it.");

    public SecretInSource() : base(Descriptor) { }

    /// <summary>A secret in a test is as public as any other.</summary>
    public override bool RunsInTestProjects => true;

    /// <summary>Whoever reads the source reads the branch that never runs, too.</summary>
    public override bool ReportsDeadCode => true;

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, FlowContext flow)
    {
        var (method, arguments) = context.Operation.Call();
        if (method is null || arguments.IsEmpty)
            return;

        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
                && SecretParameter.Is(parameter)
                && ShapeOf(argument.Value, parameter, flow) is { } shape
                && !StaysHere(context.Operation, flow))
            {
                var evidence = new Evidence(properties: ImmutableDictionary<string, string?>.Empty.Add(Variable, shape.Variable));
                Report(context, argument.Value.SourceSyntax(), evidence, method.CalledName(), shape.Name);
            }
        }
    }

    /// <summary>The form of secret that is among the values an expression can have. (Even the one of a branch not taken is in the source.)</summary>
    private static SecretShape? ShapeOf(IOperation value, IParameterSymbol parameter, FlowContext flow)
    {
        foreach (var text in ConstantFolder.Fold(value, flow))
        {
            // A settings file is no source: it may be one that never leaves this machine.
            if (text is { Origin: null, Constant: { } constant }
                && (SecretParameter.TakesClientSecret(parameter) ? SecretShape.OfClientSecret(constant) : SecretShape.OfKey(constant)) is { } shape)
                return shape;
        }

        return null;
    }

    /// <summary>Whether the secret only ever goes to this machine, where nobody checks it.</summary>
    private static bool StaysHere(IOperation call, FlowContext flow)
    {
        if (ClientCreation.Read(call) is { } client)
            return IsHere(client.ReadEndpoint(flow));
        var destinations = TokenDestination.OfCredential(call, flow).ToArray();
        return destinations.Length > 0 && destinations.All(IsHere);
    }

    private static bool IsHere(ClientEndpoint endpoint) => endpoint.Is(static address => address.IsLoopback);
}
