using System.Collections.Immutable;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Documentation;

/// <summary>A program as an editor sees it: what is reported, and what the light bulb offers.</summary>
internal sealed class SampleProgram
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private readonly Document _document;

    private SampleProgram(Document document) => _document = document;

    /// <summary>A program, and the files that the compiler gets with it.</summary>
    public SampleProgram(string code, string folder, params string[] files)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Sample", "Sample", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, specificDiagnosticOptions: [new("OPENAI001", ReportDiagnostic.Suppress)], nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: ClientReferences.Framework.Concat(ClientReferences.All)));
        solution = solution.AddDocument(DocumentId.CreateNewId(id), "Usings.cs", ImplicitUsings);
        foreach (var file in files)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), Path.GetFileName(file), File.ReadAllText(file), filePath: file);
        var program = DocumentId.CreateNewId(id);
        _document = solution.AddDocument(program, "Program.cs", code, filePath: Path.Combine(folder, "Program.cs")).GetDocument(program)!;
    }

    public static SampleProgram Named(string name)
    {
        var folder = Repository.PathOf("samples/" + name);
        var files = new[] { "foundry.access.json", "azure.yaml", "infra/main.bicep" }.Select(file => Path.Combine(folder, file)).Where(File.Exists);
        return new(File.ReadAllText(Path.Combine(folder, "Program.cs")), folder, [.. files]);
    }

    /// <summary>What a build warns of, in the order of the places.</summary>
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
