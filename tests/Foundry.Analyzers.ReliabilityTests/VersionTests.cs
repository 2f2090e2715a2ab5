using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>The corpus in older languages and against other versions of the OpenAI package: what compiles gets the same diagnostics, and nothing throws.</summary>
public class VersionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData((LanguageVersion)1200)]
    [InlineData(LanguageVersion.Latest)]
    public async Task Language(LanguageVersion version)
    {
        // An older compiler does not know a newer language.
        if (!Enum.IsDefined(version))
            return;

        var compiled = 0;
        await new Cases(output).ForEachAsync(CorpusProgram.All, async program =>
        {
            var compilation = program.Compile(version);
            var diagnostics = await Rules.RunAsync(compilation, program.AnalyzerOptions);
            if (HasErrors(compilation))
                return;
            Interlocked.Increment(ref compiled);
            Assert.Equal((await Rules.RunAsync(program)).Select(Rules.Show), diagnostics.Select(Rules.Show));
        });
        output.WriteLine($"{compiled} of {CorpusProgram.All.Length} programs compile");
        Assert.True(compiled >= 50, $"only {compiled} programs compile");
    }

    [Theory]
    [InlineData("1.11.0", "net6.0")]
    [InlineData("2.10.0", "net8.0")]
    [InlineData("2.13.0", "net8.0")]
    [InlineData("2.14.0", "net8.0")]
    [InlineData("2.15.0", "net8.0")]
    public async Task OpenAI(string version, string framework)
    {
        var packages = typeof(VersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PackageRoot").Value!;
        var assembly = Directory.GetFiles(Path.Combine(packages, "openai", version, "lib"), "OpenAI*.dll", SearchOption.AllDirectories)
            .OrderByDescending(path => path.Contains(framework)).First();
        var reference = MetadataReference.CreateFromFile(assembly);
        var compiled = 0;
        await new Cases(output).ForEachAsync(CorpusProgram.All, async program =>
        {
            var compilation = program.Compile();
            compilation = compilation.ReplaceReference(compilation.References.Single(other => Path.GetFileName(other.Display) == "OpenAI.dll"), reference);
            var diagnostics = await Rules.RunAsync(compilation, program.AnalyzerOptions);
            if (HasErrors(compilation))
                return;
            Interlocked.Increment(ref compiled);
            Assert.Equal(Ids(await Rules.RunAsync(program)), Ids(diagnostics));
        });
        output.WriteLine($"{compiled} of {CorpusProgram.All.Length} programs compile");

        static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Id)
            .Where(id => id != "FDRY6003").Order(StringComparer.Ordinal);
    }

    private static bool HasErrors(CSharpCompilation compilation) => compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
