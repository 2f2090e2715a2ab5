using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Rules.Access;

/// <summary>Changes role assignments of the repaired sample: all rules together report exactly one diagnostic.</summary>
public class AgentServiceTests
{
    private const string FoundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = typeof(FoundryAnalyzer).Assembly.GetTypes()
        .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    private static string Read(string path) => File.ReadAllText(Repository.PathOf("samples/" + path));

    private static async Task<string[]> IdsAsync(params (string Path, string Text)[] files)
    {
        const string GlobalUsings = "global using System; global using System.Threading.Tasks;";
        var compilation = CSharpCompilation.Create(
            "AgentService",
            [CSharpSyntaxTree.ParseText(Read("AgentService.Fixed/Program.cs")), CSharpSyntaxTree.ParseText(GlobalUsings)],
            [.. ClientReferences.Framework, .. ClientReferences.All],
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                specificDiagnosticOptions: [KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress)]));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var options =
            new AnalyzerOptions(files.Select(file => (AdditionalText)new TextFile(file.Path, file.Text)).ToImmutableArray());
        var diagnostics = await compilation.WithAnalyzers(Rules, options).GetAnalyzerDiagnosticsAsync();
        return diagnostics.Select(diagnostic => diagnostic.Id).ToArray();
    }

    private static Task<string[]> WithBicepAsync(string bicep) => IdsAsync(("/repo/infra/main.bicep", bicep));

    private static Task<string[]> WithManifestAsync(string manifest) => IdsAsync(
        ("/repo/foundry.access.json", manifest),
        ("/repo/infra/main.bicep", Read("AgentService.Manifest.Fixed/infra/main.bicep")));

    public static TheoryData<string, string> InsufficientRoles => new()
    {
        { "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd", "Cognitive Services OpenAI User" },
        { "64702f94-c441-49e6-a78b-ef80e0188fee", "Azure AI Developer" },
        { "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner" },
        { "b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor" },
        { "acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader" },
        { "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68", "Cognitive Services Contributor" },
        { "e47c6f54-e4a2-4754-9501-8e0985b135e1", "Foundry Account Owner" },
        { "b78c5d69-af96-48a3-bf8d-a8b4d589de94", "Azure AI Administrator" },
        { "eed3b665-ab3a-47b6-8f48-c9382fb1dad6", "Foundry Agent Consumer" },
    };

    [Fact]
    public async Task Repaired_samples_have_no_diagnostic()
    {
        Assert.Empty(await WithBicepAsync(Read("AgentService.Fixed/infra/main.bicep")));
        Assert.Empty(await IdsAsync(("/repo/foundry.access.json", Read("AgentService.Manifest.Fixed/foundry.access.json"))));
    }

    [Theory, MemberData(nameof(InsufficientRoles))]
    public async Task Insufficient_role_gives_one_diagnostic(string id, string name)
    {
        Assert.NotEmpty(name);
        Assert.Equal(["FDRY4012"], await WithBicepAsync(Read("AgentService.Fixed/infra/main.bicep").Replace(FoundryUser, id)));
        Assert.Equal(
            ["FDRY4001"],
            await IdsAsync(
                ("/repo/foundry.access.json", Read("AgentService.Manifest.Fixed/foundry.access.json").Replace(FoundryUser, id))));
    }

    [Fact]
    public async Task Deleted_assignment_gives_one_diagnostic()
    {
        var bicep = Regex.Replace(Read("AgentService.Fixed/infra/main.bicep"), @"(?ms)^resource serviceAccess .*?^}\r?\n", "");
        Assert.DoesNotContain("roleAssignments", bicep);
        Assert.Equal(["FDRY4010"], await WithBicepAsync(bicep));

        var manifest = Regex.Replace(Read("AgentService.Manifest.Fixed/foundry.access.json"), @"\{ ""identity"".*?\}", "");
        Assert.DoesNotContain(FoundryUser, manifest);
        Assert.Equal(["FDRY4001"], await IdsAsync(("/repo/foundry.access.json", manifest)));
    }

    [Fact]
    public async Task Assignment_to_the_project_identity_gives_one_diagnostic() => Assert.Equal(
        ["FDRY4012"],
        await WithBicepAsync(
            Read("AgentService.Fixed/infra/main.bicep").Replace(
                "principalId: principalId", "principalId: account::project.identity.principalId")));

    [Fact]
    public async Task Grant_in_one_of_two_files_suffices() => Assert.Empty(
        await WithManifestAsync(
            Read("AgentService.Manifest.Fixed/foundry.access.json").Replace(
                FoundryUser, "acdd72a7-3385-48ef-bd42-f606fba81ae7")));

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
