using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests;

/// <summary>A test of syntax that older compilers do not know.</summary>
public sealed class RoslynFactAttribute : FactAttribute
{
    public RoslynFactAttribute(int major, int minor)
    {
        if (typeof(Compilation).Assembly.GetName().Version < new Version(major, minor))
            Skip = $"Needs Roslyn {major}.{minor}.";
    }
}
