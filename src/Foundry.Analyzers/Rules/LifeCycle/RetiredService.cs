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

/// <summary>FDRY6001: a client calls a service that is retired or has a retirement date.</summary>
[NoFix("The replacement is another package with other calls.")]
internal sealed class RetiredService : FoundryRule
{
    internal static readonly DiagnosticDescriptor Descriptor = Rule.Create(
        "FDRY6001", "Retired service",
        "'{0}' belongs to a service that {1}; use {2}",
        RuleArea.LifeCycle, RuleLevel.Likely,
        "Once a service is retired every call fails, and nothing at compile time says so.");

    /// <summary>A client of the OpenAI package, which also calls services that are not retired.</summary>
    private const string AssistantClient = "OpenAI.Assistants.AssistantClient";

    private static readonly ImmutableArray<(KnownType Client, LifeCycleNotice Notice)> Services =
        ServiceLifeCycle.Services.Select(static notice => (new KnownType(notice.Subject), notice)).ToImmutableArray();

    public RetiredService() : base(Descriptor) { }

    public override void Start(RuleRegistration actions, FoundryContext foundry) =>
        actions.RegisterOperationAction((context, flow) =>
        {
            if (ObtainedClient.Of(context.Operation) is { IsObsolete: false } client
                && KnownTypes.ClientOf(client.Type) is not null
                && !ReportHost(context, client, flow))
                ReportService(context, client, flow);
        }, OperationKind.ObjectCreation, OperationKind.Invocation);

    /// <summary>Reports a client whose endpoint is a retired host. Returns whether it did.</summary>
    private bool ReportHost(OperationAnalysisContext context, ObtainedClient client, FlowContext flow)
    {
        if (client.Method.MethodKind != MethodKind.Constructor
            || client.ReadEndpoint(flow) is not { Expression: not null } endpoint)
            return false;

        foreach (var host in ServiceLifeCycle.Hosts)
        {
            if (endpoint.Is(address => string.Equals(address.Host, host.Subject, StringComparison.OrdinalIgnoreCase)))
            {
                var evidence = new Evidence(settings: endpoint.Values.Select(static address => address.Origin));
                Report(context, context.Operation.Syntax, evidence, host.Subject, host.End, host.Replacement);
                return true;
            }
        }

        return false;
    }

    private void ReportService(OperationAnalysisContext context, ObtainedClient client, FlowContext flow)
    {
        foreach (var (type, notice) in Services)
        {
            if (type.Matches(client.Type) && HasParameter(client.Method, notice.Parameter) && CallsService(client, type, flow))
            {
                Report(context, context.Operation.Syntax, type.Name, notice.End, notice.Replacement);
                return;
            }
        }
    }

    /// <summary>Whether a method has the parameter of a notice. A notice without a parameter applies to every overload.</summary>
    private static bool HasParameter(IMethodSymbol method, string? name) =>
        name is null || method.Parameters.Any(parameter => parameter.Name == name);

    /// <summary>Whether the client calls the retired service, and not another one with the same protocol.</summary>
    private static bool CallsService(ObtainedClient client, KnownType type, FlowContext flow)
    {
        var endpoint = client.ReadEndpoint(flow);
        if (endpoint.Values.Any(static address => address.IsElsewhere))
            return false;

        return type.FullName != AssistantClient
            || endpoint.IsDefault
            || client.IsFromAzureClient
            || endpoint.Is(static address => address.IsAzure);
    }
}
