using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>
/// What the rules about endpoints share: finding an endpoint, as an argument or in the options, and the clients that go there.
/// An endpoint is reported once, however many clients share it. The message gets the client's name and, where the address stands in
/// a settings file, that file.
/// </summary>
public abstract class EndpointRule : FoundryAnalyzer
{
    private readonly DiagnosticDescriptor _rule;

    private protected EndpointRule(DiagnosticDescriptor rule) : base(rule) => _rule = rule;

    /// <summary>Whether the address is wrong for the client, whatever the rest of the program does.</summary>
    private protected abstract bool IsWrong(ClientCreation client, Endpoint address, Analysis analysis);

    private protected sealed override void Start(CompilationStartAnalysisContext start, FoundryContext foundry)
    {
        start.RegisterOperationAction(AnalyzeCreation, OperationKind.ObjectCreation, OperationKind.Invocation);
        start.RegisterOperationAction(AnalyzeOption, OperationKind.SimpleAssignment);
    }

    private void AnalyzeCreation(OperationAnalysisContext context)
    {
        if (ClientCreation.Read(context.Operation) is { EndpointArgument: { } argument } client)
            Judge(context, argument.Value, new[] { client });
    }

    private void AnalyzeOption(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: ClientCreation.EndpointProperty } property } target
            && KnownTypes.ClientPipelineOptions.MatchesOrIsBaseOf(property.ContainingType)
            && OptionsOf(assignment, target, new Analysis(context)) is { } options)
            Judge(context, assignment.Value, ClientsOf(options, assignment.Value, new Analysis(context)));
    }

    /// <summary>The creation of the options whose endpoint is assigned, in its initialiser or later.</summary>
    private static IObjectCreationOperation? OptionsOf(IOperation assignment, IPropertyReferenceOperation target, Analysis analysis) =>
        target.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
            ? assignment.Parent?.Parent as IObjectCreationOperation
            : target.Instance is { } instance ? Definition.Resolve(instance, analysis) as IObjectCreationOperation : null;

    /// <summary>The clients whose only endpoint is the assigned one. None where the options may be changed by others.</summary>
    private static IReadOnlyList<ClientCreation> ClientsOf(IObjectCreationOperation options, IOperation endpoint, Analysis analysis)
    {
        var clients = new List<ClientCreation>();
        if (Uses.Of(options, analysis).Count(static use => use is IPropertyReferenceOperation { Property.Name: ClientCreation.EndpointProperty }) > 1)
            return clients;

        foreach (var use in Uses.Of(options, analysis))
        {
            switch (use)
            {
                case IArgumentOperation argument when ClientCreation.Read(argument.Parent) is { } client:
                    if (client.ReadEndpoint(analysis).Expression?.Syntax == endpoint.Syntax)
                        clients.Add(client);
                    break;
                case IPropertyReferenceOperation:
                    break;
                default:
                    return new ClientCreation[0];
            }
        }

        return clients;
    }

    private void Judge(OperationAnalysisContext context, IOperation expression, IReadOnlyList<ClientCreation> clients)
    {
        if (clients.Count == 0 || context.Operation.IsDead())
            return;

        var analysis = new Analysis(context);
        var endpoint = ClientEndpoint.Read(expression, analysis);
        var wronged = clients.FirstOrDefault(client => endpoint.Is(address => IsWrong(client, address, analysis)));
        if (wronged is not null)
        {
            // A setting may be another one where the program runs, and a program may choose its client by it.
            if (endpoint.Origin is not null && context.Operation.IsConditional())
                return;
            context.ReportDiagnostic(Diagnostic.Create(_rule, endpoint.Written!.Written().GetLocation(),
                endpoint.Origin is null ? _rule.DefaultSeverity : DiagnosticSeverity.Info, new[] { endpoint.Origin }.OfType<Location>(), properties: null, wronged.Client.Name, endpoint.Origin.InFile()));
        }
    }
}
