using System.Text.RegularExpressions;
using Foundry.Analyzers.Catalog;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests.Catalog;

public class ActionPatternTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "a/b", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a", "A", true)]
    [InlineData("a/*", "a/", true)]
    [InlineData("a/*", "a", false)]
    [InlineData("*/read", "a/b/c/READ", true)]
    [InlineData("*/read", "a/b/reader", false)]
    [InlineData("a/*/c/*/e", "a/b/x/c/c/d/e", true)]
    [InlineData("a/*/c/*/e", "a/c/d/e", false)]
    [InlineData("*a*", "bbb", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("a?c", "abc", false)]
    [InlineData("a[bc]d", "abd", false)]
    public void Pattern_matches_an_action(string pattern, string action, bool matches) =>
        Assert.Equal(matches, ActionPattern.Matches(pattern, action));

    [Theory]
    [InlineData("x/ContentSafety/*", "x/contentsafety/*", true)]
    [InlineData("x/*", "x/ContentSafety/*", true)]
    [InlineData("*", "*", true)]
    [InlineData("x/ContentSafety/text/*", "x/ContentSafety/*", false)]
    [InlineData("x/*/read", "x/*", false)]
    [InlineData("x/*/read", "x/y/*/read", true)]
    [InlineData("x/y", "x/*", false)]
    public void Pattern_covers_a_requirement(string pattern, string requirement, bool covers) =>
        Assert.Equal(covers, ActionPattern.Covers(pattern, requirement));

    [Theory]
    [InlineData("x/*/read", "x/y/*", true)]
    [InlineData("x/text/read", "x/*", true)]
    [InlineData("*a", "a*", true)]
    [InlineData("a*", "b*", false)]
    [InlineData("x/y", "x/y*", true)]
    [InlineData("x/y/z", "x/y", false)]
    public void Pattern_overlaps_a_requirement(string pattern, string requirement, bool overlaps)
    {
        Assert.Equal(overlaps, ActionPattern.Overlaps(pattern, requirement));
        Assert.Equal(overlaps, ActionPattern.Overlaps(requirement, pattern));
    }

    [Fact]
    public void Pattern_matches_like_a_regular_expression() =>
        Prop.ForAll(
            Texts("aAbB/.*").ToArbitrary(),
            Texts("aAbB/.").ToArbitrary(),
            (pattern, action) => ActionPattern.Matches(pattern, action) == Naive.Matches(pattern, action))
            .Check(Many);

    [Fact]
    public void Pattern_covers_when_every_action_of_the_requirement_matches() =>
        Prop.ForAll(
            Texts("ab/*").ToArbitrary(),
            Texts("ab/*").ToArbitrary(),
            (pattern, requirement) => ActionPattern.Covers(pattern, requirement) == Naive.Covers(pattern, requirement))
            .Check(Many);

    [Fact]
    public void Pattern_overlaps_when_some_action_matches_both() =>
        Prop.ForAll(
            Texts("aA/*").ToArbitrary(),
            Texts("aA/*").ToArbitrary(),
            (pattern, requirement) => ActionPattern.Overlaps(pattern, requirement) == Naive.Overlaps(pattern, requirement))
            .Check(Many);

    [Fact]
    public void No_text_makes_matching_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), (pattern, action) =>
            ActionPattern.Matches(pattern.Get, action.Get)
            | ActionPattern.Covers(pattern.Get, action.Get)
            | ActionPattern.Overlaps(pattern.Get, action.Get)
            | true)
            .Check(Many);

    /// <summary>A matcher that backtracks to every star would exceed the time limit of the test host.</summary>
    [Fact]
    public void Many_stars_do_not_slow_matching_down()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 200)) + "b";
        Assert.False(ActionPattern.Matches(pattern, new string('a', 20_000)));
        Assert.False(ActionPattern.Overlaps(pattern, new string('a', 5_000) + "*c"));
    }

    /// <summary>Users' projects compile the source, possibly with an old language version.</summary>
    [Fact]
    public void Source_compiles_with_an_old_language_version()
    {
        var source = File.ReadAllText(Repository.PathOf("src/Foundry.Analyzers/Catalog/ActionPattern.cs"));
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp7_3));
        var compilation = CSharpCompilation.Create(
            "User",
            [tree],
            ClientReferences.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden));
    }

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(3000);

    /// <summary>Short texts of few letters, so that matches are frequent.</summary>
    private static Gen<string> Texts(string alphabet) =>
        Gen.Choose(0, 7)
            .SelectMany(length => Gen.Elements(alphabet.ToCharArray()).ArrayOf(length))
            .Select(letters => new string(letters));

    /// <summary>A slow and simple implementation of the documentation.</summary>
    internal static class Naive
    {
        public static bool Matches(string pattern, string action) =>
            Regex.IsMatch(
                action,
                "^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$",
                RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);

        /// <summary>Replaces a star by the letter #, which no pattern of these tests contains.</summary>
        public static bool Covers(string pattern, string requirement) =>
            new[] { "", "a", "b/", "#", "a#/" }.All(text => Matches(pattern, requirement.Replace("*", text)));

        public static bool Overlaps(string one, string other) =>
            one.Length == 0 ? other.All(c => c == '*')
            : other.Length == 0 ? one.All(c => c == '*')
            : one[0] == '*' ? Overlaps(one[1..], other) || Overlaps(one, other[1..])
            : other[0] == '*' ? Overlaps(one, other[1..]) || Overlaps(one[1..], other)
            : char.ToUpperInvariant(one[0]) == char.ToUpperInvariant(other[0]) && Overlaps(one[1..], other[1..]);
    }
}
