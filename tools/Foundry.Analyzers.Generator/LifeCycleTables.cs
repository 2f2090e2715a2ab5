using System.Text;
using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Generator;

/// <summary>The facts of the life-cycle rules on their pages: the same that the messages name.</summary>
internal static class LifeCycleTables
{
    private const string Block = "life cycle";

    public static void Write(Output output)
    {
        Write(output, "FDRY6001", Notices(LifeCycle.Services.Concat(LifeCycle.Hosts)));
        Write(output, "FDRY6002", Notices(LifeCycle.PreviousGeneration));
        Write(output, "FDRY6003", Conflicts());
    }

    private static void Write(Output output, string id, string table)
    {
        var path = $"docs/rules/{id}.md";
        if (output.Read(path) is { } page)
            output.Write(path, Output.WithBlock(page, Block, table));
    }

    private static string Notices(IEnumerable<LifeCycleNotice> notices)
    {
        var table = new StringBuilder("| What | End | Instead | Source |\n|---|---|---|---|\n");
        foreach (var notice in notices)
            table.Append($"| `{notice.Subject}`{(notice.Parameter is null ? "" : $" with `{notice.Parameter}`")} | {notice.End} | {notice.Replacement} | {notice.Source} |\n");
        return table.ToString();
    }

    private static string Conflicts()
    {
        var table = new StringBuilder("| Package | With | Effect | Level | What to do | Source |\n|---|---|---|---|---|---|\n");
        foreach (var conflict in LifeCycle.Conflicts)
        {
            table.Append($"| {conflict.Package} from {conflict.From.ToString(3)}{(conflict.Below.Revision > 0 ? "" : $", before {conflict.Below.ToString(3)}")} | {(conflict.Other is null ? "" : $"{conflict.Other} from {conflict.OtherFrom!.ToString(3)}")} ")
                .Append($"| {conflict.Effect} | {(conflict.IsProven ? "warning" : "info")} | {conflict.Remedy} | {conflict.Source} |\n");
        }

        return table.ToString();
    }
}
