using System.Text;
using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Generator;

/// <summary>Writes the list of rules that are not in a release yet, for the release tracking of Roslyn.</summary>
internal static class ReleaseFile
{
    private const string Folder = "src/Foundry.Analyzers/";

    public static void Write(Output output, IReadOnlyList<RuleInfo> rules)
    {
        var releases = output.Read(Folder + "AnalyzerReleases.Shipped.md") ?? "";
        var shipped = Regex.Matches(releases, @"(?m)^FDRY\d{4}(?= \|)").Select(match => match.Value).ToHashSet();
        var text = new StringBuilder("### New Rules\n\n");
        text.Append("Rule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        foreach (var rule in rules.Where(rule => !shipped.Contains(rule.Id)))
        {
            text.Append($"{rule.Id} | {rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity} | ");
            text.Append($"[Documentation](../../docs/rules/{rule.Id}.md)\n");
        }

        output.Write(Folder + "AnalyzerReleases.Unshipped.md", text.ToString());
    }
}
