using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers;

/// <summary>One way to repair a diagnostic: what the user reads, and the node that is replaced.</summary>
internal sealed class Repair
{
    private readonly Func<DocumentEditor, SyntaxNode> _replacement;

    /// <param name="title">What the menu says.</param>
    /// <param name="key">Tells the ways apart; fix-all repeats the one with the same key.</param>
    /// <param name="target">The node to replace. Two diagnostics with the same target are repaired by one edit.</param>
    /// <param name="replacement">Makes what stands there afterwards; it takes over the trivia of the target.</param>
    public Repair(string title, string key, SyntaxNode target, Func<DocumentEditor, SyntaxNode> replacement) =>
        (Title, Key, Target, _replacement) = (title, key, target, replacement);

    public string Title { get; }

    public string Key { get; }

    public SyntaxNode Target { get; }

    /// <summary>Whether comments or directives stand inside the target, which the edit would drop.</summary>
    public bool LosesTrivia => Target.DescendantTrivia()
        .Any(trivia => Target.Span.Contains(trivia.Span) && (trivia.IsDirective || trivia.RawKind is (int)SyntaxKind.SingleLineCommentTrivia or (int)SyntaxKind.MultiLineCommentTrivia or (int)SyntaxKind.DisabledTextTrivia));

    public void Apply(DocumentEditor editor) => editor.ReplaceNode(Target, _replacement(editor).WithTriviaFrom(Target));
}
