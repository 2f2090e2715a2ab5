using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>The program of a sample as an editor sees it: what is reported, and what the light bulb offers.</summary>
internal sealed class SampleProgram
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly Document _document;

    private SampleProgram(Document document) => _document = document;

    public SampleProgram(string name)
    {
        var folder = Repository.PathOf("samples/" + name);
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, specificDiagnosticOptions: [new("OPENAI001", ReportDiagnostic.Suppress)], nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: ClientReferences.Framework.Concat(ClientReferences.All)));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", ImplicitUsings);
        if (Path.Combine(folder, "foundry.access.json") is var manifest && File.Exists(manifest))
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(manifest), File.ReadAllText(manifest), filePath: manifest);
        var program = DocumentId.CreateNewId(id);
        _document = solution.AddDocument(program, "Program.cs", File.ReadAllText(Path.Combine(folder, "Program.cs")), filePath: Path.Combine(folder, "Program.cs")).GetDocument(program)!;
    }

    /// <summary>What a build of the sample warns of, in the order of the places.</summary>
    public async Task<IReadOnlyList<Diagnostic>> WarningsAsync()
    {
        var compilation = (await _document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var found = await compilation.WithAnalyzers(Instances<DiagnosticAnalyzer>(typeof(FoundryAnalyzer)), _document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>What the light bulb offers first for a warning.</summary>
    public async Task<CodeAction> FixAsync(Diagnostic warning)
    {
        var offered = new List<CodeAction>();
        foreach (var fix in Instances<CodeFixProvider>(typeof(FoundryCodeFix)).Where(fix => fix.FixableDiagnosticIds.Contains(warning.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(_document, warning, (action, _) => offered.Add(action), default));
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
