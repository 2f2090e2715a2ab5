namespace Foundry.Analyzers.Symbols;

/// <summary>Raw values of <c>SyntaxKind</c> that Roslyn 4.5, which this is built against, cannot name.</summary>
internal static class NewerSyntaxKinds
{
    /// <summary><c>[a, b]</c>, since C# 12.</summary>
    public const int CollectionExpression = 9076;

    /// <summary>An element of it.</summary>
    public const int ExpressionElement = 9077;
}
