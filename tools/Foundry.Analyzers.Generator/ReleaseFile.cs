using System.Text;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Generator;

/// <summary>The list of rules that no release holds yet; the compiler's release tracking reads it.</summary>
internal static class ReleaseFile
{
    private const string Folder = "src/Foundry.Analyzers/";

    public static void Write(Output output, IReadOnlyList<RuleInfo> rules)
    {
        var shipped = Regex.Matches(output.Read(Folder + "AnalyzerReleases.Shipped.md") ?? "", @"(?m)^FDRY\d{4}(?= \|)").Select(match => match.Value).ToHashSet();
        var text = new StringBuilder("### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (var rule in rules.Where(rule => !shipped.Contains(rule.Id)))
            text.Append($"{rule.Id} | {rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity} | [Documentation](../../docs/rules/{rule.Id}.md)\n");
        output.Write(Folder + "AnalyzerReleases.Unshipped.md", text.ToString());
    }
}
