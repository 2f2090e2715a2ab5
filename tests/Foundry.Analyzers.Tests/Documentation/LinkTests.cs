using System.Text.RegularExpressions;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>Tests that the links between the pages of the repository have a target.</summary>
public class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("."), "*.md")
            .Concat(new[] { "docs", "samples", "src", "tests" }.SelectMany(PagesBelow))
            .Select(path => Path.GetRelativePath(Repository.PathOf("."), path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/") && !path.Contains("/obj/"))
            .Order(),
    ];

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_has_a_target(string page)
    {
        var path = Repository.PathOf(page);
        // Packing replaces REPOSITORY in the readme of the package by the address of the repository.
        var text = Regex.Replace(File.ReadAllText(path), "(?ms)^```.*?^```|`[^`\n]*`", "").Replace("REPOSITORY/", "../../");
        foreach (var link in Regex.Matches(text, @"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)").Cast<Match>())
        {
            var target = link.Groups[1].Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page}: there is no {link.Groups[1].Value}.");
            if (link.Groups[2].Success)
                Assert.Contains(link.Groups[2].Value, AnchorsOf(File.ReadAllText(target)));
        }
    }

    private static IEnumerable<string> PagesBelow(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories);

    /// <summary>
    /// The anchors that GitHub gives headings: in lower case, words joined by hyphens, without punctuation. And those written out.
    /// </summary>
    private static IEnumerable<string> AnchorsOf(string text) => Regex.Matches(text, "(?m)^#+ (.+?)\\r?$")
        .Select(match => Regex.Replace(match.Groups[1].Value.ToLowerInvariant().Replace(' ', '-'), @"[^\p{L}\p{N}_-]", ""))
        .Concat(Regex.Matches(text, "<a id=\"([^\"]+)\">").Select(match => match.Groups[1].Value));
}
