using System;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Framework;

/// <summary>One possible fix of a diagnostic: its title and its edit. Most edits replace one node.</summary>
internal sealed class Repair
{
    private readonly Action<DocumentEditor> _edit;

    /// <summary>Creates a repair that replaces one node.</summary>
    /// <param name="title">The title of the code action.</param>
    /// <param name="key">The equivalence key. Fix-all applies the repairs with the same key.</param>
    /// <param name="target">The node to replace. Two diagnostics with the same target share one edit.</param>
    /// <param name="replacement">Creates the new node. It gets the outer trivia of the target.</param>
    /// <param name="keepsInside">Whether the replacement keeps the comments and directives inside the target.</param>
    public Repair(
        string title,
        string key,
        SyntaxNode target,
        Func<DocumentEditor, SyntaxNode> replacement,
        bool keepsInside = false)
        : this(title, key, target, editor => editor.ReplaceNode(target, replacement(editor).WithTriviaFrom(target))) =>
        LosesTrivia = !keepsInside && HasInnerTrivia(target);

    private Repair(string title, string key, SyntaxNode target, Action<DocumentEditor> edit) =>
        (Title, Key, Target, _edit) = (DisplayText.Sentence(title), key, target, edit);

    public string Title { get; }

    public string Key { get; }

    public SyntaxNode Target { get; }

    /// <summary>Whether the edit would delete comments or directives inside the target.</summary>
    public bool LosesTrivia { get; }

    /// <summary>Whether the new code names the access helper, which is not available in every project.</summary>
    public bool UsesAccessHelper { get; private set; }

    /// <summary>Creates a repair that edits more than the target. Edits of inner nodes are applied first.</summary>
    public static Repair ByEdit(
        string title,
        string key,
        SyntaxNode target,
        Action<DocumentEditor> edit,
        bool usesAccessHelper = false) =>
        new(title, key, target, edit) { UsesAccessHelper = usesAccessHelper };

    /// <summary>Whether a node contains comments or directives outside a part that is kept.</summary>
    public static bool HasInnerTrivia(SyntaxNode target, SyntaxNode? kept = null) => target
        .DescendantTrivia()
        .Any(trivia => target.Span.Contains(trivia.Span)
            && kept?.FullSpan.Contains(trivia.Span) != true
            && IsCommentOrDirective(trivia));

    public void Apply(DocumentEditor editor) => _edit(editor);

    /// <summary>Whether a user would miss the trivia.</summary>
    public static bool IsCommentOrDirective(SyntaxTrivia trivia) => trivia.IsDirective || trivia.RawKind
        is (int)SyntaxKind.SingleLineCommentTrivia
        or (int)SyntaxKind.MultiLineCommentTrivia
        or (int)SyntaxKind.DisabledTextTrivia;
}
