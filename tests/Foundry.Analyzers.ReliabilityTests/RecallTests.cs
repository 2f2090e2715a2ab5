using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>
/// Programs that are right, and each mistake that can be made in them: how many the rules find, and whether they report anything else.
/// FOUNDRY_RECALL=folder makes the same mistakes in the programs below a folder and prints what is found.
/// </summary>
public class RecallTests(ITestOutputHelper output)
{
    private static readonly CorpusProgram[] Programs =
    [
        .. CorpusProgram.ReadAll("tests/Foundry.Analyzers.ReliabilityTests/Recall"),
        .. CorpusProgram.Samples.Where(sample => sample.Name.EndsWith(".Fixed", StringComparison.Ordinal) && sample.Files.Length > 0).Select(OneDeclaration),
    ];

    /// <summary>The mistakes that are not found, with the reason.</summary>
    private static readonly Dictionary<(string Program, string Mutation, string Place), string> Accepted = new()
    {
        [("AgentService.Fixed", "delete a role", "infra/main.bicep(34)")] = NoHost,
        [("AgentService.Fixed", "wrong path", "infra/main.bicep(44)")] = ValueOfTemplate,
        [("AppServiceProject", "wrong path", "infra/main.bicep(40)")] = ValueOfTemplate,
        [("FunctionsApp", "wrong path", "infra/main.bicep(42)")] = ValueOfTemplate,
    };

    private const string NoHost = "The template deploys no host, and without an assignment nothing says that roles are assigned here.";
    private const string ValueOfTemplate = "What a template writes into a setting is not read as the address of a client.";


    /// <summary>Where a manifest says again what a template says, only the manifest: a mistake in one of them is none.</summary>
    private static CorpusProgram OneDeclaration(CorpusProgram program) => Declarations.Manifests(program).Any()
        ? program with { Files = program.Files.Where(file => !file.Path.EndsWith(".bicep", StringComparison.Ordinal)).ToArray() } : program;

    private static readonly string[] AboutCalls = ["FDRY4001", "FDRY4004", "FDRY4005", "FDRY4006", "FDRY4007", "FDRY4010", "FDRY4012"];

    /// <summary>A mistake in a program, and what the rules report that they did not report of the program that is right.</summary>
    private sealed record Trial(CorpusProgram Program, Mutation Mutation, string Place, Diagnostic[] New, Diagnostic[] All)
    {
        public IEnumerable<Diagnostic> About => New.Where(diagnostic => Mutation.Rules.Contains(diagnostic.Id));

        public IEnumerable<Diagnostic> Companions => New.Except(About);

        public IEnumerable<string> Repeated => All.Where(diagnostic => AboutCalls.Contains(diagnostic.Id)).GroupBy(diagnostic => diagnostic.Location.GetLineSpan())
            .Where(call => call.Count() > 1).Select(call => string.Join("\n", call.Select(ReliabilityTests.Rules.Show)));

        public bool IsFound => About.Any();

        public bool IsWarning => About.Any(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        public override string ToString() => $"{Program.Name}, {Mutation.Name}, {Place}";
    }

    [RoslynFact(4, 8)]
    public void Compile() => Assert.Empty(Programs.SelectMany(program => program.Compile().GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => $"{program}: {error}")));

    [Fact]
    public async Task Right_programs_have_no_warning()
    {
        var found = (await Task.WhenAll(Programs.Select(FindingsAsync))).SelectMany((found, index) => found.Select(diagnostic => (Programs[index].Name, diagnostic))).ToArray();
        foreach (var (name, diagnostic) in found)
            output.WriteLine($"{name}: {ReliabilityTests.Rules.Show(diagnostic)}");
        Assert.Empty(found.Where(place => place.diagnostic.Severity >= DiagnosticSeverity.Warning).Select(place => $"{place.Name}: {ReliabilityTests.Rules.Show(place.diagnostic)}"));
    }

