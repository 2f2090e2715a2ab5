using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>
/// Replaces a statement or an expression body with lines of code, and puts the original where the lines have their
/// <see cref="EnclosingStatement.Placeholder"/>. Keeps comments, directives, indentation and line ends.
/// </summary>
internal sealed class StatementRewriter(DocumentEditor editor, IReadOnlyList<string> lines, INamedTypeSymbol[] types)
{
    /// <summary>Whether other statements can be added next to a statement.</summary>
    /// <remarks>The body of an <c>if</c> or a loop becomes a block. A directive before the body cannot move into it.</remarks>
    public static bool CanRewrite(StatementSyntax statement) =>
        IsInList(statement) || !HasDirective(statement.GetLeadingTrivia());

    /// <summary>Whether an expression body can become a block without losing a comment or moving a directive.</summary>
    public static bool CanRewrite(ExpressionSyntax body, SyntaxToken arrow, SyntaxNode function)
    {
        var before = TriviaBefore(body, arrow);
        if (arrow.LeadingTrivia.Any(IsComment) || HasDirective(before) || HasDirective(body.GetTrailingTrivia()))
            return false;

        // On one line, a // comment would hide the code after it.
        var hasLineComment = before.Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));
        return !hasLineComment || Layout.Of(LayoutOwnerOf(function)).HasLines;
    }

    /// <param name="change">Changes the original statement before it is inserted.</param>
    public void RewriteStatement(StatementSyntax statement, Func<StatementSyntax, StatementSyntax> change)
    {
        if (IsInList(statement))
            RewriteInList(statement, change);
        else
            RewriteEmbedded(statement, change);
    }

    public void RewriteLambda(LambdaExpressionSyntax lambda, ExpressionSyntax body, bool returns)
    {
        var layout = Layout.Of(LayoutOwnerOf(lambda), lambda.ArrowToken.SpanStart);
        var block = Code.WithNames(Block(layout), editor, body, types).WithTrailingTrivia(body.GetTrailingTrivia());
        var comments = TriviaBefore(body, lambda.ArrowToken);
        editor.ReplaceNode(lambda, (node, _) =>
        {
            var current = (LambdaExpressionSyntax)node;
            var statement = ToStatement(current.ExpressionBody!.WithTrailingTrivia(), returns);
            var filled = Filled(block, statement, Layout.IndentOf(body), layout.Break, comments);
            return current
                .WithExpressionBody(null)
                .WithBlock(filled)
                .WithArrowToken(WithLineEnd(current.ArrowToken.WithTrailingTrivia(), layout));
        });
    }

    public void RewriteMember(SyntaxNode member, ExpressionSyntax body, bool returns)
    {
        var layout = Layout.Of(member);
        var comments = TriviaBefore(body, ((ArrowExpressionClauseSyntax)body.Parent!).ArrowToken);
        editor.ReplaceNode(member, (current, _) =>
        {
            var expression = current.ChildNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
            var trailing = expression.GetTrailingTrivia();
            expression = expression.WithTrailingTrivia(HasLineEnd(trailing) ? default : Trimmed(trailing));
            var statement = ToStatement(expression, returns);

            var replaced = WithoutExpressionBody(current) switch
            {
                BaseMethodDeclarationSyntax method => method.WithBody(Fill(Block(layout))),
                LocalFunctionStatementSyntax function => function.WithBody(Fill(Block(layout))),
                AccessorDeclarationSyntax accessor => accessor.WithBody(Fill(Block(layout))),
                PropertyDeclarationSyntax property => property.WithAccessorList(Fill(Getter(layout))),
                IndexerDeclarationSyntax indexer => indexer.WithAccessorList(Fill(Getter(layout))),
                var other => other,
            };
            return layout.HasLines ? WithBraceOnNewLine(replaced, layout) : replaced;

            // The semicolon of the expression body is the last token of the member.
            TNode Fill<TNode>(TNode code) where TNode : SyntaxNode =>
                Filled(Code.WithNames(code, editor, body, types), statement, Layout.IndentOf(body), layout.Break, comments)
                    .WithTrailingTrivia(current.GetTrailingTrivia());
        });
    }

    // ---- Statements

    private static bool IsInList(StatementSyntax statement) =>
        statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    private void RewriteInList(StatementSyntax statement, Func<StatementSyntax, StatementSyntax> change)
    {
        var layout = Layout.Of(statement);
        var block = (BlockSyntax)SyntaxFactory.ParseStatement("{" + layout.Break + layout.Lines(lines) + "}");
        var statements = block.Statements.Select(added => Code.WithNames(added, editor, statement, types)).ToArray();
        if (IsPlaceholder(statements[statements.Length - 1]))
            PutBefore(statement, statements, layout, change);
        else
            PutAround(statement, statements, layout, change);
    }

    private void PutBefore(
        StatementSyntax statement, StatementSyntax[] statements, Layout layout, Func<StatementSyntax, StatementSyntax> change)
    {
        // Comments stay with the statement; blank lines and directives stay before the added code.
        var leading = statement.GetLeadingTrivia();
        var afterDirectives = leading.IndexOf(leading.LastOrDefault(static trivia => trivia.IsDirective)) + 1;
        var kept = Math.Max(afterDirectives, CountBlankLines(leading));

        var start = SyntaxFactory.TriviaList(leading.Take(kept)).AddRange(layout.Start);
        statements[0] = statements[0].WithLeadingTrivia(start);
        InsertAllButLast(statements, statement);
        editor.ReplaceNode(
            statement, (current, _) => change((StatementSyntax)current).WithLeadingTrivia(leading.Skip(kept)));
    }

    private void PutAround(
        StatementSyntax statement, StatementSyntax[] statements, Layout layout, Func<StatementSyntax, StatementSyntax> change)
    {
        var trailing = statement.GetTrailingTrivia();
        statements[0] = statements[0].WithLeadingTrivia(statement.GetLeadingTrivia());
        InsertAllButLast(statements, statement);
        var outer = statements[statements.Length - 1].WithTrailingTrivia(OuterEnd(trailing, layout));
        editor.ReplaceNode(
            statement, (current, _) => Filled(outer, change((StatementSyntax)current), layout.Indent, trailing));
    }

    private void InsertAllButLast(StatementSyntax[] statements, StatementSyntax place)
    {
        if (statements.Length == 1)
            return;

        var added = statements.Take(statements.Length - 1);
        if (place.Parent is GlobalStatementSyntax global)
            editor.InsertBefore(global, added.Select(SyntaxFactory.GlobalStatement));
        else
            editor.InsertBefore(place, added);
    }

    /// <summary>Replaces the body of an <c>if</c>, a loop or the like with a block.</summary>
    private void RewriteEmbedded(StatementSyntax statement, Func<StatementSyntax, StatementSyntax> change)
    {
        var parent = statement.Parent!;
        var layout = Layout.Of(parent);
        var index = parent.ChildNodes().ToList().IndexOf(statement);
        var comments = statement.GetLeadingTrivia();
        var trailing = statement.GetTrailingTrivia();
        var block = Code.WithNames(Block(layout), editor, statement, types).WithTrailingTrivia(OuterEnd(trailing, layout));
        editor.ReplaceNode(parent, (current, _) =>
        {
            var original = (StatementSyntax)current.ChildNodes().ElementAt(index);
            var filled = Filled(block, change(original), Layout.IndentOf(statement), trailing, comments);
            var replaced = current.ReplaceNode(original, filled);
            if (!layout.HasLines)
                return replaced;

            var beforeBrace = replaced.ChildNodes().ElementAt(index).GetFirstToken().GetPreviousToken();
            return replaced.ReplaceToken(beforeBrace, WithLineEnd(beforeBrace, layout));
        });
    }

    // ---- Expression bodies

    /// <summary>The node whose line decides the layout of a function.</summary>
    private static SyntaxNode LayoutOwnerOf(SyntaxNode function) => function is LambdaExpressionSyntax
        ? function.Ancestors().First(static node => node is StatementSyntax or MemberDeclarationSyntax)
        : function;

    private static SyntaxNode WithoutExpressionBody(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default),
        LocalFunctionStatementSyntax function => function.WithExpressionBody(null).WithSemicolonToken(default),
        AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default),
        PropertyDeclarationSyntax property => property.WithExpressionBody(null).WithSemicolonToken(default),
        IndexerDeclarationSyntax indexer => indexer.WithExpressionBody(null).WithSemicolonToken(default),
        _ => member,
    };

    private static SyntaxNode WithBraceOnNewLine(SyntaxNode member, Layout layout)
    {
        var body = member.ChildNodes().Last(static node => node is BlockSyntax or AccessorListSyntax);
        var beforeBrace = body.GetFirstToken().GetPreviousToken();
        return member.ReplaceToken(beforeBrace, WithLineEnd(beforeBrace, layout));
    }

    private static StatementSyntax ToStatement(ExpressionSyntax expression, bool returns)
    {
        var semicolon = SyntaxFactory.Token(default, SyntaxKind.SemicolonToken, default);
        expression = expression.WithLeadingTrivia();
        if (!returns)
            return SyntaxFactory.ExpressionStatement(expression, semicolon);

        var space = SyntaxFactory.TriviaList(SyntaxFactory.Space);
        var keyword = SyntaxFactory.Token(default, SyntaxKind.ReturnKeyword, space);
        return SyntaxFactory.ReturnStatement(keyword, expression, semicolon);
    }

    // ---- Lines and placeholder

    private BlockSyntax Block(Layout layout)
    {
        var text = lines.Select(static line => "\t" + line).Prepend("{").Append("}");
        return (BlockSyntax)SyntaxFactory.ParseStatement(layout.Lines(text));
    }

    private AccessorListSyntax Getter(Layout layout)
    {
        var text = new[] { "{", "\tget", "\t{" }.Concat(lines.Select(static line => "\t\t" + line)).Concat(new[] { "\t}", "}" });
        var property = SyntaxFactory.ParseMemberDeclaration("object P" + layout.Break + layout.Lines(text));
        return ((PropertyDeclarationSyntax)property!).AccessorList!;
    }

    /// <summary>Replaces the placeholder in the code with the comments and the statement.</summary>
    /// <param name="indent">The original indentation of the statement.</param>
    /// <param name="end">The trivia after the statement. It is kept if the lines of both places end there.</param>
    private static TNode Filled<TNode>(
        TNode code, StatementSyntax statement, string indent, SyntaxTriviaList end, SyntaxTriviaList comments = default)
        where TNode : SyntaxNode
    {
        var placeholder = code.DescendantNodes().OfType<StatementSyntax>().First(IsPlaceholder);
        var start = placeholder.GetLeadingTrivia();
        var lineEnd = placeholder.GetTrailingTrivia();

        var commentLines = comments.Where(IsComment).SelectMany(comment => start.Add(comment).AddRange(lineEnd));
        var trailing = HasLineEnd(end) && HasLineEnd(lineEnd) ? end : lineEnd;
        var moved = Layout.Moved(statement, indent, start.ToString())
            .WithLeadingTrivia(commentLines.Concat(start))
            .WithTrailingTrivia(trailing);
        return code.ReplaceNode(placeholder, moved);
    }

    private static bool IsPlaceholder(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "__" } };

    // ---- Trivia

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static bool HasDirective(SyntaxTriviaList list) => list.Any(static trivia => trivia.IsDirective);

    private static bool HasLineEnd(SyntaxTriviaList list) =>
        list.Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static SyntaxTriviaList TriviaBefore(ExpressionSyntax body, SyntaxToken arrow) =>
        arrow.TrailingTrivia.AddRange(body.GetLeadingTrivia());

    /// <summary>The end of a statement that encloses another one. A comment at the end of the line stays inside.</summary>
    private static SyntaxTriviaList OuterEnd(SyntaxTriviaList trailing, Layout layout) =>
        layout.HasLines && HasLineEnd(trailing) ? layout.Break : trailing;

    /// <summary>Counts the trivia of the blank lines at the start of a list.</summary>
    private static int CountBlankLines(SyntaxTriviaList leading)
    {
        var blank = leading.TakeWhile(IsBlank).ToList();
        return blank.FindLastIndex(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) + 1;
    }

    private static SyntaxToken WithLineEnd(SyntaxToken token, Layout layout) =>
        token.WithTrailingTrivia(Trimmed(token.TrailingTrivia).AddRange(layout.Break));

    private static SyntaxTriviaList Trimmed(SyntaxTriviaList list) =>
        SyntaxFactory.TriviaList(list.Reverse().SkipWhile(IsBlank).Reverse());

    private static bool IsBlank(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
