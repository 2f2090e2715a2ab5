using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>The same diagnostics whatever runs beside what, and in whatever order the files come.</summary>
public class DeterminismTests(ITestOutputHelper output)
{
    private const int Repetitions = 20;

    [Fact]
    public Task Every_program_alone() => RunAsync(CorpusProgram.All.Where(program => Budget.IsLong || program.Sources.Length + program.Files.Length > 1));

    /// <summary>Sources that know nothing of each other, each in a namespace of its own.</summary>
    [Fact]
    public Task The_corpus_as_one_program() => RunAsync([AsOne("without ASP.NET Core", program => !program.Sources[0].Text.Contains("AspNetCore") && !program.Sources[0].Text.Contains("WebApplication")), AsOne("all", _ => true)]);

    private static CorpusProgram AsOne(string name, Func<CorpusProgram, bool> isMeant) => new(name,
        CorpusProgram.Corpus.Where(program => program.Files.Length == 0 && program.Sources.Length == 1 && !program.HasTopLevelStatements && isMeant(program))
            .Select(program => new ProgramFile($"/repo/{program.Name}.cs", Rewriting.InNamespace(program.Sources[0].Text, program.Name))).ToArray(), [], "");

    private Task RunAsync(IEnumerable<CorpusProgram> programs)
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(programs, async program =>
        {
            var random = Budget.RandomFor(program.Name);
            var expected = await ReportAsync(program, concurrent: false);
            for (var i = 0; i < Repetitions; i++)
            {
                cases.Count();
                random.Shuffle(program.Sources);
                random.Shuffle(program.Files);
                var actual = await ReportAsync(program, concurrent: i % 2 == 0);
                if (!expected.SequenceEqual(actual))
                    cases.Fail($"{program}, repetition {i}: not any more\n{string.Join("\n", expected.Except(actual))}\nbut\n{string.Join("\n", actual.Except(expected))}");
            }
        });
    }

    private static async Task<string[]> ReportAsync(CorpusProgram program, bool concurrent) =>
        (await Rules.RunAsync(program.Compile(), program.AnalyzerOptions, concurrent)).Select(Rules.Show).ToArray();
}
