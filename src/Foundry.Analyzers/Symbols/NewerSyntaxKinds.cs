namespace Foundry.Analyzers.Symbols;

/// <summary>Raw values of <c>SyntaxKind</c> that are newer than Roslyn 4.5, which the analyzer is built against.</summary>
internal static class NewerSyntaxKinds
{
    /// <summary><c>[a, b]</c>, since C# 12.</summary>
    public const int CollectionExpression = 9076;

    /// <summary>An element of a collection expression.</summary>
    public const int ExpressionElement = 9077;
}
