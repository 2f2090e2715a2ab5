using System.Text;
using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Output;

/// <summary>A report for a pull request.</summary>
internal static class MarkdownReport
{
    public static string Write(AccessReport report)
    {
        var text = new StringBuilder("# Access\n");
        foreach (var program in report.Programs)
            Add(text, program);
        if (report.Skipped.Count > 0)
        {
            text.Append("\n## Skipped projects\n\n");
            foreach (var skipped in report.Skipped)
                text.Append($"- `{skipped.Path}`: {Cell(skipped.Reason)}\n");
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, ProgramAccess program)
    {
        text.Append($"\n## {Cell(program.Name)}\n\n{Words.Show(program.Declared)}\n");
        if (program.Identities.Count == 0)
            text.Append("\nNo call that needs a role was found.\n");
        foreach (var identity in program.Identities)
            Add(text, identity);

        AddList(text, "Granted and not needed", program.NotNeeded.Select(Words.Show));
        AddList(text, "Could not be followed", program.Unfollowed.Select(static unfollowed =>
            $"`{Words.Show(unfollowed.Call)}`: {unfollowed.Text}"));
    }

    private static void Add(StringBuilder text, IdentityAccess identity)
    {
        text.Append($"\n### The {Words.Show(identity.Identity)}\n\n");
        text.Append("| Operation | Action | Scope | Least role | State | Calls |\n|---|---|---|---|---|---|\n");
        foreach (var access in identity.Operations)
        {
            string[] cells =
            [
                access.Operation.Title,
                $"`{DataAccess.ShortName(access.Requirement.Decisive)}`",
                Words.Show(access.Requirement.Scope),
                access.LeastRole?.Name ?? "",
                Words.Show(access.State),
                string.Join("<br>", access.Calls.Select(static call => $"`{Words.Show(call)}`")),
            ];
            text.Append($"| {string.Join(" | ", cells.Select(Cell))} |\n");
        }

        AddList(text, "Role assignments", identity.Least.Select(static assignment =>
            $"{Words.Show(assignment)} at the {Words.Show(assignment.Scope)}"));
    }

    private static void AddList(StringBuilder text, string title, IEnumerable<string> items)
    {
        var lines = string.Concat(items.Select(static item => $"- {Cell(item)}\n"));
        if (lines.Length > 0)
            text.Append($"\n{title}:\n\n{lines}");
    }

    private static string Cell(string text) => text.Replace("|", "\\|").ReplaceLineEndings(" ");
}
