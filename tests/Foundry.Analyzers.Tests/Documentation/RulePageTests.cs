using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Tests that the page of a rule shows the error of the service, and the code that fixes it.</summary>
public class RulePageTests
{
    private static readonly string[] KnownTexts = File.ReadAllLines(Repository.PathOf("docs/errors.md"));

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("docs/rules"), "FDRY*.md").Select(path => Path.GetFileName(path)).Order(),
    ];

    /// <summary>The same words on both pages let a search for the error text find both.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void Page_quotes_the_service_as_the_errors_page_does(string page)
    {
        var quoted = Fences(Section(page, "Why it fails"))
            .SelectMany(fence => fence.ReplaceLineEndings("\n").Split('\n'))
            .Where(line => Regex.IsMatch(line, @"^(\d{3} |The principal |The client )"));
        Assert.All(quoted, line => Assert.Contains(line, KnownTexts));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Page_shows_the_error_or_says_that_nothing_fails(string page)
    {
        var why = Section(page, "Why it fails");
        Assert.True(Fences(why).Any() || Regex.IsMatch(why.TrimStart(), "^(Nothing fails|It does not)"), page);
    }

    /// <summary>A reader finds the same things in the same place, and the common case first.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void Page_has_the_form_of_the_others(string page)
    {
        var headings = Regex.Matches(Text(page), "(?m)^## (.*?)\r?$").Select(match => match.Groups[1].Value);
        Assert.Equal(["Cause", "Why it fails", "How to fix", "When to suppress", "Source"], headings);

        var cause = Section(page, "Cause").TrimStart();
        Assert.Matches(@"\AThe rule reports [^\n]*[.:]\r?\n", cause);
        Assert.DoesNotMatch(@"(?m)^The rule reports .*\. ", cause.Split('\n')[0]);
        Assert.Contains(Path.GetFileNameWithoutExtension(page), Section(page, "When to suppress"));
    }

    /// <summary>The sources quote others, and fences the compiler and the service.</summary>
    [Theory, MemberData(nameof(Pages))]
    public void Page_says_it_plainly(string page)
    {
        var own = Regex.Replace(
            Text(page).Split("\n## Source")[0], @"(?ms)^```.*?^```|<!-- generated.*?/generated -->|`[^`\n]*`", "it");
        Assert.All(own.Split('\n'), line => Assert.Null(Wording.WrongWords(line)));
    }

    [Theory, MemberData(nameof(Pages))]
    public void Page_shows_the_code_before_and_after(string page)
    {
        var fix = Section(page, "How to fix");
        Assert.Matches("(?i)before\\b.*:\\s*```", fix);
        Assert.Matches("(?s)After\\b.*:\\s*```", fix);
        Assert.True(Fences(fix).Count() > 1, page);
    }

    private static string Text(string page) => File.ReadAllText(Repository.PathOf("docs/rules/" + page));

    private static string Section(string page, string heading) =>
        Regex.Match(Text(page), $@"(?ms)^## {heading}\r?\n(.*?)(?=^## |\z)").Groups[1].Value;

    private static IEnumerable<string> Fences(string section) =>
        Regex.Matches(section, @"(?ms)^```\w*\r?\n(.*?)^```").Select(match => match.Groups[1].Value);
}
