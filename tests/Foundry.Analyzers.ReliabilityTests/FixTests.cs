using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Every fix that is offered anywhere in the corpus, in files with both line ends.</summary>
public class FixTests(ITestOutputHelper output)
{
    [Theory, InlineData("\n"), InlineData("\r\n")]
    public Task Breaks_nothing(string lineEnd) => RunAsync(With(lineEnd, Programs), BreaksNothingAsync);

    /// <summary>Where the program is deployed, more rules judge what a fix writes.</summary>
    [Fact]
    public Task Breaks_nothing_in_a_deployed_host() => RunAsync(Programs.Where(program => !program.StatesHost).Select(program => program with { Config = program.Config + "build_property.UsingMicrosoftNETSdkWeb = true\n" }), BreaksNothingAsync);

    /// <summary>The compiler judges the nulls that a fix passes on.</summary>
    [Fact]
    public Task Breaks_nothing_in_a_nullable_context() => RunAsync(Programs.Select(program => program with { Sources = [.. program.Sources.Select(source => source with { Text = "#nullable enable\n" + source.Text })] }), BreaksNothingAsync);

    /// <summary>A comment here and there, which must be there afterwards.</summary>
    [Theory, InlineData("\n"), InlineData("\r\n")]
    public Task Keeps_comments(string lineEnd) => RunAsync(With(lineEnd, Programs.Select(WithComments)), BreaksNothingAsync);

    [Theory, InlineData("\n"), InlineData("\r\n")]
    public Task All_at_once_is_one_by_one(string lineEnd) => RunAsync(With(lineEnd, Programs), AllIsEachAsync);

    /// <summary>The same source three times, so that each document needs the same using.</summary>
    [Fact]
    public Task All_at_once_in_three_documents() => RunAsync(Programs.Where(program => program.Sources.Length == 1 && !program.HasTopLevelStatements).Select(InThreeDocuments), AllIsEachAsync);

    /// <summary>LookupSymbols finds the locals of top-level statements from every file. Only their own file can read them.</summary>
    [Fact]
    public Task Top_level_locals_of_another_file_change_no_fix() => RunAsync(Programs.Where(program => !program.HasTopLevelStatements), async (cases, program) =>
    {
        var expected = await RepairedAsync(program, "Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args).Build();");
        var actual = await RepairedAsync(program, """
            var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
            var app = builder.Build();
            Microsoft.Extensions.Hosting.IHostEnvironment env = app.Environment;
            var credential = new Azure.Identity.DefaultAzureCredential();
            var tenantId = System.Environment.GetEnvironmentVariable("AZURE_TENANT_ID");
            """);
        cases.Count();
        if (!expected.SequenceEqual(actual))
            cases.Fail($"{program}\n--- without the locals ---\n{Shown(expected)}\n--- with them ---\n{Shown(actual)}");
    });

    /// <summary>While somebody types, the light bulb is asked as well.</summary>
    [Fact]
    public Task Is_offered_in_broken_code() => RunAsync(Programs, async (cases, program) =>
    {
        var project = await Editing.OpenAsync(program);
        foreach (var document in project.Documents)
        {
            var text = await document.GetTextAsync();
            var tokens = (await document.GetSyntaxRootAsync())!.DescendantTokens().Where(token => token.Span.Length > 0).ToArray();
            foreach (var token in Budget.Sample(tokens, 3, Budget.RandomFor(program.Name)))
            {
                var broken = document.WithText(text.Replace(token.Span, "")).Project;
                foreach (var offer in await Editing.OffersAsync(broken))
                {
                    cases.Count();
                    await Editing.ApplyAsync(broken, offer.Action);
                }
            }
        }
    });

    /// <summary>The compiler reports CS8801 and binds the name to the local all the same.</summary>
    [Fact]
    public Task Is_offered_in_code_that_uses_a_local_of_another_file() => RunAsync(Programs.Where(program => !program.HasTopLevelStatements), async (cases, program) =>
    {
        foreach (var source in program.Sources)
        {
            var root = CSharpSyntaxTree.ParseText(source.Text).GetCompilationUnitRoot();
            foreach (var statement in root.DescendantNodes().Where(node => node is LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax))
            {
                cases.Count();
                var left = source with { Text = source.Text.Remove(statement.SpanStart, statement.Span.Length) };
                var project = await Editing.OpenAsync(program with
                {
                    Sources = [.. program.Sources.Select(one => one == source ? left : one), new(ProgramPath, root.Usings.ToFullString() + statement.ToFullString())],
                });
                foreach (var offer in await Editing.OffersAsync(project))
                    await Editing.ApplyAsync(project, offer.Action);
            }
        }
    });

