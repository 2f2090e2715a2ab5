using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Runs alone: what a process allocates is counted as a whole.</summary>
[CollectionDefinition(nameof(LargeResults), DisableParallelization = true)]
public sealed class LargeResults;

/// <summary>Small templates whose values would be larger than any memory.</summary>
[Collection(nameof(LargeResults))]
public class LargeResultTests(ITestOutputHelper output)
{
    private const long MostAllocated = 128L * 1024 * 1024;

    [Fact]
    public async Task Small_files_with_large_results_take_little_memory()
    {
        var program = CorpusProgram.Corpus.Single(static program => program.Name == "GrantedInFiles1");
        var known = await WarningsAsync(program);
        var (most, longest) = (0L, TimeSpan.Zero);
        for (var i = 0; i < (Budget.IsLong ? 500 : 15); i++)
        {
            var template = new LargeTemplate(Budget.RandomFor($"large {i}"));
            var file = new ProgramFile("/repo/infra/large.bicep", template.Text());
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var watch = Stopwatch.StartNew();
            var warnings = await WarningsAsync(program with { Files = [file, .. program.Files] });
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

            var surplus = string.Join("\n", warnings.Except(known));
            Assert.True(surplus.Length == 0, $"{i}: what is not read refuses\n{surplus}\n{file.Text}");
            Assert.True(allocated < MostAllocated, $"{i}: {allocated >> 20} MB\n{file.Text}");
            most = Math.Max(most, allocated);
            longest = watch.Elapsed > longest ? watch.Elapsed : longest;
        }

        output.WriteLine($"at most {most >> 20} MB and {longest.TotalSeconds:F1} s, seed {Budget.Seed}");
    }

    private static async Task<string[]> WarningsAsync(CorpusProgram program) => (await Rules.RunAsync(program))
        .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.IsInSource)
        .Select(Rules.Show)
        .ToArray();

    /// <summary>
    /// Draws variables that use one another: functions that make more than they are given, in one another and in loops. Half of
    /// them start again, because a value past the bound makes everything after it unknown.
    /// </summary>
    private sealed class LargeTemplate(Random random)
    {
        private readonly List<string> _texts = ["'${resourceGroup().id}/a,b/'"];
        private readonly List<string> _lists = ["['a', 'b']"];

        public string Text()
        {
            var letters = string.Concat(Enumerable.Repeat("aB,/", random.Next(1, 2_000)));
            var lines = new List<string> { $"var long = '{letters}'", "param flag bool" };
            lines.Add($"var many = range(0, {random.Next(2_000, 5_000)})");
            for (var i = random.Next(100, 1_500); i > 0; i--)
            {
                var isText = random.Next(3) == 0;
                var known = isText ? _texts : _lists;
                var name = $"v{lines.Count}";
                lines.Add($"var {name} = {(isText ? LargeText() : LargeList())}");
                known.Add(name);
            }

            var kind = random.Next(2) == 0 ? $"[for x in {Last(_lists)}: {{" : "{";
            lines.Add($"resource roles 'Microsoft.Authorization/roleAssignments@2022-04-01' = {kind}");
            lines.Add($"  name: {Last(_texts)}");
            lines.Add($"  properties: {{ roleDefinitionId: [{string.Join(", ", _lists.Concat(_texts))}] }}");
            lines.Add(kind[0] == '[' ? "}]" : "}");
            return string.Join("\n", lines);
        }

        private string LargeText() => random.Next(8) switch
        {
            0 => $"concat({Last(_texts)}, {Any(_texts)})",
            1 => $"'${{{Last(_texts)}}}/${{{Any(_texts)}}}'",
            2 => $"toLower({Any(_texts)})",
            3 => $"toUpper({Last(_texts)})",
            4 => $"replace({Last(_texts)}, 'a', {Any(_texts)})",
            5 => $"format('{{0}}{{1}}{{0}}', {Last(_texts)}, {Any(_texts)})",
            6 => $"resourceId('Microsoft.Storage/storageAccounts/a', {Last(_texts)}, {Any(_texts)})",
            _ => $"flag ? {Last(_texts)} : {Any(_texts)}",
        };

        private string LargeList() => random.Next(9) switch
        {
            0 => $"concat({Last(_lists)}, {Last(_lists)})",
            1 => $"union({Last(_lists)}, {Any(_lists)})",
            2 => $"flatten([{Last(_lists)}, {Last(_lists)}, {Any(_lists)}])",
            3 => $"range(0, {random.Next(12_000)})",
            4 => $"split({Any(_texts)}, '{OneOf("a", ",", "/", "B,")}')",
            5 => $"[for i in {Last(_lists)}: '${{i}}${{{Any(_texts)}}}']",
            6 => $"[for i in range(0, {random.Next(10_000)}): [for j in {Any(_lists)}: {{ i: i, j: j }}]]",
            7 => $"items({{ a: {Last(_lists)}, b: {Any(_texts)} }})",
            _ => $"array({Any(_lists)})",
        };

        private string Last(List<string> known) => random.Next(2) == 0
            ? known == _texts ? "long" : "many"
            : known[random.Next(Math.Max(0, known.Count - 3), known.Count)];

        private string Any(List<string> known) => known[random.Next(known.Count)];

        private string OneOf(params string[] choices) => choices[random.Next(choices.Length)];
    }
}
