using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>The statement that holds an expression, or the expression body that has to become one, so that code can be put before or around it.</summary>
internal sealed class EnclosingStatement
{
    /// <summary>Stands for the statement in the lines to write.</summary>
    public const string Placeholder = "__;";

    private readonly SyntaxNode _function;
    private readonly bool _returns;

    private EnclosingStatement(SyntaxNode target, SyntaxNode function, bool returns, bool mayAwait) => (Target, _function, _returns, MayAwait) = (target, function, returns, mayAwait);

    /// <summary>The statement, or the expression of the body.</summary>
    public SyntaxNode Target { get; }

    public StatementSyntax? Statement => Target as StatementSyntax;

    /// <summary>Whether <c>await</c> may stand there.</summary>
    public bool MayAwait { get; }

    /// <summary>Finds the statement; null where there is none, as in an initialiser, and where code cannot be put around it.</summary>
    public static EnclosingStatement? Of(SyntaxNode expression, SemanticModel model, FlowContext flow)
    {
        for (var node = expression; node.Parent is { } parent; node = parent)
        {
            switch (node)
            {
                case LocalFunctionStatementSyntax or MemberDeclarationSyntax or ConstructorInitializerSyntax or CatchFilterClauseSyntax or QueryBodySyntax:
                    return null;
                case StatementSyntax statement:
                    return OfStatement(statement);
                case ArrowExpressionClauseSyntax arrow:
                    return OfBody(arrow.Expression, arrow.ArrowToken, parent, MethodOf(parent, model, flow), parent);
                case ExpressionSyntax body when parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == body:
                    return OfBody(body, lambda.ArrowToken, lambda, model.GetSymbolInfo(lambda, flow.Cancel).Symbol as IMethodSymbol, Around(lambda));
            }
        }

        return null;
    }

    private static EnclosingStatement? OfStatement(StatementSyntax statement) =>
        statement.ContainsDiagnostics || !IsInList(statement) && statement.GetLeadingTrivia().Any(static trivia => trivia.IsDirective)
            ? null : new(statement, statement, returns: false, MayAwaitAt(statement));

