using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>
/// The declarations of locals that a removed expression reads, directly or through each other. A fix that makes a value
/// unnecessary removes the code that computes it.
/// </summary>
internal sealed class DeadDeclarations
{
    private readonly SyntaxNode _scope;
    private readonly IReadOnlyList<SyntaxNode> _nodes;

    private DeadDeclarations(SyntaxNode scope, IReadOnlyList<SyntaxNode> nodes) => (_scope, _nodes) = (scope, nodes);

    /// <summary>The removed expression, and the declarators that may go with it.</summary>
    public IEnumerable<SyntaxNode> Nodes => _nodes;

    /// <summary>Finds the declarations; null if nothing would read one that cannot be removed alone.</summary>
    /// <param name="kept">The expression of the new code that may read some of the locals.</param>
    public static DeadDeclarations? Behind(ExpressionSyntax removed, ExpressionSyntax kept, SemanticModel model, FlowContext flow)
    {
        var scope = removed.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)
            ?? removed.SyntaxTree.GetRoot(flow.Cancel);
        var nodes = new List<SyntaxNode> { removed };
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var name in NamesIn(nodes[i]))
            {
                if (model.GetSymbolInfo(name, flow.Cancel).Symbol is ILocalSymbol local
                    && local.DeclaringSyntaxReferences is { Length: 1 } places
                    && places[0].GetSyntax(flow.Cancel) is VariableDeclaratorSyntax { Initializer: not null } declarator
                    && !nodes.Contains(declarator)
                    && !IsNamedIn(kept, declarator))
                    nodes.Add(declarator);
            }
        }

        var isStuck = nodes.OfType<VariableDeclaratorSyntax>().Any(declarator =>
            Statement(declarator) is null && IsDead(declarator, scope, nodes));
        return isStuck ? null : new(scope, nodes);
    }

    /// <summary>Removes the declarations that nothing reads after the edits so far.</summary>
    public void Remove(DocumentEditor editor)
    {
        var declarators = _nodes.OfType<VariableDeclaratorSyntax>().Where(static one => Statement(one) is not null).ToArray();
        foreach (var node in declarators.Append(_scope))
            editor.TrackNode(node);

        var root = editor.GetChangedRoot();
        var scope = root.GetCurrentNode(_scope) ?? root;
        var removed = new List<SyntaxNode>();
        foreach (var declarator in declarators)
        {
            if (root.GetCurrentNode(declarator) is not { } current || !IsDead(current, scope, removed))
                continue;
            removed.Add(current);
            Remove(Statement(declarator)!, editor);
        }
    }

    /// <summary>Removes a statement with its line. What follows on the same line keeps the indentation.</summary>
    private static void Remove(SyntaxNode statement, DocumentEditor editor)
    {
        var endsLine = statement.GetTrailingTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        editor.RemoveNode(statement, endsLine ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepLeadingTrivia);
    }

    /// <summary>The whole statement, if it declares nothing else and has no comment.</summary>
    private static SyntaxNode? Statement(VariableDeclaratorSyntax declarator)
    {
        if (declarator.Parent is not VariableDeclarationSyntax
            {
                Variables.Count: 1,
                Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } declaration,
            })
            return null;

        SyntaxNode statement = declaration.Parent is GlobalStatementSyntax global ? global : declaration;
        return statement.DescendantTrivia().Any(Repair.IsCommentOrDirective) ? null : statement;
    }

    /// <summary>Whether only removed nodes name a variable. Compares names only: a namesake keeps the declaration.</summary>
    private static bool IsDead(VariableDeclaratorSyntax declarator, SyntaxNode scope, IEnumerable<SyntaxNode> removed) =>
        NamesIn(scope)
            .Where(name => name.Identifier.ValueText == declarator.Identifier.ValueText)
            .All(name => removed.Any(node => node.Span.Contains(name.Span)));

    private static bool IsNamedIn(SyntaxNode node, VariableDeclaratorSyntax declarator) =>
        NamesIn(node).Any(name => name.Identifier.ValueText == declarator.Identifier.ValueText);

    private static IEnumerable<IdentifierNameSyntax> NamesIn(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>();
}