    [Fact]
    public async Task Mistakes_are_found_and_nothing_else_is_reported()
    {
        var trials = await TryAllAsync(Programs);
        Show(trials);
        var missed = trials.Where(trial => !trial.IsFound).ToArray();
        var accepted = Accepted.Keys.Select(key => $"{key.Program}, {key.Mutation}, {key.Place}").ToHashSet();
        Assert.Empty(missed.Select(trial => trial.ToString()).Except(accepted));
        Assert.Empty(accepted.Except(missed.Select(trial => trial.ToString())));
        Assert.Empty(trials.SelectMany(trial => trial.Companions.Select(diagnostic => $"{trial}: {ReliabilityTests.Rules.Show(diagnostic)}")));
        Assert.Empty(trials.SelectMany(trial => trial.Repeated.Select(call => $"{trial}: {call}")));
        Assert.Empty(Mutation.All.Except(trials.Select(trial => trial.Mutation)));
        Assert.True(missed.Length <= 0.05 * trials.Length, $"{missed.Length} of {trials.Length} are missed.");
    }

    /// <summary>The figures for programs elsewhere: they are printed, and nothing is asserted, as nobody says that those programs are right.</summary>
    [Fact]
    public async Task Mistakes_in_programs_of_a_folder()
    {
        if (Environment.GetEnvironmentVariable("FOUNDRY_RECALL") is not { Length: > 0 } folder)
            return;
        Show(await TryAllAsync(OutsidePrograms.Read(folder).ToArray()));
    }

    private void Show(Trial[] trials)
    {
        foreach (var own in trials.GroupBy(trial => trial.Program.Name))
            output.WriteLine($"{own.Key}: {own.Count(trial => trial.IsFound)} of {own.Count()}{Errors(own.First().Program)}");

        foreach (var trial in trials.Where(trial => !trial.IsFound))
            output.WriteLine($"missed: {trial}");
        foreach (var trial in trials)
        {
            foreach (var diagnostic in trial.Companions)
                output.WriteLine($"beside: {trial}: {Rules.Show(diagnostic)}");
        }

        output.WriteLine(Table(trials));
    }

    /// <summary>What is not bound is not judged, so a program of other packages tells little.</summary>
    private static string Errors(CorpusProgram program) =>
        program.Compile().GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is var count and > 0 ? $" ({count} errors of the compiler)" : "";

    private static async Task<Trial[]> TryAllAsync(CorpusProgram[] programs)
    {
        var trials = new ConcurrentBag<Trial>();
        await Parallel.ForEachAsync(programs, async (program, _) =>
        {
            var mutants = Mutation.All.SelectMany(mutation => mutation.Apply(program).Select(mutant => (mutation, mutant))).ToArray();
            if (mutants.Length == 0)
                return;
            var before = await FindingsAsync(program);
            foreach (var (mutation, mutant) in mutants)
            {
                var after = await FindingsAsync(mutant.Program);
                trials.Add(new(program, mutation, mutant.Place, Surplus(before, after), after));
            }
        });
        return trials.OrderBy(trial => trial.ToString(), StringComparer.Ordinal).ToArray();
    }

    /// <summary>Warnings and infos: advice is no finding.</summary>
    private static async Task<Diagnostic[]> FindingsAsync(CorpusProgram program) =>
        (await ReliabilityTests.Rules.RunAsync(program)).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Info).ToArray();

    /// <summary>What is reported after and not before. Lines move, so a place is known by its text.</summary>
    private static Diagnostic[] Surplus(Diagnostic[] before, Diagnostic[] after)
    {
        var known = before.Select(Identity).ToList();
        return after.Where(diagnostic => !known.Remove(Identity(diagnostic))).ToArray();
    }

    private static string Identity(Diagnostic diagnostic) => diagnostic.Location.SourceTree is { } tree
        ? $"{diagnostic.Id} {tree.FilePath} {tree.GetText().ToString(diagnostic.Location.SourceSpan)}"
        : $"{diagnostic.Id} {diagnostic.Location.GetLineSpan().Path} {Regex.Replace(diagnostic.GetMessage(), @"\d+", "n")}";

    private static string Table(Trial[] trials)
    {
        var table = new StringBuilder("mutation | found | as warnings | all\n");
        foreach (var group in trials.GroupBy(trial => trial.Mutation.Name))
            table.AppendLine(Row(group.Key, group.ToArray()));
        return table.AppendLine(Row("all", trials)).ToString();

        static string Row(string name, Trial[] trials) => $"{name} | {trials.Count(trial => trial.IsFound)} | {trials.Count(trial => trial.IsWarning)} | {trials.Length}";
    }
}
