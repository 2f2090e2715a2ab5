using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>Writes the id of a role so that people can read it.</summary>
internal static class RoleIdSyntax
{
    /// <summary>A repair that replaces text by text with the id of a role, and says in a comment which role that is.</summary>
    public static Repair Replace(string key, ExpressionSyntax target, ExpressionSyntax replacement, Role role) =>
        Repair.ByEdit($"Use the id of {role.Name}", key, target, editor => editor.ReplaceNode(target, replacement
            .WithLeadingTrivia(target.GetLeadingTrivia())
            .WithTrailingTrivia(target.GetTrailingTrivia()
                .Insert(0, SyntaxFactory.Comment($"/* {role.Name} */"))
                .Insert(0, SyntaxFactory.Space))));

    public static ExpressionSyntax Id(Role role) => SyntaxFactory.ParseExpression(Code.Literal(role.Id));
}
