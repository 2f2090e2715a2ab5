using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Access.Tool.Tests;

/// <summary>A program in memory, with the files that a build would hand to the rules.</summary>
internal sealed class ProgramSource(
    string usings, string code, IEnumerable<MetadataReference> references, (string Path, string Text)[] files)
{
    public const string Root = "/repo/";

    private const string Usings =
        "global using System; global using System.ClientModel.Primitives; global using System.Threading.Tasks; "
        + "global using Azure.AI.OpenAI; global using Azure.AI.Projects; global using Azure.Identity; global using OpenAI.Chat;";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [.. typeof(FoundryAnalyzer).Assembly.GetTypes()
        .Where(static type => typeof(FoundryAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
        .OrderBy(static type => type.FullName, StringComparer.Ordinal)
        .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private readonly Compilation _compilation = CSharpCompilation.Create(
        "App",
        [
            CSharpSyntaxTree.ParseText(usings, path: Root + "Usings.cs"),
            CSharpSyntaxTree.ParseText(code, path: Root + "Program.cs"),
        ],
        ClientReferences.Framework.Concat(references),
        new CSharpCompilationOptions(
            OutputKind.ConsoleApplication,
            specificDiagnosticOptions: [new("OPENAI001", ReportDiagnostic.Suppress)],
            nullableContextOptions: NullableContextOptions.Enable));

    private readonly AnalyzerOptions _options = new(
        [.. files.Select(static file => new File(Root + file.Path, SourceText.From(file.Text)))], new Properties());

    /// <summary>A program with the clients.</summary>
    public ProgramSource(string code, params (string Path, string Text)[] files)
        : this(Usings, code, ClientReferences.All, files)
    {
    }

    /// <summary>An application host of Aspire.</summary>
    public static ProgramSource Host(string code) =>
        new("global using System;", code, ClientReferences.All.Concat(ClientReferences.Infrastructure), []);

    public ProgramSource With(params (string Path, string Text)[] others) => new(usings, code, references, others);

    public async Task<AccessReport> ReportAsync()
    {
        Assert.Empty(_compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var calls = await AccessDeriver.CallsOfAsync(_compilation, _options, access: null, isDeployed: null, Relative, default);
        var access = FoundryContext.For(_compilation, _options).Access(default);
        var program = new ProgramBuilder("App", "App.csproj", HostKind.Console, access, Relative);
        program.Add("", calls);
        return new([program.Build()], []);
    }

    public async Task<ProgramAccess> AccessAsync() => (await ReportAsync()).Programs[0];

    /// <summary>What the rules about access say, without advice.</summary>
    public async Task<string[]> DiagnosticsAsync()
    {
        Assert.Empty(_compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. (await _compilation.WithAnalyzers(Rules, _options).GetAnalyzerDiagnosticsAsync())
            .Where(static diagnostic => diagnostic.Id.StartsWith("FDRY4", StringComparison.Ordinal))
            .Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .Select(static diagnostic => diagnostic.ToString())
            .Order(StringComparer.Ordinal)];
    }

    private static string Relative(string path) => path[Root.Length..];

    private sealed class File(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    /// <summary>What MSBuild tells of the project.</summary>
    private sealed class Properties : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
        {
            ["build_property.MSBuildProjectFullPath"] = Root + "App.csproj",
            ["build_property.OutputType"] = "Exe",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(KindOf(textFile.Path) is { } kind
            ? new() { ["build_metadata.AdditionalFiles.FoundryKind"] = kind }
            : []);

        /// <summary>What the package's targets tell of the files of an application host.</summary>
        private static string? KindOf(string path) => path switch
        {
            Root + "AppHost/AppHost.csproj" => "appHost",
            Root + "AppHost/AppHost.cs" => "appHostSource",
            _ => null,
        };
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
