namespace Foundry.Analyzers.Tests;

/// <summary>A theory in syntax that older compilers do not know.</summary>
public sealed class RoslynTheoryAttribute : TheoryAttribute
{
    public RoslynTheoryAttribute(int major, int minor) => Skip = new RoslynFactAttribute(major, minor).Skip;
}
