using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.CodeFixes.Lookup;

/// <summary>Finds the overload that takes something else in an argument's place.</summary>
internal static class Overload
{
    /// <summary>The parameter in the same place of an overload that differs in nothing else, or null.</summary>
    public static IParameterSymbol? Counterpart(IParameterSymbol parameter, ArgumentSyntax argument, Func<IParameterSymbol, bool> takes)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        foreach (var other in method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            if (other.DeclaredAccessibility != Accessibility.Public || other.Parameters.Length != method.Parameters.Length)
                continue;

            var counterpart = other.Parameters[parameter.Ordinal];
            if (takes(counterpart)
                && (argument.NameColon is null || counterpart.Name == parameter.Name)
                && method.Parameters.All(p => p.Ordinal == parameter.Ordinal || SymbolEqualityComparer.Default.Equals(p.Type, other.Parameters[p.Ordinal].Type)))
                return counterpart;
        }

        return null;
    }
}
