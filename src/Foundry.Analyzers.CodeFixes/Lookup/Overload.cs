using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Finds the overload that takes another type in place of an argument.</summary>
internal static class Overload
{
    /// <summary>Returns the parameter of the overload that differs only there, or null.</summary>
    public static IParameterSymbol? Counterpart(
        IParameterSymbol parameter, ArgumentSyntax argument, Func<IParameterSymbol, bool> takes)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        foreach (var other in method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            if (other.DeclaredAccessibility != Accessibility.Public || other.Parameters.Length != method.Parameters.Length)
                continue;

            var counterpart = other.Parameters[parameter.Ordinal];
            var keepsName = argument.NameColon is null || counterpart.Name == parameter.Name;
            if (keepsName && takes(counterpart) && HasSameOtherParameters(method, other, parameter.Ordinal))
                return counterpart;
        }

        return null;
    }

    private static bool HasSameOtherParameters(IMethodSymbol method, IMethodSymbol other, int ordinal)
    {
        foreach (var parameter in method.Parameters)
        {
            var counterpart = other.Parameters[parameter.Ordinal];
            if (parameter.Ordinal != ordinal && !SymbolEqualityComparer.Default.Equals(parameter.Type, counterpart.Type))
                return false;
        }

        return true;
    }
}
