namespace Foundry.Access.Tool.Queries;

/// <summary>The answer of <c>FoundryAccess.Explain</c> to an error text.</summary>
internal sealed record ErrorExplanation(
    string Kind,
    string Cause,
    string Advice,
    IReadOnlyList<string> Rules,
    string Page,
    string? DataAction,
    string? Role,
    string? PrincipalId,
    string? Scope)
{
    public static ErrorExplanation Of(string text)
    {
        var diagnosis = FoundryAccess.Explain(text);
        return new(
            diagnosis.Kind.ToString(),
            diagnosis.Cause,
            diagnosis.Advice,
            diagnosis.Rules,
            // The source of the helper holds a word in the place of the address, as in the projects of its users.
            diagnosis.Page.Replace("REPOSITORY", Foundry.Analyzers.Repository.Docs, StringComparison.Ordinal),
            diagnosis.DataAction,
            diagnosis.Role is { } role ? $"{role.Name} ({role.Id})" : null,
            diagnosis.PrincipalId,
            diagnosis.Scope);
    }
}
