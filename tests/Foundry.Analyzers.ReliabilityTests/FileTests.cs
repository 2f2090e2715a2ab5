using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Manifests, templates and settings as they are while somebody edits them, or as nobody would write them.</summary>
public class FileTests(ITestOutputHelper output)
{
    private static readonly CorpusProgram[] WithFiles = CorpusProgram.All.Where(program => program.Files.Length > 0).ToArray();

    [Fact]
    public Task With_bits_flipped() => RunAsync(12, (text, random) =>
    {
        var at = random.Next(text.Length);
        return text[..at] + (char)(text[at] ^ 1 << random.Next(7)) + text[(at + 1)..];
    });

    [Fact]
    public Task Without_a_part() => RunAsync(6, (text, random) => text.Remove(random.Next(text.Length)) is var start && random.Next(2) == 0 ? start : start + text[random.Next(start.Length, text.Length)..]);

    /// <summary>Comments, blank lines and things that have nothing to do with access change no verdict.</summary>
    [Fact]
    public Task With_what_means_nothing()
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(WithFiles, async program =>
        {
            var random = Budget.RandomFor(program.Name);
            var expected = await WarningsAsync(program);
            for (var i = 0; i < (Budget.IsLong ? 100 : 4); i++)
            {
                cases.Count();
                var changed = program with { Files = program.Files.Select(file => file with { Text = WithNoise(file, random) }).ToArray() };
                var actual = await WarningsAsync(changed);
                if (!expected.SequenceEqual(actual))
                    cases.Fail($"{program}: not any more\n{string.Join("\n", expected.Except(actual))}\nbut\n{string.Join("\n", actual.Except(expected))}\n{string.Join("\n\f", changed.Files.Select(file => file.Text))}");
            }
        });
    }

    /// <summary>A file that does not end does not say what else it grants.</summary>
    [Fact]
    public Task Cut_off_file_refuses_nothing() => RefusesNothingMoreAsync(12, text => Enumerable.Range(1, text.Length - 1).Where(end => IsInside(text, end)), (text, end) => text[..end]);

    /// <summary>A file with a bracket, a quote or a colon too few is not understood, in whole or in part; what it granted may still be granted.</summary>
    [Fact]
    public Task Broken_file_refuses_nothing() => RefusesNothingMoreAsync(24, text => Enumerable.Range(0, text.Length).Where(at => "{}[]()'\":".Contains(text[at])), (text, at) => text.Remove(at, 1));

    /// <summary>What the two above would miss if the corpus granted nothing: with another role in the place of the right one, the calls are refused.</summary>
    [Theory, InlineData("GrantedInFiles1"), InlineData("GrantedInFiles2"), InlineData("GrantedInFiles3")]
    public async Task Grants_in_the_corpus_matter(string name)
    {
        var program = WithFiles.Single(program => program.Name == name);
        Assert.Empty(await WarningsAsync(program));
        Assert.NotEmpty(await WarningsAsync(program with { Files = program.Files.Select(file => file with { Text = file.Text.Replace("53ca6127-db72-4b80-b1b0-d745d6d5456d", "acdd72a7-3385-48ef-bd42-f606fba81ae7") }).ToArray() }));
    }

    /// <summary>Changes each template, parameter file and manifest so that it cannot be read to its end: a warning may go, and none comes.</summary>
    private Task RefusesNothingMoreAsync(int count, Func<string, IEnumerable<int>> places, Func<string, int, string> changed)
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(WithFiles, async program =>
        {
            // What is said of a place depends on what is known, that there is something to say does not.
            var before = await WarningsInSourceAsync(program);
            foreach (var file in program.Files.Where(file => file.Text.Length > 1 && Path.GetExtension(file.Path) is ".json" or ".bicep" or ".bicepparam"))
            {
                foreach (var place in Budget.Sample(places(file.Text.TrimEnd()).ToArray(), count, Budget.RandomFor(program.Name + file.Path)))
                {
                    cases.Count();
                    var text = changed(file.Text.TrimEnd(), place);
                    var after = await WarningsInSourceAsync(program with { Files = program.Files.Select(other => other == file ? file with { Text = text } : other).ToArray() });
                    if (after.Where(warning => !before.Any(known => Same(known.Location, warning.Location))).ToArray() is { Length: > 0 } surplus)
                        cases.Fail($"{program}, {file.Path} at {place}: {string.Join("\n", surplus.Select(Rules.Show))}\n{text}");
                }
            }
        });
    }

    private static bool Same(Location first, Location second) => first.GetLineSpan().Equals(second.GetLineSpan());

    /// <summary>Whether a bracket is open at a place.</summary>
    private static bool IsInside(string text, int place) => text.Take(place).Count(character => character is '{' or '[' or '(') > text.Take(place).Count(character => character is '}' or ']' or ')');

    public static TheoryData<string, string> Shapes => new()
    {
        { "foundry.access.json", "[" }, { "foundry.access.json", "{\"a\":" }, { "appsettings.json", "{\"a\":[" }, { "infra/main.json", "{\"resources\":[" },
        { "infra/main.bicep", "resource a 'b' = {" }, { "infra/main.bicep", "var a = (" }, { "infra/main.bicep", "var a = '${" }, { "infra/main.bicep", "var a = b ? " }, { "infra/main.bicep", "!" },
        { "infra/main.json", "{\"variables\":{\"a\":\"[" + "concat(" }, { "azure.yaml", "- a: " }, { "infra/main.bicepparam", "param a = [" },
    };

    [Theory, MemberData(nameof(Shapes))]
    public async Task Nested_without_end(string path, string shape) => await OneAsync(path, string.Concat(Enumerable.Repeat(shape, 100_000)));

    [Theory, InlineData("foundry.access.json"), InlineData("appsettings.json"), InlineData("infra/main.json"), InlineData("infra/main.bicep"), InlineData("infra/main.bicepparam"), InlineData("azure.yaml"), InlineData("infra/roles.sh")]
    public async Task With_a_line_of_ten_megabytes(string path)
    {
        foreach (var text in new[] { new string('a', 10_000_000), new string(' ', 10_000_000), "\"" + new string('\\', 10_000_000), string.Concat(Enumerable.Repeat("'${a}' ", 1_500_000)), string.Concat(Enumerable.Repeat("az role assignment create ", 400_000)) })
            await OneAsync(path, text);
    }

    private async Task OneAsync(string path, string text)
    {
        var program = CorpusProgram.Corpus.First(program => program.Name == "RoleDoesNotGrant1");
        var watch = Stopwatch.StartNew();
        await Rules.RunAsync(program with { Files = [.. program.Files.Where(file => file.Path != "/repo/" + path), new("/repo/" + path, text)] });
        output.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"{path}: {watch.Elapsed}");
    }

    private Task RunAsync(int count, Func<string, Random, string> mutate)
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(WithFiles, async program =>
        {
            var random = Budget.RandomFor(program.Name);
            foreach (var file in program.Files.Where(file => file.Text.Length > 1))
            {
                for (var i = 0; i < (Budget.IsLong ? 50 * count : count); i++)
                {
                    cases.Count();
                    var mutated = file with { Text = mutate(file.Text, random) };
                    try
                    {
                        await Rules.RunAsync(program with { Files = program.Files.Select(other => other == file ? mutated : other).ToArray() });
                    }
                    catch (Exception exception)
                    {
                        cases.Fail($"{program}, {file.Path}: {exception}\n{mutated.Text}");
                    }
                }
            }
        });
    }

    private static async Task<Diagnostic[]> WarningsInSourceAsync(CorpusProgram program) => (await Rules.RunAsync(program))
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Location.IsInSource).ToArray();

    private static async Task<string[]> WarningsAsync(CorpusProgram program) => (await WarningsInSourceAsync(program))
        .Select(diagnostic => System.Text.RegularExpressions.Regex.Replace($"{diagnostic.Id} {diagnostic.GetMessage()}", @"(?<=\.(json|bicep|yaml)\W+(line )?)\d+", "n")).Order(StringComparer.Ordinal).ToArray();

    private static string WithNoise(ProgramFile file, Random random)
    {
        var (comment, more) = Path.GetExtension(file.Path) switch
        {
            ".bicep" => ("// kept", "\nparam unrelated string = 'x'\nresource unrelated 'Microsoft.Storage/storageAccounts@2023-05-01' = {\n  name: unrelated\n}\n"),
            ".json" => ("// kept", "\n// the end\n"),
            _ => ("# kept", "\n# the end\n"),
        };
        if (file.Text.Contains("'''"))
            return file.Text + more;
        var lines = file.Text.Split('\n').Select(line => random.Next(4) switch
        {
            0 => line + "\n",
            1 when line.Length > 0 && !line.Contains("//") => line + " " + comment,
            _ => line,
        });
        return string.Join("\n", lines) + more;
    }
}
