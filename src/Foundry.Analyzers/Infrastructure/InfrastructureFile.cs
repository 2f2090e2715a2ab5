using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure;

/// <summary>A file of the infrastructure of a repository.</summary>
internal sealed class InfrastructureFile(string path, SourceText text, InfrastructureFileKind kind)
{
    /// <summary>The file as the compiler names it.</summary>
    public string Path { get; } = path;

    public SourceText Text { get; } = text;

    public InfrastructureFileKind Kind { get; } = kind;

    /// <summary>File, line and span of a place in it.</summary>
    public Location At(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
}

/// <summary>What sort of file it is.</summary>
internal enum InfrastructureFileKind
{
    Bicep,

    /// <summary><c>*.bicepparam</c>.</summary>
    Arguments,

    /// <summary>An ARM template, or a parameter file.</summary>
    Json,

    Script,

    /// <summary><c>azure.yaml</c>.</summary>
    AzureYaml,

    /// <summary>Whatever shows that an Aspire AppHost stands beside the project.</summary>
    AppHost,
}
