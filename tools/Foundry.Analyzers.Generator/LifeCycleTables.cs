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
        Write(output, "docs/rules/FDRY6003.md", Block, Failures());

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

    private static string Failures()
    {
        var table = new StringBuilder();
        table.Append("| Member | Azure.AI.OpenAI | OpenAI | Effect | Level | What to do | Source |\n");
        table.Append("|---|---|---|---|---|---|---|\n");
        foreach (var row in FailingMembers.All)
        {
            var level = row.IsCertain ? "warning" : "info";
            table.Append($"| {Member(row)} | {row.Version} | {OpenAI(row)} | {row.Effect} | {level} ");
            table.Append($"| {row.Remedy} | {row.Source} |\n");
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
        var table = new StringBuilder("| Member | Azure.AI.OpenAI | OpenAI | Effect | What to do |\n|---|---|---|---|---|\n");
        foreach (var row in FailingMembers.All)
            table.Append($"| {Member(row)} | {row.Version} | {OpenAI(row)} | {row.Effect} | {row.Remedy} |\n");
        return table.ToString();
    }

    // ---- Cells

    private static string Name(LifeCycleNotice notice) =>
        notice.Parameter is null ? $"`{notice.Subject}`" : $"`{notice.Subject}` with `{notice.Parameter}`";

    private static string Member(FailingMember row) => row switch
    {
        { FailingCall: { } call } => $"`{call}` on a client of `{row.Member}`",
        { Member: { } getter } => $"`{getter}`",
        _ => "`AzureOpenAIClient` with a token credential",
    };

    private static string OpenAI(FailingMember row) => row.OpenAI switch
    {
        { From: null, Below: null } => "any",
        var range => $"from {range.From}, before {range.Below}",
    };
}
