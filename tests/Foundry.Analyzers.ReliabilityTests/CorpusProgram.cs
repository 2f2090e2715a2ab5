using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>A file of a program, with its path as the compiler sees it.</summary>
public sealed record ProgramFile(string Path, string Text);

/// <summary>A program of the corpus or a sample: its sources and the files beside them. What is declared about its project stands in a <c>.globalconfig</c>.</summary>
public sealed record CorpusProgram(string Name, ProgramFile[] Sources, ProgramFile[] Files, string Config)
{
    private const string Root = "/repo/";

    /// <summary>What the samples have from the SDK.</summary>
    private const string ImplicitUsings = "global using System; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] Preview = ["OPENAI001", "OPENAI002", "SCME0001", "SCME0002", "AAIP001", "AOAI001", "MEAI001", "MAAI001", "SKEXP0001", "SKEXP0010", "SKEXP0110"];

    /// <summary>The SDK suppresses these in every project: a package was compiled against an older version of a reference.</summary>
    private static readonly string[] Unified = ["CS1701", "CS1702"];

    public static CorpusProgram[] Corpus { get; } = ReadAll("tests/Foundry.Analyzers.ReliabilityTests/Corpus");

    /// <summary>The programs in a folder of this repository, one in each folder below it.</summary>
    public static CorpusProgram[] ReadAll(string folder) => Directory.GetDirectories(Repository.PathOf(folder)).Order(StringComparer.Ordinal).Select(Read).ToArray();

    /// <summary>The samples that need nothing but the SDKs and the framework. (EvaluationRun.Fixed has a source that a generator hands over.)</summary>
    private static readonly string[] SampleNames = ["AgentService", "AgentService.Fixed", "AgentService.Manifest", "AgentService.Manifest.Fixed", "EvaluationRun", "WebChat", "WebChat.Fixed"];

    public static CorpusProgram[] Samples { get; } = SampleNames.Select(name => Repository.PathOf("samples/" + name))
        .Order(StringComparer.Ordinal).Select(folder => Read(folder) is var sample && Path.GetFileName(folder).StartsWith("WebChat", StringComparison.Ordinal)
            ? sample with { Config = "build_property.UsingMicrosoftNETSdkWeb = true", Sources = [.. sample.Sources, new("Implicit.cs", ImplicitUsings + "global using Microsoft.AspNetCore.Builder; global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;")] }
            : sample with { Sources = [.. sample.Sources, new("Implicit.cs", ImplicitUsings)] }).ToArray();

    /// <summary>What the tests of the rules leave in the folder that FOUNDRY_CORPUS names. Some of it does not compile, as some of the tests are about that.</summary>
    private static CorpusProgram[] Harvested { get; } = Environment.GetEnvironmentVariable("FOUNDRY_CORPUS") is { Length: > 0 } folder
        ? Budget.Sample(Directory.GetDirectories(folder).Order(StringComparer.Ordinal).ToArray(), 400, Budget.RandomFor("harvest")).Select(Read).ToArray() : [];

    public static CorpusProgram[] All { get; } = [.. Corpus, .. Samples, .. Harvested];

    public bool HasTopLevelStatements => Sources.Any(source => CSharpSyntaxTree.ParseText(source.Text).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax));

    /// <summary>Whether the project file says what the program is built to be.</summary>
    public bool StatesHost => Config.Contains("build_property.", StringComparison.Ordinal);

    public OutputKind Kind => HasTopLevelStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    public MetadataReference[] References
    {
        get
        {
            var text = string.Concat(Sources.Select(source => source.Text));
            bool Says(params string[] words) => words.Any(text.Contains);
            return
            [
                .. ClientReferences.Framework, .. ClientReferences.All,
                .. Says("Azure.Provisioning", "Aspire.Hosting", "Azure.ResourceManager") ? ClientReferences.Infrastructure : [],
                .. Says("Host.CreateApplicationBuilder") ? ClientReferences.Host : [],
                .. Says("Functions.Worker.Extensions.OpenAI") ? [FunctionBindingStubs.Reference] : Array.Empty<MetadataReference>(),
                .. Says("Microsoft.Azure.Functions.Worker") ? [FrameworkStubs.Reference] : Says("WebApplication", "Microsoft.AspNetCore") ? AspNetCore : [],
            ];
        }
    }

    private static MetadataReference[] AspNetCore { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path).StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    public CSharpCompilationOptions CompilationOptions => new(Kind, allowUnsafe: true, specificDiagnosticOptions: Preview.Concat(Unified).Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress)));

    public AnalyzerOptions AnalyzerOptions => new([.. Files.Select(file => new TextFile(file.Path, file.Text))], new ProjectProperties(Config));

    public CSharpCompilation Compile(LanguageVersion version = LanguageVersion.Latest) =>
        Empty(References).WithOptions(CompilationOptions).AddSyntaxTrees(Sources.Select(source => Parse(source, version)).ToArray());

    /// <summary>Compilations with the same references share what the compiler has read of them.</summary>
    private static CSharpCompilation Empty(MetadataReference[] references) => s_empty.GetOrAdd(string.Join("|", references.Select(reference => reference.Display)), _ =>
    {
        var empty = CSharpCompilation.Create("Program", references: references);
        empty.GetSpecialType(SpecialType.System_Object);
        return empty;
    });

    private static readonly ConcurrentDictionary<string, CSharpCompilation> s_empty = new();

    public static SyntaxTree Parse(ProgramFile source, LanguageVersion version = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(version), source.Path);

    public override string ToString() => Name;

    /// <summary>The same program with another text in one of its files.</summary>
    public CorpusProgram With(ProgramFile file, string text)
    {
        return this with { Sources = Changed(Sources), Files = Changed(Files) };

        ProgramFile[] Changed(ProgramFile[] files) => files.Select(other => other == file ? file with { Text = text } : other).ToArray();
    }

    public static CorpusProgram Read(string folder)
    {
        var files = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => new ProgramFile(Root + Path.GetRelativePath(folder, path).Replace('\\', '/'), WithKeys(File.ReadAllText(path).ReplaceLineEndings("\n"))))
            .Where(file => !file.Path.StartsWith(Root + "bin/", StringComparison.Ordinal) && !file.Path.StartsWith(Root + "obj/", StringComparison.Ordinal) && !file.Path.EndsWith(".csproj", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal).ToLookup(file => Path.GetExtension(file.Path));
        return new(Path.GetFileName(folder), files[".cs"].ToArray(), files.Where(kind => kind.Key is not (".cs" or ".globalconfig")).SelectMany(kind => kind).ToArray(),
            files[".globalconfig"].SingleOrDefault()?.Text ?? "");
    }

    /// <summary>Puts generated keys where the corpus names them, so that no scanner finds one in this repository.</summary>
    private static string WithKeys(string text) =>
        text.Replace("{Hex}", GeneratedKeys.Hex).Replace("{ApiKey}", GeneratedKeys.ApiKey).Replace("{ProjectKey}", GeneratedKeys.ProjectKey);
}
