using Foundry.Access.Tool.App;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Queries;

/// <summary>Which built-in roles grant an action, and which service operations need it.</summary>
/// <param name="IsKnown">Whether a service operation of the catalogue needs it. An unknown action may be misspelt.</param>
internal sealed record ActionAnswer(
    string Action,
    bool IsKnown,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> UnderCondition,
    IReadOnlyList<OperationAnswer> Operations,
    string RolesAsOf)
{
    private const string Accounts = "Microsoft.CognitiveServices/accounts/";

    /// <summary>The answer for an action; its part after <c>Microsoft.CognitiveServices/accounts/</c> is enough.</summary>
    /// <exception cref="ToolException">The text is not an action.</exception>
    public static ActionAnswer Of(string text)
    {
        if (!text.Contains('/') || text.Contains('*') || text.Any(char.IsWhiteSpace))
            throw new ToolException($"'{text}' is not an action. An example is AIServices/agents/write.");

        var action = text.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase) ? text : Accounts + text;
        var operations = ServiceOperations.All.Where(operation => Needs(operation, action)).ToArray();
        var planes = operations.Length > 0
            ? operations.Select(static operation => operation.Plane).Distinct().ToArray()
            : [Plane.Data, Plane.Control];
        return new(
            action,
            operations.Length > 0,
            Names(Decision.Granted),
            Names(Decision.Conditional),
            [.. operations.Select(OperationAnswer.Of)],
            CatalogEvidence.RolesAsOf);

        IReadOnlyList<string> Names(Decision decision) =>
        [
            .. Foundry.Analyzers.Catalog.Roles.All
                .Where(role => planes.Max(plane => PermissionEvaluator.Of(role, action, plane)) == decision)
                .Select(static role => $"{role.Name} ({role.Id})"),
        ];
    }

    private static bool Needs(ServiceOperation operation, string action) => operation.Requires.Any(
        requirement => requirement.AnyOf.Contains(action, StringComparer.OrdinalIgnoreCase));
}
