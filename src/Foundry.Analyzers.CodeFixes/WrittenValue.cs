using System.Linq;
using Foundry.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers;

/// <summary>Finds where a value is to be changed.</summary>
internal static class WrittenValue
{
    /// <summary>
    /// The expression to replace so that a use gets another value: the initialiser of a local or private constant that nothing else
    /// reads, else the use itself. (Replacing the use alone would leave a variable behind that nobody reads, and a warning.)
    /// </summary>
    public static SyntaxNode ToReplace(ExpressionSyntax use, SemanticModel model, Analysis analysis)
    {
        if (model.GetSymbolInfo(use, analysis.Cancel).Symbol is not { } symbol
            || symbol is not (ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private })
            || symbol.DeclaringSyntaxReferences.Length != 1
            || symbol.DeclaringSyntaxReferences[0] is not { } reference || reference.SyntaxTree != use.SyntaxTree
            || reference.GetSyntax(analysis.Cancel) is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || symbol.ContainingType is not { DeclaringSyntaxReferences.Length: 1 } type)
            return use;

        // Read as syntax: a namesake keeps the declaration as it is.
        var uses = type.DeclaringSyntaxReferences[0].GetSyntax(analysis.Cancel).DescendantNodes()
            .Count(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name);
        return uses == 1 ? value : use;
    }

    /// <summary>
    /// The string that an address is written as: the expression itself, the one inside <c>new Uri(…)</c>, or that of a variable which
    /// nothing else reads. Null where there is none to change.
    /// </summary>
    public static ExpressionSyntax? Text(ExpressionSyntax use, SemanticModel model, Analysis analysis)
    {
        for (ExpressionSyntax? expression = use; expression is not null;)
        {
            switch (expression)
            {
                case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax:
                    return expression;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } creation
                    when KnownTypes.Uri.Matches(model.GetTypeInfo(creation, analysis.Cancel).Type):
                    expression = arguments.FirstOrDefault(argument => model.GetTypeInfo(argument.Expression, analysis.Cancel).Type?.SpecialType == SpecialType.System_String)?.Expression;
                    break;
                default:
                    var written = ToReplace(expression, model, analysis);
                    expression = written == expression ? null : written as ExpressionSyntax;
                    break;
            }
        }

        return null;
    }

    /// <summary>The expression at a diagnostic's place, as written.</summary>
    public static ExpressionSyntax? At(Location location, SyntaxNode root) =>
        location.SourceTree is not null && root.FullSpan.Contains(location.SourceSpan)
            ? root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax : null;

    /// <summary>The argument an expression is written as. (An argument such as <c>null!</c> is implicit: asking for the operation of its syntax gives none.)</summary>
    public static IArgumentOperation? Argument(ExpressionSyntax use, ArgumentSyntax syntax, SemanticModel model, Analysis analysis)
    {
        var arguments = syntax.Parent?.Parent is { } call ? model.GetOperation(call, analysis.Cancel) switch
        {
            IObjectCreationOperation creation => creation.Arguments,
            IInvocationOperation invocation => invocation.Arguments,
            _ => default,
        } : default;
        return arguments.IsDefault ? null : arguments.FirstOrDefault(argument => argument.Value.Written() == use);
    }
}
