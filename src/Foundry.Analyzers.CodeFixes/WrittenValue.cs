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
