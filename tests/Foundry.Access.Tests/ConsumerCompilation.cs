using System.Reflection;
using System.Runtime.Loader;
using Foundry.Analyzers.AccessHelper;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Access.Tests;

/// <summary>Projects of users, compiled in memory with the generator.</summary>
internal static class ConsumerCompilation
{
    /// <summary>Two versions of a framework assembly are no news to the SDK either.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> SilencedBySdk = new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    public const string Program = """
        using System;
        using System.Threading.Tasks;
        using Azure.Core;
        using Foundry.Access;

        internal static class Program
        {
            internal static async Task RunAsync(TokenCredential credential)
            {
                try
                {
                    await FoundryAccess.EnsureProjectAsync(credential, "Microsoft.CognitiveServices/accounts/AIServices/agents/write");
                }
                catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))
                {
                    Console.Error.WriteLine(FoundryAccess.Explain(ex));
                }
            }

            public static async Task<string> CheckAsync(TokenCredential credential, Uri endpoint, Azure.Core.Pipeline.HttpPipelineTransport transport)
            {
                var requirement = new FoundryRequirement("/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a", new[] { "Microsoft.CognitiveServices/accounts/OpenAI/evals/write" });
                var options = new FoundryAccessOptions { ResourceManagerEndpoint = endpoint, Transport = transport };
                return string.Join(" ", await FoundryAccess.CheckAsync(credential, new[] { requirement }, options));
            }
        }
        """;

    /// <summary>With an Azure.Core that does not bring System.ClientModel yet.</summary>
    public static IReadOnlyList<MetadataReference> OlderReferences { get; } =
        [.. References("net10.0").Without("System.ClientModel").Without("Azure.Core"), MetadataReference.CreateFromFile(Metadata("OlderAzureCore"))];

    /// <summary>What a project of a target framework refers to.</summary>
    public static IReadOnlyList<MetadataReference> References(string framework) => File.ReadAllLines(Path.Combine(Metadata("ConsumersOutput"), framework, "references.txt"))
        .Where(path => path.EndsWith(".dll", StringComparison.Ordinal)).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray();

    public static IReadOnlyList<MetadataReference> Without(this IEnumerable<MetadataReference> references, string assembly) =>
        references.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != assembly).ToArray();

    public static CSharpCompilation Compile(string source, IEnumerable<MetadataReference> references, LanguageVersion language = LanguageVersion.CSharp7_3, NullableContextOptions nullable = NullableContextOptions.Disable, string name = "Consumer") =>
        CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(language, DocumentationMode.Diagnose))], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error, nullableContextOptions: nullable, checkOverflow: true, warningLevel: 9999)
                .WithSpecificDiagnosticOptions(SilencedBySdk));

    public static GeneratorDriver NewDriver(CSharpCompilation compilation, string? switched = null) => CSharpGeneratorDriver.Create(
        [new AccessHelperGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
        optionsProvider: new Options(switched),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The names of the files the generator adds, and the compilation with them.</summary>
    public static (string[] Files, Compilation Result) Generate(CSharpCompilation compilation, string? switched = null)
    {
        var (files, result, diagnostics) = Run(compilation, switched);
        Assert.Empty(diagnostics);
        return (files, result);
    }

    /// <summary>As <see cref="Generate"/>, and what the generator reports.</summary>
    public static (string[] Files, Compilation Result, IReadOnlyList<Diagnostic> Diagnostics) Run(CSharpCompilation compilation, string? switched = null)
    {
        var driver = NewDriver(compilation, switched).RunGeneratorsAndUpdateCompilation(compilation, out var result, out var diagnostics);
        return (driver.GetRunResult().GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath)).ToArray(), result, diagnostics);
    }

    /// <summary>The helper of a project that knows no System.ClientModel, loaded.</summary>
    public static Assembly LoadOlder()
    {
        var (_, result) = Generate(Compile(Program, OlderReferences));
        var assembly = new MemoryStream();
        var emitted = result.Emit(assembly);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        assembly.Position = 0;
        return new AssemblyLoadContext(nameof(LoadOlder)).LoadFromStream(assembly);
    }

    private static string Metadata(string key) =>
        typeof(ConsumerCompilation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private sealed class Options(string? switched) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(switched);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(string? switched) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = switched ?? "";
            return switched is not null && key == "build_property.FoundryAccessHelper";
        }
    }
}
