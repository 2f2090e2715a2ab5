using System;
using System.Linq;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Names the run-time access helper at a place, and adds the using for a short name.</summary>
/// <remarks>The generator adds the helper only to code that names it, so there may be no symbol to import yet.</remarks>
internal sealed class HelperName
{
    private const string GlobalName = "global::" + AccessHelperType.FullName;

    private readonly SyntaxNode? _importInto;

    private HelperName(string text, SyntaxNode? importInto = null) => (Text, _importInto) = (text, importInto);

    public string Text { get; }

    /// <summary>Chooses the short name if it is in scope or a using is easy to add, and the full name otherwise.</summary>
    public static HelperName At(SyntaxNode place, SemanticModel model)
    {
        var found = model.LookupNamespacesAndTypes(place.SpanStart, name: AccessHelperType.Name);
        if (found.Length > 0)
        {
            var isInScope = found.Length == 1 && AccessHelperType.IsHelper(found[0]);
            return new(isInScope ? AccessHelperType.Name : GlobalName);
        }

        // The user may have another namespace or a type named Foundry.
        var isRootNamespace = model
            .LookupNamespacesAndTypes(place.SpanStart, name: "Foundry")
            .All(static symbol => symbol is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true });
        if (!isRootNamespace)
            return new(GlobalName);

        var container = place.Ancestors()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .FirstOrDefault(static ns => ns.Usings.Count > 0) ?? place.SyntaxTree.GetRoot();
        return CanImport(container) ? new(AccessHelperType.Name, container) : new(AccessHelperType.FullName);
    }

    /// <summary>Adds the using that the name needs, unless another edit has added it.</summary>
    public void Import(DocumentEditor editor)
    {
        if (_importInto is null)
            return;

        editor.ReplaceNode(
            _importInto,
            static (current, _) => UsingsOf(current).Any(IsForHelper) ? current : WithUsing(current));
    }

    /// <summary>Whether a using can be added without moving a directive.</summary>
    private static bool CanImport(SyntaxNode container)
    {
        var usings = UsingsOf(container);
        if (usings.Count > 0)
            return !usings.Skip(1).Any(HasDirective) && !usings[0].GetLeadingTrivia().Any(IsBlockDirective);

        return container is CompilationUnitSyntax { Externs.Count: 0, AttributeLists.Count: 0 } && !HasDirective(container);
    }

    private static bool HasDirective(SyntaxNode node) => node.GetLeadingTrivia().Any(static trivia => trivia.IsDirective);

    /// <summary>Whether a directive encloses code: <c>#if</c>, <c>#region</c> and the like.</summary>
    private static bool IsBlockDirective(SyntaxTrivia trivia) => trivia.GetStructure()
        is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax or RegionDirectiveTriviaSyntax;

    private static SyntaxList<UsingDirectiveSyntax> UsingsOf(SyntaxNode container) =>
        container is CompilationUnitSyntax unit ? unit.Usings : ((BaseNamespaceDeclarationSyntax)container).Usings;

    private static bool IsForHelper(UsingDirectiveSyntax directive) =>
        directive.Alias is null
        && directive.StaticKeyword.IsKind(SyntaxKind.None)
        && directive.Name.ToString() == AccessHelperType.Namespace;

    private static SyntaxNode WithUsing(SyntaxNode container)
    {
        var directive = SyntaxFactory.ParseCompilationUnit($"using {AccessHelperType.Namespace};").Usings[0];
        var usings = UsingsOf(container);
        if (usings.Count == 0)
            return WithFirstUsing((CompilationUnitSyntax)container, directive);

        var index = PositionIn(usings);
        usings = index < usings.Count ? Inserted(usings, index, directive) : Appended(usings, directive);
        return container is CompilationUnitSyntax unit
            ? unit.WithUsings(usings)
            : ((BaseNamespaceDeclarationSyntax)container).WithUsings(usings);
    }

    /// <summary>Finds the position by name: after usings of System, and before aliases and static usings.</summary>
    private static int PositionIn(SyntaxList<UsingDirectiveSyntax> usings)
    {
        for (var i = 0; i < usings.Count; i++)
        {
            if (ComesAfterHelper(usings[i]))
                return i;
        }

        return usings.Count;
    }

    private static bool ComesAfterHelper(UsingDirectiveSyntax directive)
    {
        if (directive.Alias is not null || !directive.StaticKeyword.IsKind(SyntaxKind.None))
            return true;

        var name = directive.Name.ToString();
        return directive.GlobalKeyword.IsKind(SyntaxKind.None)
            && !IsSystem(name)
            && string.Compare(name, AccessHelperType.Namespace, StringComparison.OrdinalIgnoreCase) > 0;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static SyntaxList<UsingDirectiveSyntax> Inserted(
        SyntaxList<UsingDirectiveSyntax> usings, int index, UsingDirectiveSyntax directive)
    {
        // A file header or a blank line stays before the first using.
        var next = usings[index];
        var leading = next.GetLeadingTrivia();
        var last = leading.LastOrDefault();
        var indent = last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : default;

        usings = usings.Replace(next, next.WithLeadingTrivia(indent));
        directive = directive.WithLeadingTrivia(leading).WithTrailingTrivia(LineEndOf(usings[Math.Max(index - 1, 0)]));
        return usings.Insert(index, directive);
    }

    private static SyntaxList<UsingDirectiveSyntax> Appended(
        SyntaxList<UsingDirectiveSyntax> usings, UsingDirectiveSyntax directive)
    {
        var last = usings[usings.Count - 1];
        directive = directive
            .WithLeadingTrivia(last.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            .WithTrailingTrivia(last.GetTrailingTrivia());

        // The last using may be followed by the end of the file, so the one before gives the line end.
        var lineEnd = LineEndOf(usings[Math.Max(usings.Count - 2, 0)]);
        return usings.Replace(last, last.WithTrailingTrivia(lineEnd)).Add(directive);
    }

    private static SyntaxTriviaList LineEndOf(UsingDirectiveSyntax directive)
    {
        var lineEnd = directive.GetTrailingTrivia().FirstOrDefault(IsLineEnd);
        return SyntaxFactory.TriviaList(lineEnd == default ? SyntaxFactory.Space : lineEnd);
    }

    private static CompilationUnitSyntax WithFirstUsing(CompilationUnitSyntax unit, UsingDirectiveSyntax directive)
    {
        var first = unit.GetFirstToken();
        var leading = first.LeadingTrivia;
        var header = HeaderLength(leading);
        var lineEnd = unit.DescendantTrivia().FirstOrDefault(IsLineEnd);
        var end = lineEnd == default
            ? SyntaxFactory.TriviaList(SyntaxFactory.Space)
            : SyntaxFactory.TriviaList(lineEnd, lineEnd);

        directive = directive.WithLeadingTrivia(leading.Take(header)).WithTrailingTrivia(end);
        return unit
            .ReplaceToken(first, first.WithLeadingTrivia(leading.Skip(header)))
            .WithUsings(SyntaxFactory.SingletonList(directive));
    }

    /// <summary>Counts the trivia of the file header, which ends at the last blank line.</summary>
    private static int HeaderLength(SyntaxTriviaList leading)
    {
        var length = 0;
        for (var i = 1; i < leading.Count; i++)
        {
            if (IsLineEnd(leading[i]) && IsLineEnd(leading[i - 1]))
                length = i + 1;
        }

        return length;
    }

    private static bool IsLineEnd(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
