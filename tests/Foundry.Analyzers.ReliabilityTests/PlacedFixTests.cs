using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Every fix of every rule in the places of real programs: beside top-level statements, and in a class that is given its services.</summary>
public class PlacedFixTests(ITestOutputHelper output)
{
    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        Microsoft.Extensions.Hosting.IHostEnvironment env = app.Environment;
        var credential = new Azure.Identity.DefaultAzureCredential();
        app.Run();
        """;

    private const string Services = "(Microsoft.Extensions.Hosting.IHostEnvironment hostEnvironment, Azure.Core.TokenCredential givenCredential)";

    private const string Usings = "using System; using System.ClientModel; using System.Threading.Tasks; using Azure.AI.Extensions.OpenAI; "
        + "using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using OpenAI.Chat; using OpenAI.Evals;\n";

    /// <summary>What the corpus has in no class that can be given services: its classes are static or partial, or have several credentials.</summary>
    private static readonly CorpusProgram[] Own =
    [
        Of("Run", Usings + "class C { async Task M(AIProjectClient project, BinaryContent content) { await project.GetProjectOpenAIClient().GetEvaluationClient().CreateEvaluationRunAsync(\"e\", content); } }"),
        Of("RunWithCredential", Usings + "class C { async Task M(AIProjectClient project, BinaryContent content, TokenCredential credential) { await project.GetProjectOpenAIClient().GetEvaluationClient().CreateEvaluationRunAsync(\"e\", content); } }"),
        Of("Retry", Usings + "class C { void M(ChatClient chat) { while (true) { try { chat.CompleteChat(\"q\"); return; } catch (ClientResultException ex) when (ex.Status is 401 or 429) { } } } }"),
        Of("Log", Usings + "class C { void M(AccessToken token) { Console.WriteLine($\"token {token.Token}\"); } }"),
        Of("Grant", "using Aspire.Hosting; using Aspire.Hosting.ApplicationModel; using Aspire.Hosting.Foundry; using Azure.Provisioning.CognitiveServices;\n"
            + "class C { void M(IDistributedApplicationBuilder builder) { var foundry = builder.AddFoundry(\"foundry\"); builder.AddProject(\"api\", \"p\").WithReference(foundry).WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesContributor); } }"),
    ];

    /// <summary>Each program in each place, with the rules that report something in it.</summary>
    private static readonly ConcurrentDictionary<(string Place, string Program), Task<(CorpusProgram Program, HashSet<string> Reported)?>> s_placed = new();

    public static TheoryData<string> Ids => [.. Rules.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Ids))]
    public Task Fix_works_beside_top_level_statements_in_another_file(string id) => VerifyAsync(id, BesideProgram);

    [RoslynTheory(4, 8), MemberData(nameof(Ids))]
    public Task Fix_works_in_a_class_with_a_primary_constructor(string id) => VerifyAsync(id, InClassWithServices);

    private async Task VerifyAsync(string id, Func<CorpusProgram, CorpusProgram?> place)
    {
        var cases = new Cases(output);
        var offered = 0;
        await cases.ForEachAsync(CorpusProgram.Corpus.Concat(Own), async program =>
        {
            if (await s_placed.GetOrAdd((place.Method.Name, program.Name), _ => PlaceAsync(program, place)) is var (placed, reported) && reported.Contains(id))
                Interlocked.Add(ref offered, await FixTests.BreaksNothingAsync(cases, placed, id));
        });
        Assert.True(offered > 0, $"No fix of {id} is tried.");
    }

    private static async Task<(CorpusProgram, HashSet<string>)?> PlaceAsync(CorpusProgram program, Func<CorpusProgram, CorpusProgram?> place) =>
        place(program) is { } placed && Errors(placed) <= Errors(program)
            ? (placed, [.. (await Rules.RunAsync(placed)).Select(diagnostic => diagnostic.Id)])
            : null;

    private static CorpusProgram Of(string name, string source) => new(name, [new("/repo/C.cs", source)], [], "");

    private static int Errors(CorpusProgram program) =>
        program.Compile().GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static CorpusProgram? BesideProgram(CorpusProgram program) =>
        program.HasTopLevelStatements ? null : program with { Sources = [.. program.Sources, new("/repo/Program.cs", Program)] };

    private static CorpusProgram? InClassWithServices(CorpusProgram program)
    {
        var sources = program.Sources.Select(source => source with { Text = WithServices(source.Text) }).ToArray();
        return sources.SequenceEqual(program.Sources) ? null : BesideProgram(program with { Sources = sources });
    }

    private static string WithServices(string source)
    {
        var types = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(type => type.BaseList is null && type.TypeParameterList is null && type.Identifier.GetNextToken().IsKind(SyntaxKind.OpenBraceToken))
            .Where(type => !type.Modifiers.Any(SyntaxKind.StaticKeyword) && !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Where(type => !type.Members.Any(member => member is ConstructorDeclarationSyntax));
        foreach (var type in types.OrderByDescending(type => type.SpanStart))
            source = source.Insert(type.Identifier.Span.End, Services);
        return source;
    }
}
