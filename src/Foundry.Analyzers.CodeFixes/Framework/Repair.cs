using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Framework;

/// <summary>One way to repair a diagnostic: what the user reads, and the edit, which is most often to replace one node.</summary>
internal sealed class Repair
{
    private readonly Action<DocumentEditor> _edit;

    /// <param name="title">What the menu says.</param>
    /// <param name="key">Tells the ways apart; fix-all repeats the one with the same key.</param>
    /// <param name="target">The node to replace. Two diagnostics with the same target are repaired by one edit.</param>
    /// <param name="replacement">Makes what stands there afterwards; it takes over the trivia of the target.</param>
    /// <param name="keepsInside">Whether the replacement is built on what stands inside the target, comments and all.</param>
    public Repair(string title, string key, SyntaxNode target, Func<DocumentEditor, SyntaxNode> replacement, bool keepsInside = false)
        : this(title, key, target, editor => editor.ReplaceNode(target, replacement(editor).WithTriviaFrom(target))) =>
        LosesTrivia = !keepsInside && HasInnerTrivia(target);

    private Repair(string title, string key, SyntaxNode target, Action<DocumentEditor> edit) => (Title, Key, Target, _edit) = (title, key, target, edit);

    /// <summary>A repair that changes more than the target. Edits around the target come after those inside it.</summary>
    public static Repair ByEdit(string title, string key, SyntaxNode target, Action<DocumentEditor> edit, bool usesAccessHelper = false) =>
        new(title, key, target, edit) { UsesAccessHelper = usesAccessHelper };

    public string Title { get; }

    public string Key { get; }

    public SyntaxNode Target { get; }

    /// <summary>Whether comments or directives stand inside the target, which the replacement would drop.</summary>
    public bool LosesTrivia { get; }

    /// <summary>Whether the repaired code names the access helper, which some projects cannot have.</summary>
    public bool UsesAccessHelper { get; private set; }

    public void Apply(DocumentEditor editor) => _edit(editor);

    /// <summary>Whether comments or directives stand inside a node, but for a part of it that is kept.</summary>
    public static bool HasInnerTrivia(SyntaxNode target, SyntaxNode? kept = null) => target.DescendantTrivia()
        .Any(trivia => target.Span.Contains(trivia.Span) && kept?.FullSpan.Contains(trivia.Span) != true && (trivia.IsDirective || trivia.RawKind is (int)SyntaxKind.SingleLineCommentTrivia or (int)SyntaxKind.MultiLineCommentTrivia or (int)SyntaxKind.DisabledTextTrivia));
}
