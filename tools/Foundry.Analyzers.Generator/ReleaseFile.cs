using System.Text;
using System.Text.RegularExpressions;
using Foundry.Analyzers.AccessHelper;

namespace Foundry.Analyzers.Generator;

/// <summary>Writes the list of diagnostics that are not in a release yet, for the release tracking of Roslyn.</summary>
internal static class ReleaseFile
{
    private const string Folder = "src/Foundry.Analyzers/";

    public static void Write(Output output, IReadOnlyList<RuleInfo> rules)
    {
        var releases = output.Read(Folder + "AnalyzerReleases.Shipped.md") ?? "";
        var shipped = Regex.Matches(releases, @"(?m)^FDRY\d{4}(?= \|)").Select(match => match.Value).ToHashSet();
        var text = new StringBuilder("### New Rules\n\n");
        text.Append("Rule ID | Category | Severity | Notes\n--------|----------|----------|-------\n");
        var all = rules.Select(rule => (rule.Descriptor, Page: $"rules/{rule.Id}.md"))
            .Prepend((Descriptor: AccessHelperGenerator.MissingReference, Page: "access-helper.md"));
        foreach (var (descriptor, page) in all.Where(entry => !shipped.Contains(entry.Descriptor.Id)))
        {
            text.Append($"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ");
            text.Append($"[Documentation](../../docs/{page})\n");
        }

        output.Write(Folder + "AnalyzerReleases.Unshipped.md", text.ToString());
    }
}
