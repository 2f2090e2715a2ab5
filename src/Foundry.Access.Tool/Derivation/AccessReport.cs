using Foundry.Access.Tool.Loading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Derivation;

/// <summary>What the programs of a solution need and have.</summary>
internal sealed record AccessReport(IReadOnlyList<ProgramAccess> Programs, IReadOnlyList<SkippedProject> Skipped);

/// <summary>What one program needs and has.</summary>
/// <param name="Name">The name of the project.</param>
/// <param name="Path">The project file, relative to the root.</param>
/// <param name="Frameworks">The target frameworks that were read, joined.</param>
/// <param name="Host">What the project is built to be.</param>
/// <param name="Declared">Whether the files declare role assignments.</param>
/// <param name="Identities">What each identity needs; only those that need something.</param>
/// <param name="NotNeeded">The declared grants that nothing needs.</param>
/// <param name="Unfollowed">The calls that could not be followed.</param>
internal sealed record ProgramAccess(
    string Name,
    string Path,
    IReadOnlyList<string> Frameworks,
    HostKind Host,
    DeclaredGrants Declared,
    IReadOnlyList<IdentityAccess> Identities,
    IReadOnlyList<ExcessGrant> NotNeeded,
    IReadOnlyList<Unfollowed> Unfollowed);

/// <summary>What one identity of a program needs.</summary>
internal sealed record IdentityAccess(
    AccessIdentity Identity, IReadOnlyList<OperationAccess> Operations, IReadOnlyList<Assignment> Least);

/// <summary>A requirement of an operation, for all calls that perform it.</summary>
internal sealed record OperationAccess(
    ServiceOperation Operation,
    Requirement Requirement,
    Role? LeastRole,
    GrantState State,
    IReadOnlyList<GrantPlace> Grants,
    IReadOnlyList<CallSite> Calls);

/// <summary>A declared role assignment.</summary>
/// <param name="Role">The role; null if it is not known.</param>
/// <param name="Scope">The scope; null if it is not known.</param>
/// <param name="Path">The file, relative to the root.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record GrantPlace(Role? Role, AccessScope? Scope, string Path, int Line)
{
    public static GrantPlace Of(Grant grant, Func<string, string> relative) => new(
        grant.Role, grant.Scope, relative(grant.Source.Path), grant.Source.Location.GetLineSpan().StartLinePosition.Line + 1);
}

/// <summary>A declared role assignment that grants more than the code needs.</summary>
/// <param name="Grant">The assignment.</param>
/// <param name="Identity">Who has it.</param>
/// <param name="Narrower">The role that is enough; null if none of its actions is needed.</param>
internal sealed record ExcessGrant(GrantPlace Grant, AccessIdentity Identity, Role? Narrower);

/// <summary>How much of the role assignments the files show.</summary>
internal enum DeclaredGrants
{
    /// <summary>No file declares any.</summary>
    None,

    /// <summary>There may be others.</summary>
    Some,

    /// <summary>These are all.</summary>
    All,
}
