using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>The page of a rule answers what somebody who met its error asks: what did the service say, and what has to be written instead.</summary>
public class RulePageTests
{
    private static readonly string[] KnownTexts = File.ReadAllLines(Repository.PathOf("docs/errors.md"));

    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.PathOf("docs/rules"), "FDRY*.md").Select(path => Path.GetFileName(path)).Order()];

    private static string Section(string page, string heading) =>
        Regex.Match(File.ReadAllText(Repository.PathOf("docs/rules/" + page)), $@"(?ms)^## {heading}\r?\n(.*?)(?=^## |\z)").Groups[1].Value;

    private static IEnumerable<string> Fences(string section) => Regex.Matches(section, @"(?ms)^```\w*\r?\n(.*?)^```").Select(match => match.Groups[1].Value);

    /// <summary>Word for word, so that whoever searches for the text finds both pages, and nobody has to know which of two wordings is the service's.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void Quotes_the_service_as_the_errors_page_does(string page)
    {
        var quoted = Fences(Section(page, "Why it fails")).SelectMany(fence => fence.ReplaceLineEndings("\n").Split('\n'))
            .Where(line => Regex.IsMatch(line, @"^(\d{3} |The principal |The client )"));
        Assert.All(quoted, line => Assert.Contains(line, KnownTexts));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Shows_the_error_or_says_that_there_is_none(string page)
    {
        var why = Section(page, "Why it fails");
        Assert.True(Fences(why).Any() || Regex.IsMatch(why.TrimStart(), "^(Nothing fails|It does not)"), page);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Shows_the_code_before_and_after(string page)
    {
        var fix = Section(page, "How to fix");
        Assert.Matches("(?i)before\\b.*:\\s*```", fix);
        Assert.Matches("(?s)After\\b.*:\\s*```", fix);
        Assert.True(Fences(fix).Count() > 1, page);
    }
}
