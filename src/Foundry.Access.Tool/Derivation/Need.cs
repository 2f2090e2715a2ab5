using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Derivation;

/// <summary>One requirement of a call, and what the files say of it.</summary>
/// <param name="Operation">The service operation.</param>
/// <param name="Requirement">The requirement.</param>
/// <param name="Call">The call.</param>
/// <param name="State">Whether it is granted.</param>
/// <param name="Grants">The grants that give it, or may.</param>
internal sealed record Need(
    ServiceOperation Operation, Requirement Requirement, CallSite Call, GrantState State, IReadOnlyList<Grant> Grants);

/// <summary>Whether the files of the repository grant a requirement.</summary>
internal enum GrantState
{
    /// <summary>No declared role assignment gives it.</summary>
    Missing,

    /// <summary>A part of the files that is not known may give it.</summary>
    MayBeGranted,

    Granted,
}
