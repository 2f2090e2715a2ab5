using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>A place in a file where the name of a role is wrong: it is another role's, an old one, or not known to whoever looks it up.</summary>
internal sealed class MisnamedRole
{
    /// <summary>The names that the modules of the registry leave out begin so. They know those of Cognitive Services, and Azure AI Developer.</summary>
    private const string Family = "Foundry ";

    private MisnamedRole(string name, string what, Role meant, GrantSource source, string written, bool isLookedUp = false) =>
        (Name, What, Meant, Source, Written, IsLookedUp) = (name, what, meant, source, written, isLookedUp);

    /// <summary>The name that is wrong, or that the id contradicts.</summary>
    public string Name { get; }

    /// <summary>What is wrong with it, as the rest of a sentence.</summary>
    public string What { get; }

    public Role Meant { get; }

    public GrantSource Source { get; }

    /// <summary>What to replace, somewhere in the place.</summary>
    public string Written { get; }

    /// <summary>Whether the place takes names and no ids.</summary>
    public bool IsLookedUp { get; }

    /// <summary>What to write instead.</summary>
    public string Replacement => IsLookedUp ? Meant.Name : Meant.Id;

    public static IEnumerable<MisnamedRole> In(DeclaredAccess access)
    {
        var mentions = access.Infrastructure.RoleLiterals;
        var crowded = new HashSet<(string, int)>(mentions.GroupBy(LineOf).Where(static line => line.Count() > 1).Select(static line => line.Key));
        return access.Manifests.SelectMany(In)
            .Concat(mentions.Select(mention => Of(mention, isAlone: !crowded.Contains(LineOf(mention)))).OfType<MisnamedRole>());
    }

    /// <summary>A manifest takes a name for as good as an id; only an old one may mislead who reads it.</summary>
    private static IEnumerable<MisnamedRole> In(AccessManifest manifest)
    {
        foreach (var grant in manifest.Grants)
        {
            if (grant.Role is not { PreviousNames.IsEmpty: false } role)
                continue;
            var written = manifest.TextAt(grant.Source.Location.SourceSpan).Trim('"');
            if (IsPrevious(role, written))
                yield return Previous(role, grant.Source, written);
        }
    }

    private static MisnamedRole? Of(RoleLiteral mention, bool isAlone)
    {
        if (mention.Role is not { } role)
            return null;
        if (mention.Text.Equals(role.Id, StringComparison.OrdinalIgnoreCase))
            return OfId(mention, role, isAlone);
        if (mention.IsModuleRole && role.Name.StartsWith(Family, StringComparison.Ordinal))
            return new(mention.Text, "is not among the names that Azure Verified Modules look up", role, mention.Source, mention.Text);
        return IsPrevious(role, mention.Text) ? Previous(role, mention.Source, mention.Text, isLookedUp: !mention.IsModuleRole) : null;
    }

    /// <summary>An id under another role's name. Where the label is right, a comment that is not may be left over.</summary>
    private static MisnamedRole? OfId(RoleLiteral mention, Role held, bool isAlone)
    {
        if (mention.Label is { } label && RoleNames.NamedBy(label) is not null)
        {
            return RoleNames.Disagree(label, mention.Text, out var named, out _)
                ? new(label, Holds(named, held), named, mention.Source, mention.Text) : null;
        }

        return isAlone && mention.Comment is { } comment && RoleNames.Find(comment) is { } said && said != held
            ? new(comment, Holds(said, held), said, mention.Source, mention.Text) : null;
    }

    private static string Holds(Role said, Role held) => $"names the role {said.Name} and holds the id of {held.Name}";

    private static MisnamedRole Previous(Role role, GrantSource source, string written, bool isLookedUp = false) =>
        new(written, "is what the role was called before", role, source, written, isLookedUp);

    private static bool IsPrevious(Role role, string name) => role.PreviousNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a comment says of a line it says of one role only.</summary>
    private static (string Path, int Line) LineOf(RoleLiteral mention) => (mention.Source.Path, mention.Source.Location.GetLineSpan().EndLinePosition.Line);
}
