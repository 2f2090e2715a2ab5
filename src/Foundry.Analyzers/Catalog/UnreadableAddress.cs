using System;
using System.Linq;

namespace Foundry.Analyzers.Catalog;

/// <summary>Recognises the address of an Azure resource in a text that is no absolute address.</summary>
/// <remarks>
/// <c>new Uri(text)</c> throws UriFormatException for all but the last kind, for which the client throws NotSupportedException
/// (run with .NET 10, Azure.AI.OpenAI 2.9.0-beta.1 and Semantic Kernel 1.82, 2026-11-30).
/// </remarks>
internal static class UnreadableAddress
{
    private const string HubDomain = ".api.azureml.ms";

    /// <summary>The kind of text; null if it may be an address, or is not known to be meant as one.</summary>
    /// <param name="text">The text with holes for what is not known.</param>
    public static UnreadableKind? Of(string text)
    {
        // A part that is not known at the start may hold the scheme.
        text = text.Trim();
        if (text.Length == 0 || text[0] == EndpointPath.Hole || text.IndexOfAny(new[] { '<', '>', '{', '}' }) >= 0)
            return null;

        if (text.IndexOf(';') >= 0)
            return KindOfConnection(text);
        return IsHost(HostOf(text.Replace(EndpointPath.Hole, 'x'), out var hasPort))
            ? hasPort ? UnreadableKind.HostWithPort : UnreadableKind.Host
            : null;
    }

    private static UnreadableKind? KindOfConnection(string text)
    {
        var parts = text.Split(';');
        if (parts.Length == 4 && parts[0].EndsWith(HubDomain, StringComparison.OrdinalIgnoreCase))
            return UnreadableKind.HubConnection;
        return parts.Any(static part => part.TrimStart().StartsWith("Endpoint=", StringComparison.OrdinalIgnoreCase))
            ? UnreadableKind.Connection
            : null;
    }

    private static string HostOf(string text, out bool hasPort)
    {
        var end = text.IndexOfAny(new[] { '/', '?', '#', ':' });
        hasPort = end >= 0 && text[end] == ':';
        return end < 0 ? text : text.Substring(0, end);
    }

    private static bool IsHost(string host) =>
        (AzureHosts.IsKnown(host) || AzureHosts.IsGateway(host))
        && host.All(static character => char.IsLetterOrDigit(character) || character is '-' or '.');
}

/// <summary>A text that should be an address but is not one.</summary>
internal enum UnreadableKind
{
    /// <summary><c>contoso.openai.azure.com</c></summary>
    Host,

    /// <summary><c>Endpoint=https://…;Key=…</c></summary>
    Connection,

    /// <summary><c>eastus.api.azureml.ms;subscription;group;project</c></summary>
    HubConnection,

    /// <summary><c>contoso.openai.azure.com:443</c>, whose host is taken for the scheme.</summary>
    HostWithPort,
}
