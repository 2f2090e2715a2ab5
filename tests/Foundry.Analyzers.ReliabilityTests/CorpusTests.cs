using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>The corpus is worth something: it compiles, and every rule has something to say about it.</summary>
public class CorpusTests
{
    // Some programs have primary constructors.
    [RoslynFact(4, 8)]
    public void Compiles() => Assert.Empty(CorpusProgram.Corpus.Concat(CorpusProgram.Samples).SelectMany(program => program.Compile().GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => $"{program}: {error}")));

    [Fact]
    public async Task Covers_every_rule()
    {
        var reported = new HashSet<string>();
        foreach (var program in CorpusProgram.All)
            reported.UnionWith((await Rules.RunAsync(program)).Select(diagnostic => diagnostic.Id));
        Assert.Empty(Rules.Ids.Except(reported));
    }
}
