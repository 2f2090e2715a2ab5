using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Finds where a value is to be changed.</summary>
internal static class ValueSyntax
{
    /// <summary>
    /// The expression to replace so that a use gets another value: the use itself, or the initialiser of a variable that nothing
    /// else reads. Null where a replacement would leave a variable behind that nobody reads, or change what others read.
    /// </summary>
    public static ExpressionSyntax? ToReplace(ExpressionSyntax use, SemanticModel model, FlowContext flow)
    {
        // Each step goes to the initialiser of a variable with one reader, so a cycle cannot be entered.
        for (var expression = use; ;)
        {
            if (model.GetSymbolInfo(expression, flow.Cancel).Symbol is not ((ILocalSymbol or IFieldSymbol or IPropertySymbol) and { DeclaringSyntaxReferences.IsEmpty: false } symbol))
                return expression.DescendantNodes().Any(part => part is IdentifierNameSyntax && model.GetSymbolInfo(part, flow.Cancel).Symbol is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsConst: false })
                    ? null : expression;

            if (symbol is IFieldSymbol { IsConst: true } && Readers(symbol, use, model, flow) is > 1 or null)
                return expression;
            if (Readers(symbol, use, model, flow) != 1 || Initializer(symbol, use, flow) is not { } value)
                return null;
            expression = value;
        }
    }

    /// <summary>How many places read a local or a private member; null where that is not known.</summary>
    private static int? Readers(ISymbol symbol, ExpressionSyntax use, SemanticModel model, FlowContext flow)
    {
        if (symbol is ILocalSymbol)
        {
            // Read as syntax: a namesake in the member keeps the declaration as it is.
            var member = use.Ancestors().LastOrDefault(node => node is MemberDeclarationSyntax and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax)) ?? model.SyntaxTree.GetRoot(flow.Cancel);
            return member.DescendantNodes().Count(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == symbol.Name);
        }

        return symbol.DeclaredAccessibility == Accessibility.Private ? flow.Names.NamesOf(symbol, flow.Cancel).Count() : null;
    }

    private static ExpressionSyntax? Initializer(ISymbol symbol, ExpressionSyntax use, FlowContext flow) =>
        symbol.DeclaringSyntaxReferences.Length == 1 && symbol.DeclaringSyntaxReferences[0] is { } reference && reference.SyntaxTree == use.SyntaxTree
            ? reference.GetSyntax(flow.Cancel) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: var value } => value,
                PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
                PropertyDeclarationSyntax { Initializer.Value: var value } => value,
                _ => null,
            }
            : null;

    /// <summary>
    /// The string that an address is written as: the expression itself, the one inside <c>new Uri(…)</c>, or that of a variable which
    /// nothing else reads. Null where there is none to change.
    /// </summary>
    public static ExpressionSyntax? Text(ExpressionSyntax use, SemanticModel model, FlowContext flow)
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
                    when KnownTypes.Uri.Matches(model.GetTypeInfo(creation, flow.Cancel).Type):
                    expression = arguments.FirstOrDefault(argument => model.GetTypeInfo(argument.Expression, flow.Cancel).Type?.SpecialType == SpecialType.System_String)?.Expression;
                    break;
                default:
                    var written = ToReplace(expression, model, flow);
                    expression = written == expression ? null : written;
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
    public static IArgumentOperation? Argument(ExpressionSyntax use, ArgumentSyntax syntax, SemanticModel model, FlowContext flow)
    {
        var call = syntax.Parent?.Parent is { } around ? model.GetOperation(around, flow.Cancel) : null;
        return call.Call().Arguments.FirstOrDefault(argument => argument.Value.SourceSyntax() == use);
    }
}
