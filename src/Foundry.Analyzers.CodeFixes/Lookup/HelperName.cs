using System;
using System.Linq;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>How the run-time access helper is written at a place. It is no type yet where nothing names it, so that no symbol can be imported.</summary>
internal sealed class HelperName
{
    private readonly SyntaxNode? _importInto;

    private HelperName(string text, SyntaxNode? importInto = null) => (Text, _importInto) = (text, importInto);

    public string Text { get; }

    /// <summary>The name in scope; else the short one, with a using, where that is simple; else the full one.</summary>
    public static HelperName At(SyntaxNode place, SemanticModel model)
    {
        var found = model.LookupNamespacesAndTypes(place.SpanStart, name: AccessHelperType.Name);
        if (found.Length > 0)
            return found.Length == 1 && AccessHelperType.IsHelper(found[0]) ? new(AccessHelperType.Name) : new("global::" + AccessHelperType.FullName);

        // Foundry may be a namespace of the user's own.
        var isRoot = model.LookupNamespacesAndTypes(place.SpanStart, name: "Foundry").All(static symbol => symbol is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true });
        var container = place.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(static ns => ns.Usings.Count > 0) ?? place.SyntaxTree.GetRoot();
        return !isRoot ? new("global::" + AccessHelperType.FullName) : MayImport(container) ? new(AccessHelperType.Name, container) : new(AccessHelperType.FullName);
    }

    /// <summary>Whether no directive could come between the usings, and none of them decides what stands there.</summary>
    private static bool MayImport(SyntaxNode container) => Usings(container) is { Count: > 0 } usings
        ? !usings.Skip(1).Any(static one => one.GetLeadingTrivia().Any(static trivia => trivia.IsDirective)) && !usings[0].GetLeadingTrivia().Any(IsBranch)
        : container is CompilationUnitSyntax { Externs.Count: 0, AttributeLists.Count: 0 } unit && !unit.GetLeadingTrivia().Any(static trivia => trivia.IsDirective);

    private static bool IsBranch(SyntaxTrivia trivia) => trivia.GetStructure() is BranchingDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax or RegionDirectiveTriviaSyntax;

    private static SyntaxList<UsingDirectiveSyntax> Usings(SyntaxNode container) =>
        container is CompilationUnitSyntax unit ? unit.Usings : ((BaseNamespaceDeclarationSyntax)container).Usings;

    /// <summary>Adds the using that the name needs, unless another edit has.</summary>
    public void Import(DocumentEditor editor)
    {
        if (_importInto is not null)
            editor.ReplaceNode(_importInto, static (current, _) => Usings(current).Any(IsOfHelper) ? current : WithUsing(current));
    }

    private static bool IsOfHelper(UsingDirectiveSyntax directive) => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Name.ToString() == AccessHelperType.Namespace;

    private static SyntaxNode WithUsing(SyntaxNode container)
    {
        var usings = Usings(container);
        var directive = ((CompilationUnitSyntax)SyntaxFactory.ParseCompilationUnit($"using {AccessHelperType.Namespace};")).Usings[0];
        if (usings.Count == 0)
            return WithFirstUsing((CompilationUnitSyntax)container, directive);

        var index = Place(usings);
        var neighbour = usings[Math.Min(index, usings.Count - 1)];
        if (index < usings.Count)
        {
            // A header, or a blank line, stays before whatever comes first.
            usings = usings.Replace(neighbour, neighbour.WithLeadingTrivia(neighbour.GetLeadingTrivia().LastOrDefault() is var indent && indent.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(indent) : default));
            directive = directive.WithLeadingTrivia(neighbour.GetLeadingTrivia())
                .WithTrailingTrivia(Break(usings[Math.Max(index - 1, 0)]));
        }
        else
        {
            directive = directive.WithLeadingTrivia(neighbour.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))).WithTrailingTrivia(neighbour.GetTrailingTrivia());
            usings = usings.Replace(neighbour, neighbour.WithTrailingTrivia(Break(usings[Math.Max(index - 2, 0)])));
        }

        usings = usings.Insert(index, directive);
        return container is CompilationUnitSyntax unit ? unit.WithUsings(usings) : ((BaseNamespaceDeclarationSyntax)container).WithUsings(usings);
    }

    /// <summary>Where the using goes: by name, those of System first, before aliases and static ones.</summary>
    private static int Place(SyntaxList<UsingDirectiveSyntax> usings)
    {
        for (var i = 0; i < usings.Count; i++)
        {
            var name = usings[i].Name.ToString();
            if (usings[i].Alias is not null || !usings[i].StaticKeyword.IsKind(SyntaxKind.None)
                || usings[i].GlobalKeyword.IsKind(SyntaxKind.None) && !IsOfSystem(name) && string.Compare(name, AccessHelperType.Namespace, StringComparison.OrdinalIgnoreCase) > 0)
                return i;
        }

        return usings.Count;
    }

    private static bool IsOfSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static CompilationUnitSyntax WithFirstUsing(CompilationUnitSyntax unit, UsingDirectiveSyntax directive)
    {
        // What a blank line sets apart is the header of the file.
        var first = unit.GetFirstToken();
        var leading = first.LeadingTrivia;
        var header = 0;
        for (var i = 1; i < leading.Count; i++)
        {
            if (leading[i].IsKind(SyntaxKind.EndOfLineTrivia) && leading[i - 1].IsKind(SyntaxKind.EndOfLineTrivia))
                header = i + 1;
        }

        var lineEnd = unit.DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        var end = lineEnd == default ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : SyntaxFactory.TriviaList(lineEnd, lineEnd);
        return unit.ReplaceToken(first, first.WithLeadingTrivia(leading.Skip(header)))
            .WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(leading.Take(header)).WithTrailingTrivia(end)));
    }

    private static SyntaxTriviaList Break(SyntaxNode neighbour) =>
        neighbour.GetTrailingTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) is var lineEnd && lineEnd != default
            ? SyntaxFactory.TriviaList(lineEnd) : SyntaxFactory.TriviaList(SyntaxFactory.Space);
}
