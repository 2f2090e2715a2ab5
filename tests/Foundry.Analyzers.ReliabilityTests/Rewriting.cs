using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.ReliabilityTests;

/// <summary>Changes to a source that change nothing of what it means.</summary>
internal static class Rewriting
{
    /// <summary>Its types in a namespace; its usings stay outside.</summary>
    public static string InNamespace(string source, string name)
    {
        var root = SyntaxFactory.ParseCompilationUnit(source);
        if (root.Members.Count == 0)
            return source;
        if (root.Members[0] is FileScopedNamespaceDeclarationSyntax scoped)
            return source.Insert(scoped.Name.SpanStart, name + ".");
        var (start, end) = (root.Members[0].SpanStart, root.Members.Last().Span.End);
        return source[..start] + $"namespace {name} {{\n" + source[start..end] + "\n}" + source[end..];
    }

    /// <summary>A statement that has nothing to do with the others, before every statement.</summary>
    public static string WithStatements(string source)
    {
        var root = SyntaxFactory.ParseCompilationUnit(source);
        var places = root.DescendantNodes().OfType<BlockSyntax>().Where(block => block.Statements.Count > 0 && block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
            .SelectMany(block => block.Statements).Select(statement => statement.SpanStart);
        return Insert(source, places, "System.GC.KeepAlive(null); ");
    }

    /// <summary>Other names for all locals.</summary>
    public static string WithOtherLocals(CSharpCompilation compilation, SyntaxTree tree, string suffix)
    {
        var model = compilation.GetSemanticModel(tree);
        var tokens = tree.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is { } parent
            && parent is not IdentifierNameSyntax { IsVar: true }
            && (parent is IdentifierNameSyntax ? model.GetSymbolInfo(parent).Symbol : model.GetDeclaredSymbol(parent)) is ILocalSymbol local && local.Name == token.ValueText);
        return Insert(tree.ToString(), tokens.Select(token => token.Span.End), suffix);
    }

    /// <summary>The members of every type in the opposite order. A field initialiser may use an earlier one, so fields stay before all others and in order.</summary>
    public static string WithMembersReordered(string source)
    {
        var root = SyntaxFactory.ParseCompilationUnit(source);
        return root.ReplaceNodes(root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.Members.Count > 1),
            (_, type) => type.WithMembers(SyntaxFactory.List(type.Members.Where(HasValue).Concat(type.Members.Where(member => !HasValue(member)).Reverse())))).ToFullString();

        static bool HasValue(MemberDeclarationSyntax member) => member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null };
    }

    /// <summary>Two files in the place of one: every class is partial, and its second half is in the other file. Null where there is nothing to split.</summary>
    public static (string First, string Second)? SplitIntoPartials(string source)
    {
        var root = SyntaxFactory.ParseCompilationUnit(source);
        var types = root.Members.OfType<ClassDeclarationSyntax>().Where(type => type.Members.Count > 1 && type.BaseList is null).ToArray();
        if (types.Length == 0 || root.Members.Any(member => member is GlobalStatementSyntax or FileScopedNamespaceDeclarationSyntax) || source.Contains('#'))
            return null;

        var first = root.ReplaceNodes(types, (_, type) => Part(type, type.Members.Take(type.Members.Count / 2)));
        var second = root.WithMembers(SyntaxFactory.List<MemberDeclarationSyntax>(types.Select(type => Part(type.WithAttributeLists(default), type.Members.Skip(type.Members.Count / 2)))));
        return (first.ToFullString(), second.WithAttributeLists(default).ToFullString());
    }

    /// <summary>The types of the second file behind those of the first.</summary>
    public static string Joined(string first, string second) => first + SyntaxFactory.ParseCompilationUnit(second).Members.ToFullString();

    private static ClassDeclarationSyntax Part(ClassDeclarationSyntax type, IEnumerable<MemberDeclarationSyntax> members)
    {
        var part = type.WithMembers(SyntaxFactory.List(members));
        if (part.Modifiers.Any(SyntaxKind.PartialKeyword))
            return part;
        var partial = SyntaxFactory.Token(part.Keyword.LeadingTrivia, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));
        return part.WithKeyword(part.Keyword.WithLeadingTrivia()).AddModifiers(partial);
    }

    private static string Insert(string source, IEnumerable<int> places, string text)
    {
        foreach (var place in places.Distinct().OrderDescending())
            source = source.Insert(place, text);
        return source;
    }
}
