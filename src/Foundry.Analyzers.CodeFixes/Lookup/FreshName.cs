using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Names a variable that a fix declares.</summary>
internal static class FreshName
{
    private const string Fallback = "setting";

    /// <summary>
    /// The name, with a number if the member has it already. A pattern's variable may live until the end of the block, so every
    /// name in the member counts, and those that other fixes have just written.
    /// </summary>
    public static string At(SyntaxNode place, string name, DocumentEditor editor)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(static ancestor =>
            ancestor is not (GlobalStatementSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax));
        if (member is not null)
            editor.TrackNode(member);

        var root = editor.GetChangedRoot();
        var current = member is null ? root : root.GetCurrentNode(member) ?? root;
        var taken = new HashSet<string>(current.DescendantTokens().Where(IsVariable).Select(static token => token.ValueText));

        var fresh = name;
        for (var i = 2; taken.Contains(fresh); i++)
            fresh = name + i;
        return fresh;
    }

    /// <summary>The name of a variable for a setting: <c>projectEndpoint</c> of <c>PROJECT_ENDPOINT</c>.</summary>
    public static string OfSetting(string setting)
    {
        var name = string.Concat(Words(Setting.LastSegment(setting)).Select(static (word, index) =>
            (index == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word.Substring(1)));
        return SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : Fallback;
    }

    /// <summary>Whether an identifier may be a variable: it names no parameter of a call and no member of an object.</summary>
    private static bool IsVariable(SyntaxToken token) =>
        token.IsKind(SyntaxKind.IdentifierToken)
        && !(token.Parent is { Parent: NameColonSyntax })
        && !(token.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name && access.Name == name);

    private static IEnumerable<string> Words(string name) => name
        .Split(name.Where(static c => !char.IsLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries)
        .Select(static word => word.Any(char.IsLower) ? word : word.ToLowerInvariant());
}
