using System.Collections.Immutable;
using System.Text;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Generator;

/// <summary>The table of roles and operations in docs/roles.md, computed with the evaluator of the rules.</summary>
internal static class AccessTable
{
    private const string Path = "docs/roles.md";

    /// <summary>The roles that programs are given, including those that are wrong advice.</summary>
    private static readonly string[] Columns =
    [
        "Foundry User", "Foundry Project Manager", "Foundry Owner", "Foundry Account Owner", "Foundry Agent Consumer",
        "Foundry Project Runtime User", "Azure AI Developer",
        "Cognitive Services User", "Cognitive Services OpenAI User", "Cognitive Services OpenAI Contributor",
        "Cognitive Services Data Reader",
        "Contributor", "Reader",
    ];

    public static void Write(Output output, CatalogData data)
    {
        var roles = Columns.Select(name => ToRole(data.Role(name))).ToArray();
        var table = new StringBuilder();
        table.Append($"| Operation | Needs | At | {string.Join(" | ", Columns)} |\n");
        table.Append($"|---|---|---|{string.Concat(Columns.Select(_ => ":-:|"))}\n");
        foreach (var operation in data.Operations)
            table.Append(Row(operation, roles));

        var text = output.Read(Path) ?? throw new InvalidOperationException($"{Path} is missing.");
        output.Write(Path, Output.WithBlock(text, "roles and operations", table.ToString()));
    }

    /// <summary>The row of an operation; empty if the caller needs no role.</summary>
    private static string Row(OperationEntry operation, Role[] roles)
    {
        var requirements = operation.Requires
            .Select(ToRequirement)
            .Where(requirement => requirement.Identity == AccessIdentity.Caller)
            .ToArray();
        if (requirements.Length == 0)
            return "";

        var plane = Enum.Parse<Plane>(operation.Plane, ignoreCase: true);
        var mark = operation.Confirmed ? "" : " \\*";
        var actions = string.Join(" and ", requirements.Select(Actions));
        var cells = string.Concat(roles.Select(role => $" {Cell(role, requirements, plane)} |"));
        return $"| {operation.Title}{mark} | {actions} | {Scopes(requirements)} |{cells}\n";
    }

    private static string Cell(Role role, Requirement[] requirements, Plane plane)
    {
        var decisions = requirements.Select(requirement => PermissionEvaluator.Of(role, requirement, plane)).ToArray();
        if (decisions.All(decision => decision == Decision.Granted))
            return "yes";
        if (decisions.Contains(Decision.Conditional))
            return "some";
        return decisions.Contains(Decision.Granted) ? "half" : "";
    }

    private static string Actions(Requirement requirement)
    {
        var first = $"`{DataAccess.ShortName(requirement.AnyOf[0])}`";
        return requirement.AnyOf.Length == 1 ? first : $"{first} or {requirement.AnyOf.Length - 1} more";
    }

    private static string Scopes(Requirement[] requirements) =>
        string.Join(", ", requirements.Select(ScopeName).Distinct());

    private static string ScopeName(Requirement requirement) => requirement.Scope switch
    {
        AccessScope.ResourceGroup => "resource group",
        AccessScope.Other => "the resource",
        var scope => scope.ToString().ToLowerInvariant(),
    };

    private static Role ToRole(RoleEntry role) =>
        new(role.Id, role.Name, Texts(role.PreviousNames), role.Permissions.Select(ToPermission).ToImmutableArray());

    private static Permission ToPermission(PermissionEntry entry) => new(
        Texts(entry.Actions), Texts(entry.NotActions), Texts(entry.DataActions), Texts(entry.NotDataActions), entry.Condition);

    private static Requirement ToRequirement(RequirementEntry requirement) => new(
        Texts(requirement.AnyOf),
        Enum.Parse<AccessScope>(requirement.Scope, ignoreCase: true),
        Enum.Parse<AccessIdentity>(requirement.Identity ?? nameof(AccessIdentity.Caller), ignoreCase: true));

    private static ImmutableArray<string> Texts(IReadOnlyList<string>? texts) => texts?.ToImmutableArray() ?? [];
}
