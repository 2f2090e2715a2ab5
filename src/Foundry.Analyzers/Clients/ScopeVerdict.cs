using System;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Clients;

/// <summary>The possible problems of a token scope. A rule reports at most one for each scope.</summary>
internal enum ScopeProblem
{
    /// <summary>Microsoft Entra ID has no such audience, so no credential gets a token.</summary>
    NoAudience,

    /// <summary>
    /// The audience without <c>/.default</c>. Managed identities and the Azure CLI accept it. The token endpoint, which service
    /// principals and workload identities call directly, refuses it.
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
/// Sources: service refusals and SDK defaults as listed in docs/rules/FDRY3001.md to FDRY3003.md. That managed identity and the
/// Azure CLI accept an audience without <c>/.default</c> was measured with Azure.Identity 1.21.0 on 2026-11-21.
/// </remarks>
internal sealed class ScopeVerdict
{
    private const string Default = "/.default";

    private ScopeVerdict(
        ScopeProblem problem, bool isEndpointKnown, string rightScope, string? service, Location? endpointOrigin = null) =>
        (Problem, IsEndpointKnown, RightScope, Service, EndpointOrigin) =
        (problem, isEndpointKnown, rightScope, service, endpointOrigin);

    public ScopeProblem Problem { get; }

    /// <summary>The scope to use instead.</summary>
    public string RightScope { get; }

    /// <summary>Whether the endpoint is known and refuses the scope. A gateway may require any audience.</summary>
    public bool IsEndpointKnown { get; }

    /// <summary>The other service, if <see cref="Problem"/> is <see cref="ScopeProblem.OtherService"/>.</summary>
    public string? Service { get; }

    /// <summary>The place of the endpoint in a settings file; null if it is written in C# or not known.</summary>
    public Location? EndpointOrigin { get; }

    /// <summary>The same verdict, with the place of the endpoint, and another scope to use.</summary>
    public ScopeVerdict Against(Location? endpointOrigin, string? rightScope = null) =>
        new(Problem, IsEndpointKnown, rightScope ?? RightScope, Service, endpointOrigin);

    /// <summary>Finds the problem of a scope; null if there is none, or if it is not known.</summary>
    /// <param name="scope">The scope as written.</param>
    /// <param name="endpoint">The endpoint that gets the token, as far as it is known.</param>
    public static ScopeVerdict? Of(string scope, Endpoint? endpoint)
    {
        if (endpoint is { IsElsewhere: true })
            return null;

        if (Guid.TryParse(scope, out _))
            return Wrong(ScopeProblem.NoDefault, endpoint, RightScopeFor(endpoint, cloud: null));

        if (!Uri.TryCreate(scope, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return null;

        // Uri removes the dot segment of "/./default", so search the text.
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
            var repaired = AudienceOf(scope, uri) + Default;
            var right = Of(repaired, endpoint)?.RightScope ?? repaired;
            return Wrong(hasDotSegment ? ScopeProblem.NoAudience : ScopeProblem.NoDefault, endpoint, right);
        }

        if (path is not (Default or "//.default"))
            return null;

        if (endpoint is { IsProject: true })
        {
            return MayBeProjectAudience(host, endpoint)
                ? null
                : Wrong(ScopeProblem.NotProject, endpoint, RightScopeFor(endpoint, cloud));
        }

        var scopeCloud = AzureCloud.OfAudience(host);
        return scopeCloud is not null && endpoint?.Cloud is { } endpointCloud && scopeCloud != endpointCloud
            ? Wrong(ScopeProblem.OtherCloud, endpoint, RightScopeFor(endpoint))
            : null;
    }

    /// <summary>The audience without user info, which a fix must not copy, and without a host that looks like a key.</summary>
    private static string AudienceOf(string scope, Uri uri)
    {
        // A host is in small letters in a Uri, which hides that it is a key.
        return DisplayText.Sentence(scope).Contains(SecretText.Replacement)
            ? SecretText.Replacement
            : uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

    /// <summary>The scope that an endpoint accepts; null if it is not documented.</summary>
    /// <param name="cloud">The cloud to assume if the endpoint's is not known.</param>
    public static string? RightScopeFor(Endpoint? endpoint, AzureCloud? cloud = null)
    {
        cloud = endpoint?.Cloud ?? cloud ?? AzureCloud.Public;

        // Accounts of the public cloud accept both audiences; the documented one for the v1 path is that of projects.
        return endpoint is { IsProject: true } || cloud == AzureCloud.Public ? cloud.ProjectScope : cloud.AccountScope;
    }

    /// <summary>
    /// Whether a project endpoint may accept the audience. If its host is not known, only the audiences of accounts are certainly
    /// wrong.
    /// </summary>
    private static bool MayBeProjectAudience(string audience, Endpoint endpoint)
    {
        if (endpoint.Cloud is { } cloud)
            return IsAudience(audience, cloud.ProjectScope);
        return !IsAudience(audience, AzureCloud.Public.AccountScope)
            && !IsAudience(audience, AzureCloud.UsGovernment.AccountScope)
            && !IsAudience(audience, AzureCloud.China.AccountScope);
    }

    /// <summary>Whether the host is the audience of a scope; an unknown scope may have any audience.</summary>
    private static bool IsAudience(string host, string? scope) =>
        scope is null || new Uri(scope).Host.Equals(host, StringComparison.OrdinalIgnoreCase);

    private static ScopeVerdict? Wrong(ScopeProblem problem, Endpoint? endpoint, string? rightScope, string? service = null) =>
        rightScope is null ? null : new(problem, endpoint is { IsAzure: true }, rightScope, service);
}
