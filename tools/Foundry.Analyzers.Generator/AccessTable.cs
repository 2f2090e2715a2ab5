using System.Collections.Immutable;
using System.Text;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Generator;

/// <summary>The table of roles and operations in docs/access.md, computed as the rules compute it.</summary>
internal static class AccessTable
{
    private const string Path = "docs/access.md";

    /// <summary>The roles that programs really get, or are wrongly advised to get.</summary>
    private static readonly string[] Columns =
    [
        "Foundry User", "Foundry Project Manager", "Foundry Owner", "Foundry Account Owner", "Foundry Agent Consumer", "Foundry Project Runtime User", "Azure AI Developer",
        "Cognitive Services User", "Cognitive Services OpenAI User", "Cognitive Services OpenAI Contributor", "Cognitive Services Data Reader", "Contributor", "Reader",
    ];

    public static void Write(Output output, CatalogData data)
    {
        var roles = Columns.Select(name => ToRole(data.Role(name))).ToArray();
        var table = new StringBuilder($"| Operation | Needs | At | {string.Join(" | ", Columns)} |\n|---|---|---|{string.Concat(Columns.Select(_ => ":-:|"))}\n");
        foreach (var operation in data.Operations)
        {
            var plane = Enum.Parse<Plane>(operation.Plane, ignoreCase: true);
            var required = operation.Requires.Select(ToRequirement).Where(requirement => requirement.Identity == AccessIdentity.Caller).ToArray();
            if (required.Length == 0)
                continue;

            table.Append($"| {operation.Title}{(operation.Confirmed ? "" : " \\*")} | {string.Join(" and ", required.Select(Actions))} | {Scopes(required)} |");
            foreach (var role in roles)
                table.Append($" {Cell(role, required, plane)} |");
            table.Append('\n');
        }

        var text = output.Read(Path) ?? throw new InvalidOperationException($"{Path} is missing.");
        output.Write(Path, Output.WithBlock(text, "roles and operations", table.ToString()));
    }

    private static string Cell(Role role, Requirement[] required, Plane plane)
    {
        var decisions = required.Select(requirement => PermissionEvaluator.Of(role, requirement, plane)).ToArray();
        return decisions.All(decision => decision == Decision.Granted) ? "yes"
            : decisions.Any(decision => decision == Decision.Conditional) ? "some"
            : decisions.Any(decision => decision == Decision.Granted) ? "half"
            : "";
    }

    private static string Actions(Requirement requirement)
    {
        var first = $"`{DataAccess.ShortName(requirement.AnyOf[0])}`";
        return requirement.AnyOf.Length == 1 ? first : $"{first} or {requirement.AnyOf.Length - 1} more";
    }

    private static string Scopes(Requirement[] required) => string.Join(", ", required.Select(requirement => requirement.Scope switch
    {
        AccessScope.ResourceGroup => "resource group",
        AccessScope.Other => "the resource",
        var scope => scope.ToString().ToLowerInvariant(),
    }).Distinct());

    private static Role ToRole(RoleEntry role) => new(role.Id, role.Name, Texts(role.PreviousNames),
        role.Permissions.Select(entry => new Permission(Texts(entry.Actions), Texts(entry.NotActions), Texts(entry.DataActions), Texts(entry.NotDataActions), entry.Condition)).ToImmutableArray());

    private static Requirement ToRequirement(RequirementEntry requirement) => new(
        Texts(requirement.AnyOf), Enum.Parse<AccessScope>(requirement.Scope, ignoreCase: true), Enum.Parse<AccessIdentity>(requirement.Identity ?? nameof(AccessIdentity.Caller), ignoreCase: true));

    private static ImmutableArray<string> Texts(IReadOnlyList<string>? texts) => texts?.ToImmutableArray() ?? [];
}
