using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Rules.LifeCycle;

/// <summary>FDRY6001: a client of a service that is gone or going.</summary>
[NoFix("The replacement is another package with other calls.")]
internal sealed class RetiredService : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create("FDRY6001", "Retired service",
        "'{0}' belongs to a service that {1}; use {2}", RuleArea.LifeCycle, RuleLevel.Likely,
        "Once a service is retired every call fails, and nothing at compile time says so.");

    private const string Plain = "OpenAI.Assistants.AssistantClient";

    private static readonly ImmutableArray<(KnownType Client, LifeCycleNotice Notice)> Services =
        Catalog.ServiceLifeCycle.Services.Select(static notice => (new KnownType(notice.Subject), notice)).ToImmutableArray();

    public RetiredService() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            if (ObtainedClient.Of(context.Operation) is { IsObsolete: false } client && KnownTypes.ClientOf(client.Type) is not null)
                Judge(context, client, flow);
        }, OperationKind.ObjectCreation, OperationKind.Invocation);

    private void Judge(OperationAnalysisContext context, ObtainedClient client, FlowContext flow)
    {
        if (client.Method.MethodKind == MethodKind.Constructor && client.ReadEndpoint(flow) is { Expression: not null } endpoint)
        {
            foreach (var host in Catalog.ServiceLifeCycle.Hosts)
            {
                if (endpoint.Is(address => string.Equals(address.Host, host.Subject, StringComparison.OrdinalIgnoreCase)))
                {
                    var evidence = new Evidence(settings: endpoint.Values.Select(static address => address.Origin));
                    Report(context, context.Operation.Syntax, evidence, host.Subject, host.End, host.Replacement);
                    return;
                }
            }
        }

        foreach (var (type, notice) in Services)
        {
            if (type.Matches(client.Type) && (notice.Parameter is null || client.Method.Parameters.Any(parameter => parameter.Name == notice.Parameter)) && GoesThere(client, type, flow))
            {
                Report(context, context.Operation.Syntax, type.Name, notice.End, notice.Replacement);
                return;
            }
        }
    }

    /// <summary>Whether the client goes to the service that is meant, and not to another that speaks the same protocol.</summary>
    private static bool GoesThere(ObtainedClient client, KnownType type, FlowContext flow)
    {
        var endpoint = client.ReadEndpoint(flow);
        if (endpoint.Values.Any(static address => address.IsElsewhere))
            return false;

        // A plain client may talk to anything that it is told to.
        return type.FullName != Plain || endpoint.IsDefault || client.IsOfAzureClient || endpoint.Is(static address => address.IsAzure);
    }
}
