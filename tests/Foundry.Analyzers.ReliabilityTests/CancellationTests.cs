using System.Diagnostics;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>An editor cancels at every key stroke: the rules stop at once, and the next run is not affected.</summary>
public class CancellationTests(ITestOutputHelper output)
{
    [Fact]
    public Task Stops_wherever_it_is()
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(CorpusProgram.All, async program =>
        {
            var random = Budget.RandomFor(program.Name);
            var expected = (await Rules.RunAsync(program)).Select(Rules.Show).ToArray();
            for (var i = 0; i < (Budget.IsLong ? 100 : 4); i++)
            {
                cases.Count();
                var compilation = program.Compile();
                using var cancel = new CancellationTokenSource();
                var run = Rules.RunAsync(compilation, program.AnalyzerOptions, concurrent: i % 2 == 0, cancel.Token);
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 10));
                cancel.Cancel();
                var watch = Stopwatch.StartNew();
                try
                {
                    await run;
                }
                catch (OperationCanceledException)
                {
                }

                if (watch.Elapsed > TimeSpan.FromSeconds(5))
                    cases.Fail($"{program} went on for {watch.Elapsed}");
                if (!expected.SequenceEqual((await Rules.RunAsync(compilation, program.AnalyzerOptions)).Select(Rules.Show)))
                    cases.Fail($"{program} reports something else after a cancelled run");
            }
        });
    }
}
