using System.Collections.Immutable;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Rules.LifeCycle;

/// <summary>Compiles programs against package versions that this test project does not reference.</summary>
internal static class Conflicting
{
    /// <summary>Compiles an assembly with the given version.</summary>
    public static MetadataReference Compile(string name, string version, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{source}")],
            [
                .. ClientReferences.Framework,
                .. ClientReferences.WithoutClients,
                .. references], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    /// <summary>Runs a rule on a program with only the given references.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        FoundryRule rule, string source, MetadataReference reference, params MetadataReference[] others)
    {
        var compilation = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(source)],
            [.. ClientReferences.Framework, reference, .. others],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation.WithAnalyzers([new SingleRuleAnalyzer(rule)]).GetAnalyzerDiagnosticsAsync();
    }
}
