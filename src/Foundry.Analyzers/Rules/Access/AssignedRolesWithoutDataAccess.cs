using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Roles that C# code assigns to an application and that do not let it call the service.</summary>
internal sealed class AssignedRolesWithoutDataAccess
{
    public AssignedRolesWithoutDataAccess(IOperation at, ImmutableArray<Role> roles, bool isForProject, bool isCertain) =>
        (At, Roles, IsForProject, IsCertain) = (at, roles, isForProject, isCertain);

    /// <summary>The expression of the first role.</summary>
    public IOperation At { get; }

    /// <summary>All roles of the principal on the account.</summary>
    public ImmutableArray<Role> Roles { get; }

    /// <summary>Whether only the data actions of a Foundry project are missing.</summary>
    public bool IsForProject { get; }

    /// <summary>Whether the application certainly calls the account and certainly has no other role.</summary>
    public bool IsCertain { get; }
}
