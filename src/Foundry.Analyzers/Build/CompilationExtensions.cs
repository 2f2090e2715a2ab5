using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Build;

internal static class CompilationExtensions
{
    /// <summary>Whether a compilation references an assembly with one of these names.</summary>
    public static bool References(this Compilation compilation, ImmutableHashSet<string> names)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (names.Contains(reference.Name))
                return true;
        }

        return false;
    }
}
