using System.Collections.Immutable;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>The grant that a call lacks. Diagnostic properties carry it from the rule to the fix that declares it.</summary>
internal sealed class MissingGrant
{
    /// <summary>The value of the property <c>Identity</c> for the application.</summary>
    private const string Caller = "caller";

    private MissingGrant(string roleId, string roleName, string scope, ManifestIdentityKind identity) =>
        (RoleId, RoleName, Scope, Identity) = (roleId, roleName, scope, identity);

    public string RoleId { get; }

    public string RoleName { get; }

    /// <summary>The scope as the manifest spells it.</summary>
    public string Scope { get; }

    /// <summary>The kind of identity that needs the grant: the project's or the application's.</summary>
    public ManifestIdentityKind Identity { get; }

    /// <summary>The properties of a diagnostic; empty if the manifest has no word for the scope.</summary>
    public static ImmutableDictionary<string, string?> Properties(Role role, AccessScope scope, AccessIdentity identity)
    {
        var none = ImmutableDictionary<string, string?>.Empty;
        if (role.Id.Length == 0 || ManifestTerms.Scopes.Word(scope) is not { } word)
            return none;

        var principal = identity == AccessIdentity.ProjectManagedIdentity
            ? ManifestTerms.IdentityKinds.Word(ManifestIdentityKind.ProjectManagedIdentity)
            : Caller;
        return none
            .Add(nameof(RoleId), role.Id)
            .Add(nameof(RoleName), role.Name)
            .Add(nameof(Scope), word)
            .Add(nameof(Identity), principal);
    }

    /// <summary>The grant that a diagnostic carries, or null.</summary>
    public static MissingGrant? Of(Diagnostic diagnostic)
    {
        var properties = diagnostic.Properties;
        return properties.TryGetValue(nameof(RoleId), out var id) && id is not null
            && properties.TryGetValue(nameof(RoleName), out var name) && name is not null
            && properties.TryGetValue(nameof(Scope), out var scope) && scope is not null
            && properties.TryGetValue(nameof(Identity), out var identity) && identity is not null
            ? new(id, name, scope, ManifestTerms.IdentityKinds.Meaning(identity) ?? ManifestIdentityKind.ManagedIdentity)
            : null;
    }
}
