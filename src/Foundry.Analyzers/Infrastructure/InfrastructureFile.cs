using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>A file of the infrastructure of a repository.</summary>
internal sealed class InfrastructureFile(string path, SourceText text, FileKind kind)
{
    /// <summary>The file as the compiler names it.</summary>
    public string Path { get; } = path;

    public SourceText Text { get; } = text;

    public FileKind Kind { get; } = kind;

    /// <summary>File, line and span of a place in it.</summary>
    public Location At(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
}
