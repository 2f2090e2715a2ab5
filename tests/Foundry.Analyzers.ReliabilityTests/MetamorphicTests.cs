using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>What changes nothing of a program changes no diagnostic but its place.</summary>
public class MetamorphicTests(ITestOutputHelper output)
{
    private const string Suffix = "_2";
    private const string PartialsInTwoFiles = "partials in two files";

    public static TheoryData<string> Changes => ["unrelated statements", "other locals", "members reordered", "partials", PartialsInTwoFiles, "namespace"];

    [Theory, MemberData(nameof(Changes))]
    public Task Of_the_corpus(string change) => RunAsync(CorpusProgram.All, change);

    [Theory, MemberData(nameof(Changes))]
    public Task Of_random_programs(string change) => RunAsync(Enumerable.Range(0, Budget.IsLong ? 2000 : 60).Select(i => RandomProgram.Create(Budget.RandomFor($"program {i}"), $"program {i}")), change);

    [Fact]
    public async Task Random_programs_are_worth_something()
    {
        var programs = Enumerable.Range(0, 60).Select(i => RandomProgram.Create(Budget.RandomFor($"program {i}"), $"program {i}")).ToArray();
        Assert.Empty(programs.SelectMany(Errors));
        var reported = new List<string>();
        foreach (var program in programs)
            reported.AddRange((await Rules.RunAsync(program)).Select(diagnostic => diagnostic.Id));
        output.WriteLine(string.Join(", ", reported.CountBy(id => id).OrderBy(id => id.Key).Select(id => $"{id.Key}: {id.Value}")));
        Assert.True(reported.Distinct().Count() >= 12, "only " + string.Join(", ", reported.Distinct()));
    }

    private Task RunAsync(IEnumerable<CorpusProgram> programs, string change)
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(programs, async program =>
        {
            if (Changed(program, change) is not { } changed || Errors(changed).Any())
                return;

            cases.Count();
            var (expected, actual) = (await ReportAsync(program), await ReportAsync(changed));
            // A value in another file is not followed: a second model of it would cost more than the rules do. What is split may be missed or said of another part, and no warning comes up.
            if (change == PartialsInTwoFiles ? Surplus(actual, expected) : !expected.SequenceEqual(actual))
                cases.Fail($"{program}: not any more\n{string.Join("\n", expected.Except(actual))}\nbut\n{string.Join("\n", actual.Except(expected))}\n--- program ---\n{string.Join("\n\f", program.Sources.Select(source => source.Text))}\n--- changed ---\n{string.Join("\n\f", changed.Sources.Select(source => source.Text))}");
        });
    }

    private static IEnumerable<string> Errors(CorpusProgram program) => program.Compile().GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => $"{program}: {error}\n{string.Join("\n", program.Sources.Select(source => source.Text))}");

    /// <summary>Reported once in a type, at the first call, which may be another one afterwards.</summary>
    private static readonly string[] Once = ["FDRY4010"];

    /// <summary>Without places, but with what is there.</summary>
    private static async Task<string[]> ReportAsync(CorpusProgram program)
    {
        var diagnostics = await Rules.RunAsync(program);
        return diagnostics.Where(diagnostic => !Once.Contains(diagnostic.Id))
            .Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity} {WithoutLines(diagnostic.GetMessage())} at {Code(diagnostic.Location)}".Replace(Suffix, ""))
            .Concat(diagnostics.Select(diagnostic => diagnostic.Id).Where(id => Once.Contains(id)).Distinct())
            .Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>A message may name another place in the code.</summary>
    private static string WithoutLines(string message) => Regex.Replace(message, @"\.cs:\d+", ".cs");

    private static string Code(Location location) =>
        location.SourceTree is { } tree ? string.Concat(tree.GetText().ToString(location.SourceSpan).Replace("System.GC.KeepAlive(null); ", "").Where(character => !char.IsWhiteSpace(character))) : location.GetLineSpan().ToString();

    private static CorpusProgram? Changed(CorpusProgram program, string change)
    {
        var compilation = program.Compile();
        return change switch
        {
            "unrelated statements" => program with { Sources = Each(program, Rewriting.WithStatements) },
            "other locals" => program with { Sources = compilation.SyntaxTrees.Select(tree => new ProgramFile(tree.FilePath, Rewriting.WithOtherLocals(compilation, tree, Suffix))).ToArray() },
            "members reordered" => program with { Sources = Each(program, Rewriting.WithMembersReordered) },
            "partials" => program with { Sources = Each(program, text => Rewriting.SplitIntoPartials(text) is var (first, second) ? Rewriting.Joined(first, second) : text) },
            PartialsInTwoFiles => program with { Sources = program.Sources.SelectMany(source => Rewriting.SplitIntoPartials(source.Text) is var (first, second)
                ? new[] { source with { Text = first }, new ProgramFile(source.Path + ".2.cs", second) } : [source]).ToArray() },
            "namespace" => program.HasTopLevelStatements ? null : program with { Sources = Each(program, text => Rewriting.InNamespace(text, "Contoso.Orders")) },
            _ => throw new ArgumentException(change),
        };
    }

    private static bool Surplus(IEnumerable<string> actual, IEnumerable<string> expected)
    {
        var left = expected.ToList();
        return actual.Any(report => !left.Remove(report) && report.Contains(" Warning "));
    }

    private static ProgramFile[] Each(CorpusProgram program, Func<string, string> rewrite) => program.Sources.Select(source => source with { Text = rewrite(source.Text) }).ToArray();
}
