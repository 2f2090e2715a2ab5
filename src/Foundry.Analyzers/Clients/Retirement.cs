using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Clients;

/// <summary>The retirement of the service that a client calls, or of a feature. Such a client needs no other advice.</summary>
internal sealed class Retirement
{
    /// <summary>A client of the OpenAI package, which also calls services that are not retired.</summary>
    private const string AssistantClient = "OpenAI.Assistants.AssistantClient";

    private static readonly KnownNotice[] Services = Known(ServiceLifeCycle.Services);

    private static readonly KnownNotice[] PreviousGeneration = Known(ServiceLifeCycle.PreviousGeneration);

    private Retirement(string subject, LifeCycleNotice notice, IEnumerable<Location?> settings) =>
        (Subject, Notice, Settings) = (subject, notice, settings);

    /// <summary>The type or host, for a message.</summary>
    public string Subject { get; }

    public LifeCycleNotice Notice { get; }

    /// <summary>The places in settings files that the host comes from.</summary>
    public IEnumerable<Location?> Settings { get; }

    /// <summary>The retirement of the service of a client, at the place where the code obtains the client; or null.</summary>
    public static Retirement? Of(ObtainedClient client, FlowContext flow) => OfHost(client, flow) ?? OfService(client, flow);

    /// <inheritdoc cref="Of(ObtainedClient, FlowContext)"/>
    public static Retirement? Of(IOperation operation, FlowContext flow) =>
        ObtainedClient.Of(operation) is { } client ? Of(client, flow) : null;

    /// <summary>The successor of a client that still works, or null.</summary>
    public static Retirement? OfPreviousGeneration(ObtainedClient client) =>
        PreviousGeneration
            .Where(entry => entry.Type.Matches(client.Type))
            .Select(static entry => new Retirement(entry.Type.Name, entry.Notice, Enumerable.Empty<Location?>()))
            .FirstOrDefault();

    /// <summary>Whether a client of this type calls a retired service at Azure, whatever its constructor.</summary>
    public static bool IsOf(ITypeSymbol? client)
    {
        foreach (var known in Services)
        {
            if (known.Notice is { Parameter: null, IsRetired: true } && known.Type.MatchesOrIsBaseOf(client))
                return true;
        }

        return false;
    }

    private static Retirement? OfHost(ObtainedClient client, FlowContext flow)
    {
        if (client.Method.MethodKind != MethodKind.Constructor
            || KnownTypes.ClientOf(client.Type) is null
            || client.ReadEndpoint(flow) is not { Expression: not null } endpoint)
            return null;

        foreach (var host in ServiceLifeCycle.Hosts)
        {
            if (endpoint.Is(address => string.Equals(address.Host, host.Subject, StringComparison.OrdinalIgnoreCase)))
                return new(host.Subject, host, endpoint.Values.Select(static address => address.Origin));
        }

        return null;
    }

    private static Retirement? OfService(ObtainedClient client, FlowContext flow)
    {
        foreach (var known in Services)
        {
            if (known.Type.MatchesOrIsBaseOf(client.Type)
                && HasParameter(client.Method, known.Notice.Parameter)
                && CallsService(client, known.Type, flow))
                return new(client.Type.Name, known.Notice, Enumerable.Empty<Location?>());
        }

        return null;
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

    private static KnownNotice[] Known(IEnumerable<LifeCycleNotice> notices) =>
        notices.Select(static notice => new KnownNotice(notice)).ToArray();

    private sealed class KnownNotice(LifeCycleNotice notice)
    {
        public KnownType Type { get; } = new(notice.Subject);

        public LifeCycleNotice Notice { get; } = notice;
    }
}
