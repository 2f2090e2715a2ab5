using System;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Edits the text of <c>foundry.access.json</c>.</summary>
internal static class ManifestEdit
{
    /// <summary>
    /// Adds a grant, and its identity if none of that kind is declared. Returns the same text if the grant is already
    /// declared. Also does so if the manifest has a mistake, because an edit could make it worse.
    /// </summary>
    public static SourceText AddGrant(SourceText text, MissingGrant grant)
    {
        if (Declares(text, grant) || WithIdentity(text, grant.Identity) is not ({ } declared, { } identity))
            return text;
        if (RootOf(declared) is not { } root)
            return text;

        // A role name with "*/" would end the comment.
        var role = grant.RoleName.Contains("*/") ? $"\"{grant.RoleId}\"" : $"\"{grant.RoleId}\" /* {grant.RoleName} */";
        var item = $"{{ \"identity\": \"{identity}\", \"role\": {role}, \"scope\": \"{grant.Scope}\" }}";
        var changed = root["grants"] switch
        {
            null => new JsonEdit(declared, root).Append(root, $"\"grants\": [\n\t{item}\n]"),
            JsonArray grants => new JsonEdit(declared, root).Append(grants, item),
            _ => text,
        };
        return Declares(changed, grant) ? changed : text;
    }

    private static bool Declares(SourceText text, MissingGrant grant)
    {
        var kind = grant.Identity == ManifestIdentityKind.ProjectManagedIdentity
            ? PrincipalKind.ProjectIdentity
            : PrincipalKind.Application;
        return Read(text).Grants.Any(declared =>
            declared.Role is { } role && role.Id.Equals(grant.RoleId, StringComparison.OrdinalIgnoreCase)
            && declared.Scope is { } scope && ManifestTerms.Scopes.Word(scope) == grant.Scope
            && declared.Principal.Kind == kind);
    }

    /// <summary>Declares an identity if necessary, and returns its name. Returns null if the text cannot be edited.</summary>
    private static (SourceText Text, string Name)? WithIdentity(SourceText text, ManifestIdentityKind kind)
    {
        var identities = Read(text).Identities;
        var isProject = kind == ManifestIdentityKind.ProjectManagedIdentity;
        var candidates = isProject
            ? new[] { kind }
            : new[] { ManifestIdentityKind.ManagedIdentity, ManifestIdentityKind.ServicePrincipal, ManifestIdentityKind.User };
        foreach (var candidate in candidates)
        {
            if (identities.FirstOrDefault(identity => identity.Kind == candidate).Name is { } known)
                return NeedsEscape(known) ? null : (text, known);
        }

        var name = isProject ? "project" : "app";
        var isTaken = identities.Any(identity => identity.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (isTaken || RootOf(text) is not { } root)
            return null;

        var declaration = $"\"{name}\": {{ \"kind\": \"{ManifestTerms.IdentityKinds.Word(kind)}\" }}";
        return root["identities"] switch
        {
            null => (new JsonEdit(text, root).Append(root, $"\"identities\": {{\n\t{declaration}\n}}"), name),
            JsonObject declared => (new JsonEdit(text, root).Append(declared, declaration), name),
            _ => null,
        };
    }

    private static bool NeedsEscape(string name) =>
        name.Any(static character => character is '"' or '\\' || char.IsControl(character));

    private static JsonObject? RootOf(SourceText text) =>
        Json.Read(text) is { Mistakes.IsEmpty: true } json ? json.Root as JsonObject : null;

    private static AccessManifest Read(SourceText text) => AccessManifest.Read(FileKind.ManifestName, text);
}
