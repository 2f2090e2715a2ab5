using System.Text;

namespace Foundry.Analyzers.Generator;

/// <summary>Writes the rules into a document, as one table or as one for each area.</summary>
internal static class RuleTable
{
    public static void Write(Output output, string path, IReadOnlyList<RuleInfo> rules, string pages) =>
        Write(output, path, pages, rules.GroupBy(_ => "rules"));

    public static void WriteByArea(Output output, string path, IReadOnlyList<RuleInfo> rules, string pages) =>
        Write(output, path, pages, rules.GroupBy(rule => rule.Descriptor.Category));

    private static void Write(Output output, string path, string pages, IEnumerable<IGrouping<string, RuleInfo>> blocks)
    {
        var text = output.Read(path) ?? throw new InvalidOperationException($"{path} is missing.");
        foreach (var block in blocks)
            text = Output.WithBlock(text, block.Key, Table(block, pages));
        output.Write(path, text);
    }

    private static string Table(IEnumerable<RuleInfo> rules, string pages)
    {
        var table = new StringBuilder("| Rule | Title | Level | Fix |\n|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            var fix = rule.HasFix ? "yes" : "";
            table.Append($"| [{rule.Id}]({pages}{rule.Id}.md) | {rule.Title} | {rule.Level} (`{rule.Severity}`) | {fix} |\n");
        }

        return table.ToString();
    }
}
