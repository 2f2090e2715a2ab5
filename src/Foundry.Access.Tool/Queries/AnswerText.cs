using System.Text;

namespace Foundry.Access.Tool.Queries;

/// <summary>The answers of queries as text for a terminal.</summary>
internal static class AnswerText
{
    public static string Of(ErrorExplanation error)
    {
        var text = new StringBuilder();
        text.AppendLine(error.Cause);
        if (error.Advice.Length > 0)
            text.AppendLine().AppendLine(error.Advice);
        text.AppendLine();
        AppendField(text, "Kind", error.Kind);
        AppendField(text, "Data action", error.DataAction);
        AppendField(text, "Role", error.Role);
        AppendField(text, "Principal", error.PrincipalId);
        AppendField(text, "Scope", error.Scope);
        AppendField(text, "Rules", error.Rules.Count == 0 ? null : string.Join(", ", error.Rules));
        AppendField(text, "More", error.Page);
        return text.ToString();
    }

    public static string Of(ActionAnswer answer)
    {
        var text = new StringBuilder();
        text.AppendLine(answer.Action);
        if (!answer.IsKnown)
            text.AppendLine("No operation of the catalogue needs this action. Check its spelling.");
        AppendList(text, $"Roles that grant it (definitions of {answer.RolesAsOf})", answer.Roles);
        AppendList(text, "Roles that grant it under a condition", answer.UnderCondition);
        AppendList(text, "Operations that need it", answer.Operations.Select(static operation => operation.Title));
        AppendList(text, "Sources", answer.Operations.SelectMany(static operation => operation.Sources).Distinct());
        return text.ToString();
    }

    public static string Of(RoleAnswer role)
    {
        var text = new StringBuilder();
        text.AppendLine($"{role.Name} ({role.Id})");
        AppendField(text, "Formerly", role.PreviousNames.Count == 0 ? null : string.Join(", ", role.PreviousNames));
        if (role.Permissions is null)
        {
            text.AppendLine("A role of another service. It has no data action of a Foundry or Azure OpenAI account.");
            return text.ToString();
        }

        foreach (var permission in role.Permissions)
        {
            AppendList(text, "Data actions", permission.DataActions);
            AppendList(text, "Not data actions", permission.NotDataActions);
            AppendList(text, "Actions", permission.Actions);
            AppendList(text, "Not actions", permission.NotActions);
            if (permission.Condition is not null)
                text.AppendLine().AppendLine("This entry has a condition, so it may not apply.");
        }

        AppendList(text, "Operations that it grants to the caller", role.Grants);
        return text.AppendLine().AppendLine($"Definition of {role.AsOf}.").ToString();
    }

    public static string Of(IReadOnlyList<OperationAnswer> operations)
    {
        var text = new StringBuilder();
        foreach (var operation in operations)
        {
            text.AppendLine(operation.Confirmed ? operation.Title : operation.Title + " (inferred)");
            foreach (var requirement in operation.Requires)
            {
                text.AppendLine($"  {string.Join(" or ", requirement.AnyOf)}");
                text.AppendLine($"    for the {requirement.Identity}, at: {requirement.Scope}");
                if (requirement.LeastRole is not null)
                    text.AppendLine($"    least role: {requirement.LeastRole}");
            }

            foreach (var source in operation.Sources)
                text.AppendLine($"  source: {source}");
        }

        return text.ToString();
    }

    private static void AppendField(StringBuilder text, string name, string? value)
    {
        if (value is not null)
            text.AppendLine($"{name + ":",-13}{value}");
    }

    private static void AppendList(StringBuilder text, string title, IEnumerable<string> items)
    {
        var lines = items.ToArray();
        if (lines.Length == 0)
            return;

        text.AppendLine().AppendLine(title + ":");
        foreach (var line in lines)
            text.AppendLine("  " + line);
    }
}
