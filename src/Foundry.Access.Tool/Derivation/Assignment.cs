using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Derivation;

/// <summary>A role assignment that a program needs.</summary>
/// <param name="Identity">Who needs it.</param>
/// <param name="Role">The role.</param>
/// <param name="Scope">The resource it is assigned at.</param>
/// <param name="Actions">The actions it is needed for, sorted.</param>
internal sealed record Assignment(AccessIdentity Identity, Role Role, AccessScope Scope, IReadOnlyList<string> Actions);
