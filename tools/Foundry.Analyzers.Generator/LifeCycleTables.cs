using System.Text;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Generator;

/// <summary>
/// Writes the facts of the life-cycle rules into their pages and the migration guide. The messages use the same data.
/// </summary>
internal static class LifeCycleTables
{
    private const string Block = "life cycle";

    public static void Write(Output output)
    {
        Write(output, "docs/rules/FDRY6001.md", Block, Notices(Retired));
        Write(output, "docs/rules/FDRY6002.md", Block, Notices(ServiceLifeCycle.PreviousGeneration));
        Write(output, "docs/rules/FDRY6003.md", Block, Conflicts());

        const string guide = "docs/migration.md";
        Write(output, guide, "retired", Replacements(Retired));
        Write(output, guide, "previous generation", Replacements(ServiceLifeCycle.PreviousGeneration));
        Write(output, guide, "packages", Remedies());
    }

    private static IEnumerable<LifeCycleNotice> Retired => ServiceLifeCycle.Services.Concat(ServiceLifeCycle.Hosts);

    private static void Write(Output output, string path, string block, string table)
    {
        if (output.Read(path) is { } page)
            output.Write(path, Output.WithBlock(page, block, table));
    }

    // ---- The pages of the rules

    private static string Notices(IEnumerable<LifeCycleNotice> notices)
    {
        var table = new StringBuilder("| What | End | Instead | Source |\n|---|---|---|---|\n");
        foreach (var notice in notices)
            table.Append($"| {Name(notice)} | {notice.End} | {notice.Replacement} | {notice.Source} |\n");
        return table.ToString();
    }

    private static string Conflicts()
    {
        var table = new StringBuilder();
        table.Append("| Package | With | Effect | Level | What to do | Source |\n|---|---|---|---|---|---|\n");
        foreach (var conflict in ServiceLifeCycle.Conflicts)
        {
            var level = conflict.IsProven ? "warning" : "info";
            table.Append($"| {Package(conflict)} | {Other(conflict)} | {conflict.Effect} | {level} ");
            table.Append($"| {conflict.Remedy} | {conflict.Source} |\n");
        }

        return table.ToString();
    }

    // ---- The migration guide

    private static string Replacements(IEnumerable<LifeCycleNotice> notices)
    {
        var table = new StringBuilder("| From | To | End |\n|---|---|---|\n");
        foreach (var notice in notices)
            table.Append($"| {Name(notice)} | {notice.Replacement} | {notice.End} |\n");
        return table.ToString();
    }

    private static string Remedies()
    {
        var table = new StringBuilder("| Package | With | Effect | What to do |\n|---|---|---|---|\n");
        foreach (var conflict in ServiceLifeCycle.Conflicts)
            table.Append($"| {Package(conflict)} | {Other(conflict)} | {conflict.Effect} | {conflict.Remedy} |\n");
        return table.ToString();
    }

    // ---- Cells

    private static string Name(LifeCycleNotice notice) =>
        notice.Parameter is null ? $"`{notice.Subject}`" : $"`{notice.Subject}` with `{notice.Parameter}`";

    private static string Package(PackageConflict conflict)
    {
        var from = $"{conflict.Package} from {conflict.From.ToString(3)}";
        return conflict.Below.Revision > 0 ? from : $"{from}, before {conflict.Below.ToString(3)}";
    }

    private static string Other(PackageConflict conflict) =>
        conflict.Other is null ? "" : $"{conflict.Other} from {conflict.OtherFrom!.ToString(3)}";
}
