using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Tests.Symbols;

public class NewerSyntaxKindsTests
{
    [Theory]
    [InlineData(nameof(NewerSyntaxKinds.CollectionExpression), NewerSyntaxKinds.CollectionExpression)]
    [InlineData(nameof(NewerSyntaxKinds.ExpressionElement), NewerSyntaxKinds.ExpressionElement)]
    public void Value_is_that_of_the_compiler_where_it_has_the_kind(string name, int value) =>
        Assert.True(!Enum.TryParse<SyntaxKind>(name, out var kind) || (int)kind == value);
}
