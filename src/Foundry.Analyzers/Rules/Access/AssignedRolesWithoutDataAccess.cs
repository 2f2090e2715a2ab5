using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Roles that C# code assigns to an application and that do not let it in.</summary>
internal sealed class AssignedRolesWithoutDataAccess
{
    public AssignedRolesWithoutDataAccess(IOperation at, ImmutableArray<Role> roles, bool isForProject, bool isCertain) =>
        (At, Roles, IsForProject, IsCertain) = (at, roles, isForProject, isCertain);

    /// <summary>The first of the roles as written.</summary>
    public IOperation At { get; }

    /// <summary>All roles of the principal on the account.</summary>
    public ImmutableArray<Role> Roles { get; }

    /// <summary>Whether only what a Foundry project needs is missing.</summary>
    public bool IsForProject { get; }

    /// <summary>Whether the application certainly wants in, and certainly holds no other role.</summary>
    public bool IsCertain { get; }
}
