using System;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Clients;

/// <summary>The address of a service as far as the source tells it.</summary>
internal sealed class Endpoint
{
    private const string SchemeEnd = "://";

    /// <summary>Stands for a name that is not known.</summary>
    private const string SomeResource = "resource";

    private Endpoint(string? scheme, string? host, string pathAndQuery, Location? origin)
    {
        var query = pathAndQuery.IndexOfAny(new[] { '?', '#' });
        (Scheme, Host, HasQuery, Origin) = (scheme, host, query >= 0, origin);
        Path = query >= 0 ? pathAndQuery.Substring(0, query) : pathAndQuery;
    }

    /// <summary>The scheme, or null where it is not known.</summary>
    public string? Scheme { get; }

    /// <summary>The host, or null where a part of it is not known.</summary>
    public string? Host { get; }

    /// <summary>The path; holes for unknown parts. Where the host is not known it may begin with a hole that hides more path.</summary>
    public string Path { get; }

    /// <summary>Where in a settings file the address or a part of it stands; null where all of it is written in C#.</summary>
    public Location? Origin { get; }

    /// <summary>The name of the resource, which is the first part of a known Azure host; null where it is not known.</summary>
    public string? Resource => IsAzureHost && !IsRegional && Host!.Substring(0, Host.IndexOf('.')) is var name && name != SomeResource ? name : null;

    /// <summary>Whether the host is known and neither Foundry's nor Azure OpenAI's: such an endpoint is never judged.</summary>
    public bool IsElsewhere => Host is not null && !AzureHosts.IsKnown(Host);

    /// <summary>Whether the host is known to be Foundry's or Azure OpenAI's.</summary>
    public bool IsAzureHost => Host is not null && AzureHosts.IsKnown(Host);

    /// <summary>Whether the host is known to be a regional one, which accepts keys only.</summary>
    public bool IsRegional => Host is not null && AzureHosts.IsRegional(Host);

    /// <summary>Whether the host is this machine.</summary>
    public bool IsLoopback => Host is not null && Uri.TryCreate("http://" + Host, UriKind.Absolute, out var uri) && uri.IsLoopback;

    /// <summary>Whether the path ends in an unknown part, which may hide the rest of it.</summary>
    public bool IsPathHidden => Path.Length > 0 && (Path[0] == PartialText.Hole || Path[Path.Length - 1] == PartialText.Hole);

    /// <summary>Whether a query or fragment follows the path.</summary>
    public bool HasQuery { get; }

    /// <summary>Whether the path is that of a Foundry project.</summary>
    public bool IsProject => !IsElsewhere && EndpointPath.ContainsProject(Path);

    /// <summary>Whether host or path prove that calls go to Foundry or Azure OpenAI.</summary>
    public bool IsAzure => IsAzureHost || IsProject;

    /// <summary>The kind of endpoint, where host and path prove it.</summary>
    public EndpointKind? Kind => IsProject ? EndpointKind.Project
        : IsAzureHost && !IsPathHidden && EndpointPath.IsAccount(Path) ? EndpointKind.Account
        : null;

    /// <summary>The cloud of a known Azure host, else null.</summary>
    public AzureCloud? Cloud => IsAzureHost ? AzureCloud.OfSuffix(Host!) : null;

    /// <summary>Reads an address; null where neither host nor path is known.</summary>
    public static Endpoint? Read(PartialText text)
    {
        var pattern = text.Pattern;
        var scheme = pattern.IndexOf(SchemeEnd, StringComparison.Ordinal);
        if (scheme < 0)
        {
            // "{endpoint}/openai/v1": whatever the hole hides, this is how the path ends.
            var slash = pattern.IndexOf('/');
            return slash > 0 && pattern[0] == PartialText.Hole ? new(scheme: null, host: null, pattern.Substring(slash), text.Origin) : null;
        }

        var start = scheme + SchemeEnd.Length;
        var end = pattern.IndexOfAny(new[] { '/', '?', '#' }, start);
        var authority = end < 0 ? pattern.Substring(start) : pattern.Substring(start, end - start);
        var path = end < 0 ? "" : pattern.Substring(end);
        return new(scheme > 0 && pattern.LastIndexOf(PartialText.Hole, scheme) < 0 ? pattern.Substring(0, scheme) : null, HostOf(authority), path, text.Origin);
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

        // "{resource}.openai.azure.com": the domain is what tells the service, the resource's name may be anything.
        var tail = host.Substring(hole + 1);
        return AzureHosts.IsKnown(SomeResource + tail) || !AzureHosts.MayEndIn(tail) ? SomeResource + tail : null;
    }
}