    private const string ProgramPath = "/repo/Program.cs";

    private static CorpusProgram[] Programs => CorpusProgram.All;

    private Task RunAsync(IEnumerable<CorpusProgram> programs, Func<Cases, CorpusProgram, Task> test)
    {
        var cases = new Cases(output);
        return cases.ForEachAsync(programs, program => test(cases, program));
    }

    /// <param name="rule">The rule whose fixes are tried; null for all.</param>
    /// <returns>How many were offered.</returns>
    internal static async Task<int> BreaksNothingAsync(Cases cases, CorpusProgram program, string? rule)
    {
        var project = await Editing.OpenAsync(program);
        var before = await Editing.DiagnosticsAsync(project);
        var errors = await ErrorsAsync(project);
        var texts = await Editing.TextsAsync(project);
        var offers = await Editing.OffersAsync(project);
        if (rule is not null)
            offers = [.. offers.Where(offer => offer.Diagnostic.Id == rule)];
        foreach (var offer in offers)
        {
            cases.Count();
            var repaired = await Editing.ApplyAsync(project, offer.Action);
            var after = await Editing.TextsAsync(repaired);
            void Check(string what, IEnumerable<object> found)
            {
                if (found.ToArray() is { Length: > 0 } mistakes)
                    cases.Fail($"{program}: {offer.Diagnostic.Id} '{offer.Action.Title}' {what} {string.Join("\n", mistakes)}\n--- before ---\n{Shown(texts)}\n--- after ---\n{Shown(after)}");
            }

            Check("is offered twice", offers.Where(other => other != offer && other.Action.Title == offer.Action.Title && other.Diagnostic.Id == offer.Diagnostic.Id && other.Diagnostic.Location == offer.Diagnostic.Location));
            Check("changes nothing", texts.SequenceEqual(after) ? [""] : []);
            Check("brings up what the compiler says", Surplus(errors, await ErrorsAsync(repaired), error => error));
            Check("brings up what a rule says", Surplus(before.Remove(offer.Diagnostic), await Editing.DiagnosticsAsync(repaired), diagnostic => diagnostic.Id).Where(report => !LaysOpen(offer.Diagnostic, report)));
            Check("loses", Surplus(after.SelectMany(Comments), texts.SelectMany(Comments), comment => comment));
            Check("changes line ends", texts.Zip(after).Where(text => !MayEndAs(LineEnds(text.First), LineEnds(text.Second))).Select(text => text.Second));
            Check("gives another text the second time", after.SequenceEqual(await Editing.TextsAsync(await Editing.ApplyAsync(project, offer.Action))) ? [] : [""]);
        }

        return offers.Length;
    }

    private static Task BreaksNothingAsync(Cases cases, CorpusProgram program) => BreaksNothingAsync(cases, program, rule: null);

    /// <summary>Fix-all, run until it changes nothing, gives what single fixes give that are applied until none is offered.</summary>
    private static async Task AllIsEachAsync(Cases cases, CorpusProgram program)
    {
        var project = await Editing.OpenAsync(program);
        foreach (var kind in (await Editing.OffersAsync(project)).GroupBy(offer => (offer.Fix, offer.Key)))
        {
            var (fix, key) = kind.Key;
            var each = project;
            var left = 3 * kind.Count();
            while (left-- > 0 && await Editing.NextAsync(each, fix, key) is { } next)
                each = await Editing.ApplyAsync(each, next.Action);
            if (left < 0)
                cases.Fail($"{program}: {key} comes to no end");

            var expected = await Editing.TextsAsync(each);
            foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
            {
                // In a document that is no source, only an editor can ask.
                if (scope == FixAllScope.Document && kind.Any(offer => !offer.Diagnostic.Location.IsInSource))
                    continue;

                cases.Count();
                var all = project;
                for (var pass = 0; pass < 5; pass++)
                {
                    var changed = await Editing.ApplyAllAsync(all, fix, key, scope);
                    if ((await Editing.TextsAsync(changed)).SequenceEqual(await Editing.TextsAsync(all)))
                        break;
                    all = changed;
                }

                var actual = await Editing.TextsAsync(all);
                if (!expected.SequenceEqual(actual))
                    cases.Fail($"{program}: {key} in the {scope}\n--- one by one ---\n{Shown(expected)}\n--- all at once ---\n{Shown(actual)}");
            }
        }
    }

