using System.Text;

namespace Foundry.Analyzers.Generator;

/// <summary>The table of all rules in a document, as one or by area.</summary>
internal static class RuleTable
{
    public static void Write(Output output, string path, IReadOnlyList<RuleInfo> rules, string pages) =>
        Write(output, path, pages, rules.GroupBy(_ => "rules"));

    /// <summary>A table for each area, in the place that the document has for it.</summary>
    public static void WriteByArea(Output output, string path, IReadOnlyList<RuleInfo> rules, string pages) =>
        Write(output, path, pages, rules.GroupBy(rule => rule.Descriptor.Category));

    private static void Write(Output output, string path, string pages, IEnumerable<IGrouping<string, RuleInfo>> blocks)
    {
        var text = output.Read(path) ?? throw new InvalidOperationException($"{path} is missing.");
        output.Write(path, blocks.Aggregate(text, (text, block) => Output.WithBlock(text, block.Key, Table(block, pages))));
    }

    private static string Table(IEnumerable<RuleInfo> rules, string pages)
    {
        var table = new StringBuilder("| Rule | Title | Level | Fix |\n|---|---|---|---|\n");
        foreach (var rule in rules)
            table.Append($"| [{rule.Id}]({pages}{rule.Id}.md) | {rule.Title} | {rule.Level} (`{rule.Severity}`) | {(rule.HasFix ? "yes" : "")} |\n");
        return table.ToString();
    }
}
