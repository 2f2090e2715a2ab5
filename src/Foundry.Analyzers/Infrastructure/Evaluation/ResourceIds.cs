using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Builds and reads ids of Azure resources as text, with a hole for each unknown name.</summary>
internal static class ResourceIds
{
    private const string Providers = "/providers/";
    private const string RoleDefinitions = "/roleDefinitions/";

    public static readonly string Subscription = "/subscriptions/" + PartialText.Hole;

    /// <summary>The id of a resource, given its type and the pattern of its own name.</summary>
    public static string Of(string type, string name)
    {
        if (ResourceTypes.Is(type, ResourceTypes.ResourceGroup))
            return GroupOf(name);

        var parts = type.Split('/');
        var names = new string[parts.Length - 1];
        for (var i = 0; i < names.Length; i++)
            names[i] = i == names.Length - 1 ? LastOf(name) : PartialText.Hole.ToString();
        return Of(type, names);
    }

    /// <summary>The id of a resource, given its type and the patterns of all names.</summary>
    public static string Of(string type, IReadOnlyList<string> names)
    {
        var parts = type.Split('/');
        var id = new StringBuilder().Append(PartialText.Hole).Append(Providers).Append(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            var hasName = i <= names.Count && names[i - 1].Length > 0;
            id.Append('/').Append(parts[i]).Append('/').Append(hasName ? names[i - 1] : PartialText.Hole.ToString());
        }

        return id.ToString();
    }

    public static string GroupOf(string name) => $"/subscriptions/{PartialText.Hole}/resourceGroups/{name}";

    /// <summary>The resource type in an id; null if unknown.</summary>
    public static string? TypeOf(string id)
    {
        var start = id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        var segments = (start < 0 ? id : id.Substring(start + Providers.Length)).Trim('/').Split('/');

        // A namespace, then pairs of type and name.
        if (segments.Length < 3 || segments.Length % 2 == 0 || !IsNamespace(segments[0]))
            return null;

        var type = new StringBuilder(segments[0]);
        for (var i = 1; i < segments.Length; i += 2)
        {
            if (HasHole(segments[i]))
                return null;
            type.Append('/').Append(segments[i]);
        }

        return type.ToString();
    }

    /// <summary>The access scope of an id; null if unknown.</summary>
    public static AccessScope? ScopeOf(string id)
    {
        if (TypeOf(id) is { } type)
            return ResourceTypes.ScopeOf(type);

        var segments = id.Trim('/').Split('/');
        if (segments.Length < 2)
            return null;

        // A hole matches none of these.
        return segments[segments.Length - 2].ToLowerInvariant() switch
        {
            "resourcegroups" => AccessScope.ResourceGroup,
            "subscriptions" or "managementgroups" => AccessScope.Subscription,
            _ => null,
        };
    }

    /// <summary>
    /// The role in a text: the end of a role definition id, or the whole text if it is not an id. May contain holes.
    /// </summary>
    public static string RoleOf(string text)
    {
        var start = text.LastIndexOf(RoleDefinitions, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? text : text.Substring(start + RoleDefinitions.Length);
    }

    public static bool IsGuid(string text) => text.Length == 36 && Guid.TryParseExact(text, "D", out _);

    /// <summary>The last part of a name. In ARM, a name includes the names of the parents.</summary>
    public static string LastOf(string name) => name.Substring(name.LastIndexOf('/') + 1);

    private static bool IsNamespace(string text) =>
        text.IndexOf('.') > 0
        && text.All(static character => character == '.' || char.IsLetterOrDigit(character));

    private static bool HasHole(string text) => text.IndexOf(PartialText.Hole) >= 0;
}
