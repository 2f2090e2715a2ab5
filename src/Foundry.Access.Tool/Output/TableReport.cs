using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Catalog;
using Spectre.Console;

namespace Foundry.Access.Tool.Output;

/// <summary>A report for a person at a terminal.</summary>
internal static class TableReport
{
    public static string Write(AccessReport report, ToolConsole console)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var tables = console.Tables(writer);
        foreach (var program in report.Programs)
            Write(tables, program);
        WriteList(tables, "Skipped projects", report.Skipped.Select(static skipped => $"{skipped.Path}: {skipped.Reason}"));
        if (report.Programs.Count == 0)
            tables.WriteLine("No program was read.");
        return writer.ToString();
    }

    private static void Write(IAnsiConsole tables, ProgramAccess program)
    {
        var frameworks = program.Frameworks.Count == 0 ? "" : $" ({string.Join(", ", program.Frameworks)})";
        tables.MarkupLineInterpolated($"[bold]{program.Path}{frameworks}[/]");
        tables.WriteLine(Words.Show(program.Declared));
        if (program.Identities.Count == 0)
            tables.WriteLine("No call that needs a role was found.");
        foreach (var identity in program.Identities)
            Write(tables, identity);
        WriteList(tables, "Granted and not needed", program.NotNeeded.Select(Words.Show));
        WriteList(tables, "Could not be followed", program.Unfollowed.Select(static unfollowed =>
            $"{Words.Show(unfollowed.Call)}: {unfollowed.Text}"));
        tables.WriteLine();
    }

    private static void Write(IAnsiConsole tables, IdentityAccess identity)
    {
        tables.WriteLine();
        tables.MarkupLineInterpolated($"[bold]The {Words.Show(identity.Identity)}[/]");
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Operation", "Action", "Scope", "Least role", "State", "Calls");
        table.Columns[1].NoWrap();
        foreach (var access in identity.Operations)
        {
            table.AddRow(
                new Text(access.Operation.Title),
                new Text(DataAccess.ShortName(access.Requirement.Decisive)),
                new Text(Words.Show(access.Requirement.Scope)),
                new Text(access.LeastRole?.Name ?? ""),
                new Text(Words.Show(access.State), StyleOf(access.State)),
                new Text(string.Join('\n', access.Calls.Select(Words.Show))));
        }

        tables.Write(table);
        WriteList(tables, "Role assignments", identity.Least.Select(static assignment =>
            $"{Words.Show(assignment)} at the {Words.Show(assignment.Scope)}"));
    }

    private static Style StyleOf(GrantState state) => state switch
    {
        GrantState.Granted => Color.Green,
        GrantState.MayBeGranted => Color.Yellow,
        _ => Color.Red,
    };

    private static void WriteList(IAnsiConsole tables, string title, IEnumerable<string> items)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            if (isFirst)
                tables.WriteLine(title + ":");
            isFirst = false;
            tables.WriteLine("- " + item);
        }
    }
}
