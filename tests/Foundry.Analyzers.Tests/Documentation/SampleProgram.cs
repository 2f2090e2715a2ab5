using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>A program in an editor, with its warnings and the fixes of the light bulb.</summary>
internal sealed class SampleProgram
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly Document _document;

    private SampleProgram(Document document) => _document = document;

    /// <summary>Creates a project with a program, the references of its host, and additional files by path.</summary>
    public SampleProgram(
        string code, string folder, IEnumerable<MetadataReference> host, IReadOnlyDictionary<string, string> files,
        string usings = "")
    {
        var id = ProjectId.CreateNewId();
        var options = new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            specificDiagnosticOptions: [new("OPENAI001", ReportDiagnostic.Suppress)],
            nullableContextOptions: NullableContextOptions.Enable);
        var solution = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
                compilationOptions: options,
                metadataReferences: ClientReferences.Framework.Concat(ClientReferences.All).Concat(host)))
            .AddDocument(DocumentId.CreateNewId(id), "Usings.cs", ImplicitUsings + usings);
        foreach (var (path, text) in files)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), text, filePath: path);

        var program = DocumentId.CreateNewId(id);
        solution = solution.AddDocument(program, "Program.cs", code, filePath: Path.Combine(folder, "Program.cs"));
        _document = solution.GetDocument(program)!;
    }

    public static SampleProgram Named(string name)
    {
        var folder = Repository.PathOf("samples/" + name);
        var files = new[] { "foundry.access.json", "azure.yaml", "infra/main.bicep" }
            .Select(file => Path.Combine(folder, file))
            .Where(File.Exists)
            .ToDictionary(file => file, File.ReadAllText);
        return new(File.ReadAllText(Path.Combine(folder, "Program.cs")), folder, host: [], files);
    }

    /// <summary>The warnings of a build, in source order.</summary>
    public async Task<IReadOnlyList<Diagnostic>> WarningsAsync()
    {
        var compilation = (await _document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var analyzers = Instances<DiagnosticAnalyzer>(typeof(FoundryAnalyzer));
        var diagnostics = await compilation
            .WithAnalyzers(analyzers, _document.Project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync();
        return
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>The first fix that the light bulb offers for a warning.</summary>
    public async Task<CodeAction> FixAsync(Diagnostic warning)
    {
        var offered = new List<CodeAction>();
        var context = new CodeFixContext(_document, warning, (action, _) => offered.Add(action), default);
        foreach (var fix in Instances<CodeFixProvider>(typeof(FoundryCodeFix)))
        {
            if (fix.FixableDiagnosticIds.Contains(warning.Id))
                await fix.RegisterCodeFixesAsync(context);
        }

        return offered[0];
    }

    public async Task<SampleProgram> AfterAsync(CodeAction action)
    {
        var change = (await action.GetOperationsAsync(default)).OfType<ApplyChangesOperation>().Single();
        return new SampleProgram(change.ChangedSolution.GetDocument(_document.Id)!);
    }

    public async Task<string[]> LinesAsync() => (await _document.GetTextAsync()).Lines.Select(line => line.ToString()).ToArray();

    private static ImmutableArray<T> Instances<T>(Type inAssemblyOf) => inAssemblyOf.Assembly.GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (T)Activator.CreateInstance(type)!)
        .ToImmutableArray();
}
