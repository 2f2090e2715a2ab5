using System;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Clients;

/// <summary>What can be wrong with a token scope. At most one thing is said of a scope.</summary>
internal enum ScopeProblem
{
    /// <summary>Microsoft Entra ID has no such audience, so no credential gets a token.</summary>
    NoAudience,

    /// <summary>
    /// The audience without <c>/.default</c>. Managed identities and the Azure CLI take it as it is; whoever asks the token endpoint
    /// itself (a service principal, a workload identity) is refused.
    /// </summary>
    NoDefault,

    /// <summary>The audience of another Azure service.</summary>
    OtherService,

    /// <summary>An audience of the account that a project endpoint does not accept.</summary>
    NotProject,

    /// <summary>The right audience, of another cloud than the endpoint's.</summary>
    OtherCloud,
}

/// <summary>Judges a scope against the endpoint that gets the token.</summary>
/// <remarks>
/// Sources: service refusals and SDK defaults as listed in docs/rules/FDRY3001.md to FDRY3003.md. That managed identity and the Azure
/// CLI accept an audience without <c>/.default</c> was measured with Azure.Identity 1.21.0 on 2026-11-21.
/// </remarks>
internal sealed class ScopeVerdict
{
    private const string Default = "/.default";

    private ScopeVerdict(ScopeProblem problem, bool isEndpointKnown, string rightScope, string? service, Location? endpointOrigin = null) =>
        (Problem, IsEndpointKnown, RightScope, Service, EndpointOrigin) = (problem, isEndpointKnown, rightScope, service, endpointOrigin);

    public ScopeProblem Problem { get; }

    /// <summary>The scope to use instead.</summary>
    public string RightScope { get; }

    /// <summary>Whether the endpoint is known to be one that refuses the scope. A gateway may want any audience.</summary>
    public bool IsEndpointKnown { get; }

    /// <summary>The other service, where <see cref="Problem"/> is <see cref="ScopeProblem.OtherService"/>.</summary>
    public string? Service { get; }

    /// <summary>Where in a settings file the endpoint stands; null where it is written in C# or not known.</summary>
    public Location? EndpointOrigin { get; }

    /// <summary>The same verdict, with the place of the endpoint.</summary>
    public ScopeVerdict Against(Location? endpointOrigin) => new(Problem, IsEndpointKnown, RightScope, Service, endpointOrigin);

    /// <summary>What is wrong with a scope; null where nothing is, or nothing is known.</summary>
    /// <param name="scope">The scope as written.</param>
    /// <param name="endpoint">Where the token goes, as far as it is known.</param>
    public static ScopeVerdict? Of(string scope, Endpoint? endpoint)
    {
        if (endpoint is { IsElsewhere: true })
            return null;

        if (Guid.TryParse(scope, out _))
            return Wrong(ScopeProblem.NoDefault, endpoint, RightScopeFor(endpoint, cloud: null));

        if (!Uri.TryCreate(scope, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return null;

        // Uri removes the dot segment of "/./default", so it is looked for in the text.
        var hasDotSegment = scope.EndsWith("/./default", StringComparison.OrdinalIgnoreCase);
        var host = uri.Host;
        var foreign = ForeignAudience.OfHost(host);
        var cloud = foreign?.Cloud ?? AzureCloud.OfSuffix(host);

        if (AzureHosts.IsKnown(host))
            return Wrong(ScopeProblem.NoAudience, endpoint, RightScopeFor(endpoint, cloud));

        if (foreign is not null)
        {
            return foreign.SpeaksOpenAI && endpoint is not { IsAzure: true }
                ? null
                : Wrong(ScopeProblem.OtherService, endpoint, RightScopeFor(endpoint, cloud), foreign.Service);
        }

        var path = uri.AbsolutePath;
        if (hasDotSegment || path is "" or "/")
        {
            var repaired = uri.GetLeftPart(UriPartial.Authority) + Default;
            var right = Of(repaired, endpoint) is { } still ? still.RightScope : repaired;
            return Wrong(hasDotSegment ? ScopeProblem.NoAudience : ScopeProblem.NoDefault, endpoint, right);
        }

        if (path is not (Default or "//.default"))
            return null;

        if (endpoint is { IsProject: true })
            return IsProjectAudience(host, endpoint) ? null : Wrong(ScopeProblem.NotProject, endpoint, RightScopeFor(endpoint, cloud));

        return AzureCloud.OfAudience(host) is { } own && endpoint?.Cloud is { } other && own != other
            ? Wrong(ScopeProblem.OtherCloud, endpoint, RightScopeFor(endpoint))
            : null;
    }

    /// <summary>Whether a project endpoint may accept the audience. Where its host is not known, only the account's audiences are surely wrong.</summary>
    private static bool IsProjectAudience(string audience, Endpoint endpoint) => endpoint.Cloud is { } cloud
        ? IsAudience(audience, cloud.ProjectScope)
        : !IsAudience(audience, AzureCloud.Public.AccountScope)
            && !IsAudience(audience, AzureCloud.UsGovernment.AccountScope)
            && !IsAudience(audience, AzureCloud.China.AccountScope);

    /// <summary>Whether the host is the audience of a scope; a scope that is not known may be any.</summary>
    private static bool IsAudience(string host, string? scope) =>
        scope is null || new Uri(scope).Host.Equals(host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The scope an endpoint accepts; null where it is not documented.</summary>
    /// <param name="cloud">The cloud to assume where the endpoint does not tell.</param>
    public static string? RightScopeFor(Endpoint? endpoint, AzureCloud? cloud = null)
    {
        cloud = endpoint?.Cloud ?? cloud ?? AzureCloud.Public;

        // Accounts of the public cloud accept both audiences; the documented one for the v1 path is that of projects.
        return endpoint is { IsProject: true } || cloud == AzureCloud.Public ? cloud.ProjectScope : cloud.AccountScope;
    }

    private static ScopeVerdict? Wrong(ScopeProblem problem, Endpoint? endpoint, string? rightScope, string? service = null) =>
        rightScope is null ? null : new(problem, endpoint is { IsAzure: true }, rightScope, service);
}
