using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Adds the last argument of a call.</summary>
internal static class AppendedArgument
{
    /// <summary>Appends a value; it needs the name of its parameter if an argument before it has one.</summary>
    public static ArgumentListSyntax To(ArgumentListSyntax list, ExpressionSyntax value, string parameter)
    {
        var argument = SyntaxFactory.Argument(value);
        if (list.Arguments.Any(static other => other.NameColon is not null))
            argument = argument.WithNameColon(SyntaxFactory.NameColon(parameter).WithTrailingTrivia(SyntaxFactory.Space));
        if (list.Arguments.Count == 0)
            return list.WithArguments(SyntaxFactory.SingletonSeparatedList(argument));

        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        return list.WithArguments(SyntaxFactory.SeparatedList(
            list.Arguments.Add(argument), list.Arguments.GetSeparators().Append(comma)));
    }
}
