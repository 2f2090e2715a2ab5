using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.CodeFixes.Editing;
using Foundry.Analyzers.CodeFixes.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Fixes.Access;

/// <summary>Writes a role id with the role name as a comment, because an id alone is unreadable.</summary>
internal static class RoleIdSyntax
{
    /// <summary>A repair that replaces a string and adds the role name as a comment.</summary>
    public static Repair Replace(string key, ExpressionSyntax target, ExpressionSyntax replacement, Role role) =>
        Repair.ByEdit($"Use the id of {role.Name}", key, target, editor => editor.ReplaceNode(target, replacement
            .WithLeadingTrivia(target.GetLeadingTrivia())
            .WithTrailingTrivia(target.GetTrailingTrivia()
                .Insert(0, SyntaxFactory.Comment($"/* {role.Name} */"))
                .Insert(0, SyntaxFactory.Space))));

    public static ExpressionSyntax Id(Role role) => SyntaxFactory.ParseExpression(Code.Literal(role.Id));
}