    /// <summary>
    /// What was there before, and is seen only now: a handler that runs at last may swallow, and a credential that gets a token at
    /// last may get another one elsewhere.
    /// </summary>
    private static bool LaysOpen(Diagnostic repaired, Diagnostic report) => report.Severity < DiagnosticSeverity.Warning
        && (repaired.Id, report.Id) is ("FDRY5001", "FDRY5002") or ("FDRY2011", "FDRY2004");

    /// <summary>What each fix makes of a program to which top-level statements are added in a file of their own.</summary>
    private static async Task<string[]> RepairedAsync(CorpusProgram program, string statements)
    {
        var project = await Editing.OpenAsync(program with { Sources = [.. program.Sources, new(ProgramPath, statements + "return;")] });
        var repaired = new List<string>();
        foreach (var offer in (await Editing.OffersAsync(project)).Where(offer => offer.Diagnostic.Location.GetLineSpan().Path != ProgramPath))
        {
            var texts = await Editing.TextsAsync(await Editing.ApplyAsync(project, offer.Action));
            repaired.Add(string.Join("\n", texts.Where(text => !text.EndsWith("return;", StringComparison.Ordinal)).Prepend($"{offer.Diagnostic} {offer.Key}")));
        }

        return [.. repaired];
    }

    private static async Task<string[]> ErrorsAsync(Project project) => (await project.GetCompilationAsync())!.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage()}").ToArray();

    /// <summary>What is there more often than it was.</summary>
    private static IEnumerable<T> Surplus<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key)
    {
        var left = before.Select(key).ToList();
        return after.Where(one => !left.Remove(key(one))).ToArray();
    }

    private static IEnumerable<string> Comments(string source) => CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(trivia => trivia.ToString());

    private static HashSet<string> LineEnds(string source)
    {
        var text = SourceText.From(source);
        return text.Lines.Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak))).Where(end => end.Length > 0).ToHashSet();
    }

    /// <summary>Lines end as before; where there was one line, all end alike.</summary>
    private static bool MayEndAs(HashSet<string> before, HashSet<string> after) => before.Count == 0 ? after.Count <= 1 : after.IsSubsetOf(before);

    private static string Shown(IEnumerable<string> texts) => string.Join("\n\f", texts);

    private static IEnumerable<CorpusProgram> With(string lineEnd, IEnumerable<CorpusProgram> programs) => programs
        .Select(program => program with { Sources = With(lineEnd, program.Sources), Files = With(lineEnd, program.Files) });

    private static ProgramFile[] With(string lineEnd, ProgramFile[] files) => files.Select(file => file with { Text = file.Text.ReplaceLineEndings(lineEnd) }).ToArray();

    private static CorpusProgram InThreeDocuments(CorpusProgram program) => program with
    {
        Sources = Enumerable.Range(1, 3).Select(i => new ProgramFile($"/repo/Document{i}.cs", Rewriting.InNamespace(program.Sources[0].Text, "Document" + i))).ToArray(),
    };

    private static CorpusProgram WithComments(CorpusProgram program)
    {
        var random = Budget.RandomFor(program.Name);
        return program with { Sources = program.Sources.Select(source => source with { Text = WithComments(source.Text, random) }).ToArray() };
    }

    private static string WithComments(string source, Random random)
    {
        var places = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens(node => !node.IsKind(SyntaxKind.UsingDirective) && !node.IsKind(SyntaxKind.InterpolatedStringExpression))
            .Where(token => token.Span.Length > 0).Select(token => token.SpanStart).ToArray();
        random.Shuffle(places);
        var number = 0;
        foreach (var place in places.Take(Math.Max(3, places.Length / 12)).OrderDescending())
            source = source.Insert(place, $"/* kept {++number} */ ");
        return source;
    }
}
