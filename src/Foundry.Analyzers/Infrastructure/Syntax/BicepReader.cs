using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads the parts of Bicep that declare access. Never throws, and marks unknown syntax as incomplete.</summary>
internal static class BicepReader
{
    /// <summary>Reads <c>*.bicep</c>.</summary>
    public static Template Read(SourceText text)
    {
        var lexer = new BicepLexer(text);
        return new BicepTemplateReader(new(lexer)).Read(lexer);
    }

    /// <summary>Reads <c>*.bicepparam</c>.</summary>
    public static TemplateArguments ReadArguments(SourceText text) => BicepArgumentsReader.Read(new(text));
}
