using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Output;

/// <summary>The words for enumerations: those of JSON, which programs compare, and those for people.</summary>
internal static class Words
{
    public static string Key(AccessIdentity identity) =>
        identity == AccessIdentity.Caller ? "application" : "foundryProject";

    public static string Show(AccessIdentity identity) =>
        identity == AccessIdentity.Caller ? "application" : "Foundry project's managed identity";

    /// <summary>The word of the manifest for a scope.</summary>
    public static string Key(AccessScope scope)
    {
        var name = scope.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static string Show(AccessScope? scope) => Explanation.NameOf(scope);

    public static string Key(GrantState state) => state switch
    {
        GrantState.Granted => "granted",
        GrantState.MayBeGranted => "mayBeGranted",
        _ => "missing",
    };

    public static string Show(GrantState state) => state switch
    {
        GrantState.Granted => "granted",
        GrantState.MayBeGranted => "may be granted",
        _ => "missing",
    };

    public static string Key(DeclaredGrants declared) => declared.ToString().ToLowerInvariant();

    public static string Show(DeclaredGrants declared) => declared switch
    {
        DeclaredGrants.All => "The files declare every role assignment.",
        DeclaredGrants.Some => "The files declare role assignments. There may be others.",
        _ => "No file declares role assignments.",
    };

    public static string Key(HostKind host) => host.ToString().ToLowerInvariant();

    public static string Show(CallSite call) => $"{call.Path}:{call.Line} {call.Member}";

    public static string Show(GrantPlace grant) =>
        $"{grant.Role?.Name ?? "a role that is not known"} at the {Show(grant.Scope)} ({grant.Path}:{grant.Line})";

    public static string Show(ExcessGrant excess) => excess.Narrower is { } narrower
        ? $"{Show(excess.Grant)}: {narrower.Name} is enough."
        : $"{Show(excess.Grant)}: no call needs it.";

    public static string Show(Assignment assignment) => $"{assignment.Role.Name} ({assignment.Role.Id})";
}
