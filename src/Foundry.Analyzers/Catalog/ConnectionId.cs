using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Catalog;

/// <summary>The id of a connection: a resource of an account, or of one of its projects.</summary>
internal sealed class ConnectionId
{
    // The names before the account may be unknown.
    private static readonly Regex Pattern = new(
        @"/providers/Microsoft\.CognitiveServices/accounts/(?<account>[^/\x00]+)(/projects/(?<project>[^/\x00]+))?"
            + @"/connections/(?<name>[^/\x00]+)/?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private ConnectionId(string account, string? project, string name) => (Account, Project, Name) = (account, project, name);

    public string Account { get; }

    /// <summary>The project; null for a connection of the account, which all its projects have.</summary>
    public string? Project { get; }

    public string Name { get; }

    /// <summary>Reads an id with holes for unknown parts; null if it is not the id of a connection of a known account.</summary>
    public static ConnectionId? Read(string text)
    {
        var match = Pattern.Match(text);
        if (!match.Success)
            return null;

        var project = match.Groups["project"];
        return new(match.Groups["account"].Value, project.Success ? project.Value : null, match.Groups["name"].Value);
    }
}
