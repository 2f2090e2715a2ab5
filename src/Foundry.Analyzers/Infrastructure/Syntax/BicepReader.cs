using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads Bicep as far as it says who may do what. Nothing makes it throw, and what it does not understand it says.</summary>
internal static class BicepReader
{
    /// <summary>Reads <c>*.bicep</c>.</summary>
    public static Template Read(SourceText text)
    {
        var lexer = new BicepLexer(text);
        return new BicepTemplateReader(new(lexer)).Read(lexer);
    }

    /// <summary>Reads <c>*.bicepparam</c>.</summary>
    public static TemplateArguments ReadArguments(SourceText text) => new BicepArgumentsReader(new(new(text))).Read();
}
