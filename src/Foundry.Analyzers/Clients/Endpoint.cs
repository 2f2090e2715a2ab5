using System;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Clients;

/// <summary>The address of a service, as far as the source shows it.</summary>
internal sealed class Endpoint
{
    private const string SchemeEnd = "://";

    /// <summary>Replaces an unknown resource name.</summary>
    private const string SomeResource = "resource";

    private Endpoint(string? scheme, string? host, string pathAndQuery, Location? origin)
    {
        var query = pathAndQuery.IndexOfAny(new[] { '?', '#' });
        (Scheme, Host, Origin) = (scheme, host, origin);
        Path = query >= 0 ? pathAndQuery.Substring(0, query) : pathAndQuery;
        Query = query >= 0 ? pathAndQuery.Substring(query) : "";
    }

    /// <summary>The scheme, or null if it is not known.</summary>
    public string? Scheme { get; }

    /// <summary>The host, or null if a part of it is not known.</summary>
    public string? Host { get; }

    /// <summary>
    /// The path, with holes for unknown parts. If the host is not known, a hole at the start may hide more of the path.
    /// </summary>
    public string Path { get; }

    /// <summary>
    /// The place in a settings file that the address or a part of it comes from; null if all of it is written in C#.
    /// </summary>
    public Location? Origin { get; }

    /// <summary>The name of the resource, which is the first part of a known Azure host; null if it is not known.</summary>
    public string? Resource
    {
        get
        {
            if (!IsAzureHost || IsRegional)
                return null;
            var name = Host!.Substring(0, Host.IndexOf('.'));
            return name == SomeResource ? null : name;
        }
    }

    /// <summary>
    /// Whether the host is known and belongs to neither Foundry nor Azure OpenAI. No rule judges such an endpoint.
    /// </summary>
    public bool IsElsewhere => Host is not null && !AzureHosts.IsKnown(Host);

    /// <summary>Whether the host is known and belongs to Foundry or Azure OpenAI.</summary>
    public bool IsAzureHost => Host is not null && AzureHosts.IsKnown(Host);

    /// <summary>Whether the host is known and regional, and so accepts keys only.</summary>
    public bool IsRegional => Host is not null && AzureHosts.IsRegional(Host);

    /// <summary>Whether the host is not known, or a gateway, which may change the path before a service sees it.</summary>
    public bool MayRewritePath => Host is null || AzureHosts.IsGateway(Host);

    /// <summary>Whether the host is this machine.</summary>
    public bool IsLoopback =>
        Host is not null && Uri.TryCreate("http://" + Host, UriKind.Absolute, out var uri) && uri.IsLoopback;

    /// <summary>Whether the path starts or ends with an unknown part, which may hide more of it.</summary>
    public bool IsPathHidden =>
        Path.Length > 0 && (Path[0] == PartialText.Hole || Path[Path.Length - 1] == PartialText.Hole);

    /// <summary>The query or fragment after the path, with its first character; empty if there is none.</summary>
    public string Query { get; }

    /// <summary>Whether the path is that of a Foundry project.</summary>
    public bool IsProject => !IsElsewhere && EndpointPath.ContainsProject(Path);

    /// <summary>Whether host or path prove that the endpoint is Foundry or Azure OpenAI.</summary>
    public bool IsAzure => IsAzureHost || IsProject;

    /// <summary>The kind of endpoint, if host and path prove it.</summary>
    public EndpointKind? Kind
    {
        get
        {
            if (IsProject)
                return EndpointKind.Project;
            return IsAzureHost && !IsPathHidden && EndpointPath.IsAccount(Path) ? EndpointKind.Account : null;
        }
    }

    /// <summary>The cloud of a known Azure host, else null.</summary>
    public AzureCloud? Cloud => IsAzureHost ? AzureCloud.OfSuffix(Host!) : null;

    /// <summary>Reads an address; null if neither host nor path is known.</summary>
    public static Endpoint? Read(PartialText text)
    {
        var pattern = text.Pattern;
        var schemeEnd = pattern.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (schemeEnd < 0)
        {
            // "{endpoint}/openai/v1": the end of the path is known, whatever the hole hides.
            var slash = pattern.IndexOf('/');
            return slash > 0 && pattern[0] == PartialText.Hole
                ? new(scheme: null, host: null, pattern.Substring(slash), text.Origin)
                : null;
        }

        // A connection string contains an address but is not one.
        if (pattern.IndexOf('=', 0, schemeEnd) >= 0)
            return null;

        var start = schemeEnd + SchemeEnd.Length;
        var end = pattern.IndexOfAny(new[] { '/', '?', '#' }, start);
        var authority = end < 0 ? pattern.Substring(start) : pattern.Substring(start, end - start);
        var path = end < 0 ? "" : pattern.Substring(end);
        var isSchemeKnown = schemeEnd > 0 && pattern.LastIndexOf(PartialText.Hole, schemeEnd) < 0;
        return new(isSchemeKnown ? pattern.Substring(0, schemeEnd) : null, HostOf(authority), path, text.Origin);
    }

    private static string? HostOf(string authority)
    {
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        var port = host.IndexOf(':', Math.Max(0, host.IndexOf(']')));
        if (port >= 0)
            host = host.Substring(0, port);

        var hole = host.LastIndexOf(PartialText.Hole);
        if (hole < 0)
            return host.Length > 0 ? host : null;

        // "{resource}.openai.azure.com": the domain identifies the service, whatever the resource is called.
        var tail = host.Substring(hole + 1);
        return AzureHosts.IsKnown(SomeResource + tail) || !AzureHosts.MayEndIn(tail) ? SomeResource + tail : null;
    }
}
