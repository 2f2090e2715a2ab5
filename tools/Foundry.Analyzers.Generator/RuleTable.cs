using System.Text;

namespace Foundry.Analyzers.Generator;

/// <summary>The table of all rules in a document, by area.</summary>
internal static class RuleTable
{
    public static void Write(Output output, string path, IReadOnlyList<RuleInfo> rules, string pages)
    {
        var table = new StringBuilder("| Rule | Title | Level | Fix |\n|---|---|---|---|\n");
        foreach (var rule in rules)
            table.Append($"| [{rule.Id}]({pages}{rule.Id}.md) | {rule.Title} | {rule.Level} (`{rule.Severity}`) | {(rule.HasFix ? "yes" : "")} |\n");

        var text = output.Read(path) ?? throw new InvalidOperationException($"{path} is missing.");
        output.Write(path, Output.WithBlock(text, "rules", table.ToString()));
    }
}
