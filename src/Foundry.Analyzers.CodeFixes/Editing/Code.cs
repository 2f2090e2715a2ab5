using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Parses the text of code to insert, and keeps its layout exactly.</summary>
/// <remarks>A <see cref="SyntaxGenerator"/> adds elastic trivia, which makes the formatter move the user's comments.</remarks>
internal static class Code
{
    private const string TypePlaceholder = "__type";

    /// <summary>Parses an expression and names the types that <c>{0}</c>, <c>{1}</c>, … refer to.</summary>
    public static ExpressionSyntax Expression(
        DocumentEditor editor, SyntaxNode place, string format, params INamedTypeSymbol[] types)
    {
        var placeholders = Enumerable.Range(0, types.Length).Select(static index => (object)TypeName(index)).ToArray();
        var text = string.Format(CultureInfo.InvariantCulture, format, placeholders);
        return WithNames(SyntaxFactory.ParseExpression(text), editor, place, types);
    }

    /// <summary>Returns the placeholder that <see cref="WithNames"/> replaces with the name of a type.</summary>
    public static string TypeName(int index) => TypePlaceholder + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Replaces the type placeholders in parsed code with names that bind at the place.</summary>
    public static TNode WithNames<TNode>(
        TNode code, DocumentEditor editor, SyntaxNode place, params INamedTypeSymbol[] types) where TNode : SyntaxNode
    {
        var placeholders = code.DescendantNodes().OfType<IdentifierNameSyntax>().Where(IsTypePlaceholder).ToArray();
        return code.ReplaceNodes(
            placeholders, (name, _) => NameOf(types[TypeIndexOf(name)], editor, place).WithTriviaFrom(name));
    }

    /// <summary>Formats text as a C# string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>
    /// Names a type at a place. The name is short if it is in scope, or if it is unused and a <c>using</c> can be added.
    /// Otherwise it is qualified.
    /// </summary>
    public static SyntaxNode NameOf(INamedTypeSymbol type, DocumentEditor editor, SyntaxNode place)
    {
        var name = editor.Generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.Annotation);
        name = name.ReplaceTokens(
            name.DescendantTokens(), static (token, _) => token.WithLeadingTrivia().WithTrailingTrivia());

        // Requesting a using that is not needed leaves a blank line in the file.
        var isUnknown = editor.SemanticModel.LookupNamespacesAndTypes(place.SpanStart, name: type.Name).IsEmpty;
        return isUnknown ? name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation) : name;
    }

    private static bool IsTypePlaceholder(IdentifierNameSyntax name) =>
        name.Identifier.ValueText.StartsWith(TypePlaceholder, StringComparison.Ordinal);

    private static int TypeIndexOf(IdentifierNameSyntax name) =>
        int.Parse(name.Identifier.ValueText.Substring(TypePlaceholder.Length), CultureInfo.InvariantCulture);
}
