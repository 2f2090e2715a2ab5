using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>An infrastructure file of a repository.</summary>
internal sealed class InfrastructureFile(string path, SourceText text, FileKind kind)
{
    /// <summary>The path that the compiler passes.</summary>
    public string Path { get; } = path;

    public SourceText Text { get; } = text;

    public FileKind Kind { get; } = kind;

    /// <summary>The location of a span in the file.</summary>
    public Location At(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
}
