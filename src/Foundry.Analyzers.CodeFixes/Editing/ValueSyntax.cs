using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Finds the expression to edit in order to change a value.</summary>
internal static class ValueSyntax
{
    /// <summary>
    /// Finds the expression to replace: the use itself, or the initializer of a variable that nothing else reads. Returns
    /// null if the edit would leave an unused variable, or would change the value for other readers.
    /// </summary>
    public static ExpressionSyntax? ToReplace(ExpressionSyntax use, SemanticModel model, FlowContext flow)
    {
        // Ends even for cyclic initializers: each variable on the way has only one reader.
        var expression = use;
        while (VariableOf(expression, model, flow) is { } variable)
        {
            var readers = CountReaders(variable, use, model, flow);
            var mayHaveOtherReaders = readers is null or > 1;
            if (mayHaveOtherReaders && variable is IFieldSymbol { IsConst: true })
                return expression;
            if (readers != 1 || Initializer(variable, use, flow) is not { } value)
                return null;
            expression = value;
        }

        return ReadsVariable(expression, model, flow) ? null : expression;
    }

    /// <summary>
    /// Finds the string of a URI: the expression itself, the argument of <c>new Uri(…)</c>, or the initializer of a variable
    /// that nothing else reads. Returns null if there is no string to change.
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
                    expression = arguments.FirstOrDefault(argument => IsString(argument, model, flow))?.Expression;
                    break;
                default:
                    var value = ToReplace(expression, model, flow);
                    expression = value == expression ? null : value;
                    break;
            }
        }

        return null;
    }

    /// <summary>Finds the expression at the location of a diagnostic.</summary>
    public static ExpressionSyntax? At(Location location, SyntaxNode root)
    {
        if (location.SourceTree is null || !root.FullSpan.Contains(location.SourceSpan))
            return null;

        return root.FindNode(location.SourceSpan, getInnermostNodeForTie: true) as ExpressionSyntax;
    }

    /// <summary>Finds the operation of an argument through its call.</summary>
    /// <remarks>Asking for the operation of the syntax fails for arguments such as <c>null!</c>, which are implicit.</remarks>
    public static IArgumentOperation? Argument(
        ExpressionSyntax use, ArgumentSyntax syntax, SemanticModel model, FlowContext flow)
    {
        var call = syntax.Parent?.Parent is { } callSyntax ? model.GetOperation(callSyntax, flow.Cancel) : null;
        return call.Call().Arguments.FirstOrDefault(argument => argument.Value.SourceSyntax() == use);
    }

    /// <summary>The local, field or property in source that an expression reads.</summary>
    private static ISymbol? VariableOf(ExpressionSyntax expression, SemanticModel model, FlowContext flow)
    {
        var symbol = model.GetSymbolInfo(expression, flow.Cancel).Symbol;
        return symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol && !symbol.DeclaringSyntaxReferences.IsEmpty
            ? symbol
            : null;
    }

    /// <summary>Whether a part of an expression reads a variable that a replacement could leave unused.</summary>
    private static bool ReadsVariable(ExpressionSyntax expression, SemanticModel model, FlowContext flow) => expression
        .DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Any(name => model.GetSymbolInfo(name, flow.Cancel).Symbol
            is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private, IsConst: false });

    /// <summary>Counts the places that read a local or a private member. Returns null for other members.</summary>
    private static int? CountReaders(ISymbol variable, ExpressionSyntax use, SemanticModel model, FlowContext flow)
    {
        if (variable is not ILocalSymbol)
        {
            return variable.DeclaredAccessibility == Accessibility.Private
                ? flow.Names.NamesOf(variable, flow.Cancel).Count()
                : null;
        }

        // Compares names only: a namesake keeps the declaration as it is.
        var member = use.Ancestors().LastOrDefault(IsMember) ?? model.SyntaxTree.GetRoot(flow.Cancel);
        return member.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Count(name => name.Identifier.ValueText == variable.Name);
    }

    private static bool IsMember(SyntaxNode node) => node is MemberDeclarationSyntax
        and not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or GlobalStatementSyntax);

    private static ExpressionSyntax? Initializer(ISymbol variable, ExpressionSyntax use, FlowContext flow)
    {
        if (variable.DeclaringSyntaxReferences.Length != 1)
            return null;

        var reference = variable.DeclaringSyntaxReferences[0];
        if (reference.SyntaxTree != use.SyntaxTree)
            return null;

        return reference.GetSyntax(flow.Cancel) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
    }

    private static bool IsString(ArgumentSyntax argument, SemanticModel model, FlowContext flow) =>
        model.GetTypeInfo(argument.Expression, flow.Cancel).Type?.SpecialType == SpecialType.System_String;
}
