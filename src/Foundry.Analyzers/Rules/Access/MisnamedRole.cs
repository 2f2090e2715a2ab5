using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>A wrong role name in a file: another role's name, a previous name, or a name that a module does not know.</summary>
internal sealed class MisnamedRole
{
    /// <summary>Prefix of the built-in role names that the Bicep registry modules do not know.</summary>
    private const string NamesUnknownToModules = "Foundry ";

    /// <summary>The problem of a name in the place of an id.</summary>
    public const string NameForId = "is a role name, but Azure needs the role id here";

    private MisnamedRole(
        string name,
        string problem,
        Role intended,
        GrantSource source,
        string textToReplace,
        bool isLookedUp = false,
        Role? held = null)
    {
        (Name, Problem, Intended, Held) = (name, problem, intended, held);
        (Source, TextToReplace, IsLookedUp) = (source, textToReplace, isLookedUp);
    }

    /// <summary>The name that is wrong, or that the id contradicts.</summary>
    public string Name { get; }

    /// <summary>What is wrong with the name, as the rest of a sentence.</summary>
    public string Problem { get; }

    public Role Intended { get; }

    /// <summary>The role whose id the name contradicts, or null.</summary>
    public Role? Held { get; }

    public GrantSource Source { get; }

    /// <summary>The text to replace, somewhere in <see cref="Source"/>.</summary>
    public string TextToReplace { get; }

    /// <summary>Whether the place takes role names only, not ids.</summary>
    public bool IsLookedUp { get; }

    public string Replacement => IsLookedUp ? Intended.Name : Intended.Id;

    public static IEnumerable<MisnamedRole> In(DeclaredAccess access)
    {
        var literals = access.Infrastructure.RoleLiterals;

        // A comment describes its whole line, so it says nothing about one of several roles.
        var sharedLines = new HashSet<(string, int)>(
            literals.GroupBy(LineOf).Where(static line => line.Count() > 1).Select(static line => line.Key));
        return access.Manifests.SelectMany(In)
            .Concat(literals
                .Select(literal => Of(literal, isAloneOnLine: !sharedLines.Contains(LineOf(literal))))
                .OfType<MisnamedRole>());
    }

    /// <summary>The previous role names in a manifest.</summary>
    /// <remarks>A manifest accepts them, but they may mislead a reader.</remarks>
    private static IEnumerable<MisnamedRole> In(AccessManifest manifest)
    {
        foreach (var grant in manifest.Grants)
        {
            if (grant.Role is not { PreviousNames.IsEmpty: false } role)
                continue;
            var name = manifest.TextAt(grant.Source.Location.SourceSpan).Trim('"');
            if (IsPreviousName(role, name))
                yield return PreviousName(role, grant.Source, name);
        }
    }

    private static MisnamedRole? Of(RoleLiteral literal, bool isAloneOnLine)
    {
        if (literal.Role is not { } role)
            return null;
        if (literal.IsNameForId)
            return new(literal.Text, NameForId, role, literal.Source, literal.Text);
        if (literal.Text.Equals(role.Id, StringComparison.OrdinalIgnoreCase))
            return OfId(literal, role, isAloneOnLine);
        if (literal.IsModuleRole && role.Name.StartsWith(NamesUnknownToModules, StringComparison.Ordinal))
        {
            const string Problem = "is unknown to Azure Verified Modules";
            return new(literal.Text, Problem, role, literal.Source, literal.Text);
        }

        return IsPreviousName(role, literal.Text)
            ? PreviousName(role, literal.Source, literal.Text, isLookedUp: !literal.IsModuleRole)
            : null;
    }

    /// <summary>An id whose label or comment names another role.</summary>
    /// <remarks>A label that names a role wins over the comment, which may be outdated.</remarks>
    private static MisnamedRole? OfId(RoleLiteral literal, Role identified, bool isAloneOnLine)
    {
        if (literal.Label is { } label && RoleNames.NamedBy(label) is not null)
        {
            return RoleNames.Disagree(label, literal.Text, out var labelled, out _)
                ? Contradiction(label, labelled, identified, literal)
                : null;
        }

        return isAloneOnLine && literal.Comment is { } comment && RoleNames.Find(comment) is { } named && named != identified
            ? Contradiction(comment, named, identified, literal)
            : null;
    }

    private static MisnamedRole Contradiction(string name, Role named, Role identified, RoleLiteral literal) =>
        new(
            name,
            $"names {named.Name} but has the id of {identified.Name}",
            named,
            literal.Source,
            literal.Text,
            held: identified);

    private static MisnamedRole PreviousName(Role role, GrantSource source, string name, bool isLookedUp = false) =>
        new(name, "is the former name of the role", role, source, name, isLookedUp);

    private static bool IsPreviousName(Role role, string name) =>
        role.PreviousNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static (string Path, int Line) LineOf(RoleLiteral literal) =>
        (literal.Source.Path, literal.Source.Location.GetLineSpan().EndLinePosition.Line);
}
