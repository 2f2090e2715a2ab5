using System;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Rules.Access;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Edits the text of <c>foundry.access.json</c>.</summary>
internal static class ManifestEdit
{
    /// <summary>
    /// Adds a grant, and the identity it is for where none of its kind is declared. Gives back the same text where the grant is
    /// there already, or where the text is not in order: an edit of what cannot be read may break it further.
    /// </summary>
    public static SourceText AddGrant(SourceText text, MissingGrant grant)
    {
        if (Holds(text, grant) || WithIdentity(text, grant.Identity) is not ({ } declared, { } identity) || RootOf(declared) is not { } root)
            return text;

        var role = grant.RoleName.Contains("*/") ? $"\"{grant.RoleId}\"" : $"\"{grant.RoleId}\" /* {grant.RoleName} */";
        var item = $"{{ \"identity\": \"{identity}\", \"role\": {role}, \"scope\": \"{grant.Scope}\" }}";
        var changed = root["grants"] switch
        {
            null => new JsonEdit(declared, root).Append(root, $"\"grants\": [\n\t{item}\n]"),
            JsonArray grants => new JsonEdit(declared, root).Append(grants, item),
            _ => text,
        };
        return Holds(changed, grant) ? changed : text;
    }

    private static bool Holds(SourceText text, MissingGrant grant) => Read(text).Grants.Any(declared =>
        declared.Role is { } role && role.Id.Equals(grant.RoleId, StringComparison.OrdinalIgnoreCase)
        && declared.Scope is { } scope && ManifestTerms.Scopes.Word(scope) == grant.Scope
        && declared.Principal.Kind == (grant.Identity == ManifestIdentityKind.ProjectManagedIdentity ? PrincipalKind.ProjectIdentity : PrincipalKind.Application));

    /// <summary>The text with an identity for a grant, and the name of it; null where the text cannot be edited.</summary>
    private static (SourceText Text, string Name)? WithIdentity(SourceText text, ManifestIdentityKind kind)
    {
        var identities = Read(text).Identities;
        var candidates = kind == ManifestIdentityKind.ProjectManagedIdentity ? new[] { kind } : new[] { ManifestIdentityKind.ManagedIdentity, ManifestIdentityKind.ServicePrincipal, ManifestIdentityKind.User };
        foreach (var candidate in candidates)
        {
            // A name with an escape would have to be escaped anew.
            if (identities.FirstOrDefault(identity => identity.Kind == candidate).Name is { } known)
                return known.Any(character => character is '"' or '\\' || char.IsControl(character)) ? null : (text, known);
        }

        var name = kind == ManifestIdentityKind.ProjectManagedIdentity ? "project" : "app";
        var declaration = $"\"{name}\": {{ \"kind\": \"{ManifestTerms.IdentityKinds.Word(kind)}\" }}";
        if (RootOf(text) is not { } root || identities.Any(identity => identity.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            return null;

        return root["identities"] switch
        {
            null => (new JsonEdit(text, root).Append(root, $"\"identities\": {{\n\t{declaration}\n}}"), name),
            JsonObject map => (new JsonEdit(text, root).Append(map, declaration), name),
            _ => null,
        };
    }

    private static JsonObject? RootOf(SourceText text) => Json.Read(text) is { Mistakes.IsEmpty: true } json ? json.Root as JsonObject : null;

    private static AccessManifest Read(SourceText text) => AccessManifest.Read(AccessManifest.FileName, text);
}
