using Foundry.Access.Tool.Output;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Queries;

/// <summary>A service operation: what it needs, the least role for it, and the sources of these facts.</summary>
internal sealed record OperationAnswer(
    string Id,
    string Title,
    IReadOnlyList<RequirementAnswer> Requires,
    bool Confirmed,
    string? Note,
    IReadOnlyList<string> Sources)
{
    public static OperationAnswer Of(ServiceOperation operation) => new(
        operation.Id,
        operation.Title,
        [.. operation.Requires.Select(requirement => RequirementAnswer.Of(operation, requirement))],
        operation.IsConfirmed,
        CatalogEvidence.NoteOn(operation.Id),
        CatalogEvidence.OfOperation(operation.Id));

    /// <summary>The operations whose id, title or actions contain a text; all of them for an empty text.</summary>
    public static IReadOnlyList<OperationAnswer> Find(string text)
    {
        return
        [
            .. ServiceOperations.All
                .Where(operation => Has(operation.Id) || Has(operation.Title)
                    || operation.Requires.Any(requirement => requirement.AnyOf.Any(Has)))
                .Select(Of),
        ];

        bool Has(string value) => value.Contains(text, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>One of several actions, which an identity needs at a scope, and the least built-in role that grants it.</summary>
internal sealed record RequirementAnswer(IReadOnlyList<string> AnyOf, string Identity, string Scope, string? LeastRole)
{
    public static RequirementAnswer Of(ServiceOperation operation, Requirement requirement) => new(
        requirement.AnyOf,
        Words.Show(requirement.Identity),
        Words.Show(requirement.Scope),
        operation.LeastRole(requirement) is { } role ? $"{role.Name} ({role.Id})" : null);
}