    private static EnclosingStatement? OfBody(ExpressionSyntax body, SyntaxToken arrow, SyntaxNode function, IMethodSymbol? method, SyntaxNode laidOutAs)
    {
        var before = Before(arrow, body);
        if (method is null || function.ContainsDiagnostics || body is RefExpressionSyntax || arrow.LeadingTrivia.Any(IsComment)
            || before.Any(static trivia => trivia.IsDirective) || body.GetTrailingTrivia().Any(static trivia => trivia.IsDirective)
            || before.Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) && !Layout.Of(laidOutAs).HasLines)
            return null;
        var returns = !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { Arity: 0 });
        return new(body, function, returns, method.IsAsync);
    }

    private static IMethodSymbol? MethodOf(SyntaxNode member, SemanticModel model, FlowContext flow) => model.GetDeclaredSymbol(member, flow.Cancel) switch
    {
        IMethodSymbol method => method,
        IPropertySymbol property => property.GetMethod,
        _ => null,
    };

    private static SyntaxNode Around(SyntaxNode lambda) => lambda.Ancestors().First(static node => node is StatementSyntax or MemberDeclarationSyntax);

    private static bool MayAwaitAt(StatementSyntax statement)
    {
        foreach (var node in statement.AncestorsAndSelf())
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax function:
                    return !function.AsyncKeyword.IsKind(SyntaxKind.None);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LockStatementSyntax or UnsafeStatementSyntax or AccessorDeclarationSyntax when node != statement:
                    return false;
            }
        }

        return false;
    }

    private static bool IsInList(StatementSyntax statement) => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax;

    // ---- Writing

    /// <summary>Writes lines, of which one is the <see cref="Placeholder"/>, in the statement's place. Tabs say how deep a line stands.</summary>
    /// <param name="changed">What becomes of the statement itself.</param>
    public void Rewrite(DocumentEditor editor, IReadOnlyList<string> lines, INamedTypeSymbol[] types, Func<StatementSyntax, StatementSyntax>? changed = null)
    {
        changed ??= static statement => statement;
        switch (Target)
        {
            case StatementSyntax statement when IsInList(statement):
                RewriteInList(statement, editor, lines, types, changed);
                break;
            case StatementSyntax statement:
                RewriteEmbedded(statement, editor, lines, types, changed);
                break;
            case ExpressionSyntax body when _function is LambdaExpressionSyntax lambda:
                RewriteLambda(lambda, body, editor, lines, types);
                break;
            case ExpressionSyntax body:
                RewriteMember(body, editor, lines, types);
                break;
        }
    }

    private static void RewriteInList(StatementSyntax statement, DocumentEditor editor, IReadOnlyList<string> lines, INamedTypeSymbol[] types, Func<StatementSyntax, StatementSyntax> changed)
    {
        var layout = Layout.Of(statement);
        var written = ((BlockSyntax)SyntaxFactory.ParseStatement("{" + layout.Break + layout.Lines(lines) + "}")).Statements
            .Select(line => Code.WithNames(line, editor, statement, types)).ToArray();
        var (leading, trailing) = (statement.GetLeadingTrivia(), statement.GetTrailingTrivia());
        if (IsPlaceholder(written[written.Length - 1]))
        {
            // Comments stay with the statement; blank lines and directives before them stay before all.
            var kept = Math.Max(leading.IndexOf(leading.LastOrDefault(static trivia => trivia.IsDirective)) + 1, BlankLines(leading));
            written[0] = written[0].WithLeadingTrivia(SyntaxFactory.TriviaList(leading.Take(kept)).AddRange(layout.Start));
            InsertBefore(statement, written.Take(written.Length - 1), editor);
            editor.ReplaceNode(statement, (current, _) => changed((StatementSyntax)current).WithLeadingTrivia(leading.Skip(kept)));
            return;
        }

        written[0] = written[0].WithLeadingTrivia(leading);
        InsertBefore(statement, written.Take(written.Length - 1), editor);
        var around = written[written.Length - 1].WithTrailingTrivia(OuterEnd(trailing, layout));
        editor.ReplaceNode(statement, (current, _) => Filled(around, changed((StatementSyntax)current), layout.Indent, trailing));
    }

    private static void InsertBefore(StatementSyntax statement, IEnumerable<StatementSyntax> added, DocumentEditor editor)
    {
        if (!added.Any())
            return;
        if (statement.Parent is GlobalStatementSyntax global)
            editor.InsertBefore(global, added.Select(SyntaxFactory.GlobalStatement));
        else
            editor.InsertBefore(statement, added);
    }

    private static void RewriteEmbedded(StatementSyntax statement, DocumentEditor editor, IReadOnlyList<string> lines, INamedTypeSymbol[] types, Func<StatementSyntax, StatementSyntax> changed)
    {
        var parent = statement.Parent!;
        var layout = Layout.Of(parent);
        var index = parent.ChildNodes().ToList().IndexOf(statement);
        var block = Code.WithNames(Block(layout, lines), editor, statement, types).WithTrailingTrivia(OuterEnd(statement.GetTrailingTrivia(), layout));
        editor.ReplaceNode(parent, (current, _) =>
        {
            var inner = (StatementSyntax)current.ChildNodes().ElementAt(index);
            var filled = Filled(block, changed(inner), Layout.IndentOf(statement), statement.GetTrailingTrivia(), statement.GetLeadingTrivia());
            var replaced = current.ReplaceNode(inner, filled);
            var before = replaced.ChildNodes().ElementAt(index).GetFirstToken().GetPreviousToken();
            return layout.HasLines ? replaced.ReplaceToken(before, Ended(before, layout)) : replaced;
        });
    }

    private void RewriteLambda(LambdaExpressionSyntax lambda, ExpressionSyntax body, DocumentEditor editor, IReadOnlyList<string> lines, INamedTypeSymbol[] types)
    {
        var layout = Layout.Of(Around(lambda), lambda.ArrowToken.SpanStart);
        var block = Code.WithNames(Block(layout, lines), editor, body, types).WithTrailingTrivia(body.GetTrailingTrivia());
        editor.ReplaceNode(lambda, (current, _) =>
        {
            var now = (LambdaExpressionSyntax)current;
            var filled = Filled(block, AsStatement(now.ExpressionBody!.WithTrailingTrivia()), Layout.IndentOf(body), layout.Break, Before(lambda.ArrowToken, body));
            return now.WithExpressionBody(null).WithBlock(filled).WithArrowToken(Ended(now.ArrowToken.WithTrailingTrivia(), layout));
        });
    }

    private void RewriteMember(ExpressionSyntax body, DocumentEditor editor, IReadOnlyList<string> lines, INamedTypeSymbol[] types)
    {
        var layout = Layout.Of(_function);
        var arrow = (ArrowExpressionClauseSyntax)body.Parent!;
        editor.ReplaceNode(_function, (current, _) =>
        {
            var now = current.ChildNodes().OfType<ArrowExpressionClauseSyntax>().Single().Expression;
            var inner = AsStatement(HasLineEnd(now.GetTrailingTrivia()) ? now.WithTrailingTrivia() : now.WithTrailingTrivia(Trimmed(now.GetTrailingTrivia())));
            TNode Fill<TNode>(TNode code) where TNode : SyntaxNode => Filled(Code.WithNames(code, editor, body, types), inner, Layout.IndentOf(body), layout.Break, Before(arrow.ArrowToken, body));

            SyntaxToken none = default;
            var replaced = current switch
            {
                BaseMethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(none).WithBody(End(Fill(Block(layout, lines)), method.SemicolonToken)),
                LocalFunctionStatementSyntax function => function.WithExpressionBody(null).WithSemicolonToken(none).WithBody(End(Fill(Block(layout, lines)), function.SemicolonToken)),
                AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(none).WithBody(End(Fill(Block(layout, lines)), accessor.SemicolonToken)),
                PropertyDeclarationSyntax property => property.WithExpressionBody(null).WithSemicolonToken(none).WithAccessorList(End(Fill(Getter(layout, lines)), property.SemicolonToken)),
                IndexerDeclarationSyntax indexer => indexer.WithExpressionBody(null).WithSemicolonToken(none).WithAccessorList(End(Fill(Getter(layout, lines)), indexer.SemicolonToken)),
                var other => other,
            };
            if (!layout.HasLines)
                return replaced;
            var opening = replaced.ChildNodes().Last(static node => node is BlockSyntax or AccessorListSyntax).GetFirstToken().GetPreviousToken();
            return replaced.ReplaceToken(opening, Ended(opening, layout));
        });
    }

    private static TNode End<TNode>(TNode block, SyntaxToken semicolon) where TNode : SyntaxNode => block.WithTrailingTrivia(semicolon.TrailingTrivia);

    private static BlockSyntax Block(Layout layout, IEnumerable<string> lines) =>
        (BlockSyntax)SyntaxFactory.ParseStatement(layout.Lines(lines.Select(static line => "\t" + line).Prepend("{").Append("}")));

    private static AccessorListSyntax Getter(Layout layout, IEnumerable<string> lines) =>
        ((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("object P" + layout.Break + layout.Lines(lines.Select(static line => "\t\t" + line).Prepend("\t{").Prepend("\tget").Prepend("{").Append("\t}").Append("}")))!).AccessorList!;

    private StatementSyntax AsStatement(ExpressionSyntax expression)
    {
        var semicolon = SyntaxFactory.Token(default, SyntaxKind.SemicolonToken, default);
        expression = expression.WithLeadingTrivia();
        return _returns
            ? SyntaxFactory.ReturnStatement(SyntaxFactory.Token(default, SyntaxKind.ReturnKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)), expression, semicolon)
            : SyntaxFactory.ExpressionStatement(expression, semicolon);
    }

    /// <summary>Puts the statement, and comments before it, where its placeholder is.</summary>
    /// <param name="from">How far the lines of the statement were indented.</param>
    /// <param name="end">What follows the statement on its line, if the line ends there.</param>
    private static TNode Filled<TNode>(TNode code, StatementSyntax statement, string from, SyntaxTriviaList end, IEnumerable<SyntaxTrivia>? comments = null) where TNode : SyntaxNode
    {
        var placeholder = code.DescendantNodes().OfType<StatementSyntax>().First(IsPlaceholder);
        var (start, lineEnd) = (placeholder.GetLeadingTrivia(), placeholder.GetTrailingTrivia());
        var leading = (comments ?? Enumerable.Empty<SyntaxTrivia>()).Where(IsComment).SelectMany(comment => start.Add(comment).AddRange(lineEnd)).Concat(start);
        return code.ReplaceNode(placeholder, Layout.Moved(statement, from, start.ToString()).WithLeadingTrivia(leading).WithTrailingTrivia(HasLineEnd(end) && HasLineEnd(lineEnd) ? end : lineEnd));
    }

    private static bool IsPlaceholder(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "__" } };

    // ---- Trivia

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static SyntaxTriviaList Before(SyntaxToken arrow, ExpressionSyntax body) => arrow.TrailingTrivia.AddRange(body.GetLeadingTrivia());

    private static bool HasLineEnd(SyntaxTriviaList trivia) => trivia.Any(static one => one.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>What follows a statement that is put around another: a comment at the end of the line stays with the inner one.</summary>
    private static SyntaxTriviaList OuterEnd(SyntaxTriviaList trailing, Layout layout) => layout.HasLines && HasLineEnd(trailing) ? layout.Break : trailing;

    /// <summary>How much of the trivia is whole lines with nothing on them.</summary>
    private static int BlankLines(SyntaxTriviaList leading)
    {
        var blank = leading.TakeWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) || trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToList();
        return blank.FindLastIndex(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) + 1;
    }

    private static SyntaxTriviaList Trimmed(SyntaxTriviaList trivia) => SyntaxFactory.TriviaList(trivia.Reverse().SkipWhile(static one => one.IsKind(SyntaxKind.WhitespaceTrivia) || one.IsKind(SyntaxKind.EndOfLineTrivia)).Reverse());

    /// <summary>The token with its line ended, or a space behind it.</summary>
    private static SyntaxToken Ended(SyntaxToken token, Layout layout) => token.WithTrailingTrivia(Trimmed(token.TrailingTrivia).AddRange(layout.Break));
}
