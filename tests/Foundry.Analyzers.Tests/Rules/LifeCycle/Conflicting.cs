using System.Collections.Immutable;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Rules.LifeCycle;

/// <summary>Programs that reference other versions of the packages than these tests do.</summary>
internal static class Conflicting
{
    /// <summary>An assembly with a version.</summary>
    public static MetadataReference Compile(string name, string version, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{source}")],
            [.. ClientReferences.Framework, .. ClientReferences.WithoutClients, .. references], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success ? MetadataReference.CreateFromImage(image.ToArray()) : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    /// <summary>What a rule says of a program with the given references and no others.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FoundryRule rule, string source, MetadataReference reference, params MetadataReference[] others)
    {
        var compilation = CSharpCompilation.Create("Program", [CSharpSyntaxTree.ParseText(source)], [.. ClientReferences.Framework, reference, .. others],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation.WithAnalyzers([new SingleRuleAnalyzer(rule)]).GetAnalyzerDiagnosticsAsync();
    }
}
