using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Makes code to insert out of text: what is written is what stands there, spaces and all.</summary>
/// <remarks>Nodes from a generator carry elastic trivia, which makes the formatter move the user's own comments around them.</remarks>
internal static class Code
{
    private const string Placeholder = "__type";

    /// <summary>Parses an expression in which <c>{0}</c>, <c>{1}</c>, … stand for types, and names them as the place needs it.</summary>
    public static ExpressionSyntax Expression(DocumentEditor editor, SyntaxNode place, string format, params INamedTypeSymbol[] types)
    {
        var expression = SyntaxFactory.ParseExpression(string.Format(System.Globalization.CultureInfo.InvariantCulture, format,
            Enumerable.Range(0, types.Length).Select(i => (object)(Placeholder + i)).ToArray()));
        return WithNames(expression, editor, place, types);
    }

    /// <summary>How the type of a number is written in text that <see cref="WithNames"/> completes.</summary>
    public static string TypeName(int index) => Placeholder + index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Names the types of parsed code as the place needs it.</summary>
    public static TNode WithNames<TNode>(TNode code, DocumentEditor editor, SyntaxNode place, params INamedTypeSymbol[] types) where TNode : SyntaxNode
    {
        var names = code.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText.StartsWith(Placeholder, System.StringComparison.Ordinal)).ToArray();
        return code.ReplaceNodes(names, (name, _) => NameOf(types[int.Parse(name.Identifier.ValueText.Substring(Placeholder.Length), System.Globalization.CultureInfo.InvariantCulture)], editor, place).WithTriviaFrom(name));
    }

    /// <summary>A string literal with its text as C# writes it.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>
    /// The type's name as it has to be written at a place: short where it is in scope, short with a new using where the name is free,
    /// else in full.
    /// </summary>
    public static SyntaxNode NameOf(INamedTypeSymbol type, DocumentEditor editor, SyntaxNode place)
    {
        var name = editor.Generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.Annotation);
        name = name.ReplaceTokens(name.DescendantTokens(), static (token, _) => token.WithLeadingTrivia().WithTrailingTrivia());

        // A using that is asked for and not needed leaves a blank line behind.
        return editor.SemanticModel.LookupNamespacesAndTypes(place.SpanStart, name: type.Name).IsEmpty
            ? name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation) : name;
    }
}
