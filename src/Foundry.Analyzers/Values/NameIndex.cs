using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Where variables are named: read once for each member and each tree, however many questions are asked.</summary>
internal sealed class NameIndex
{
    private readonly ConditionalWeakTable<IOperation, ILookup<ISymbol, ILocalReferenceOperation>> _locals = new();
    private readonly ConditionalWeakTable<SyntaxTree, ILookup<string, IdentifierNameSyntax>> _names = new();

    /// <summary>The references to a local in the member around an operation, lambdas and local functions included.</summary>
    public IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation operation) =>
        _locals.GetValue(operation.Root(), static root => root.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .ToLookup(reference => (ISymbol)reference.Local, SymbolEqualityComparer.Default))[local];

    /// <summary>
    /// The places where the outermost type around a member names it, in all parts of the type. Read as syntax: namesakes are among them.
    /// </summary>
    public IEnumerable<IdentifierNameSyntax> NamesOf(ISymbol member, CancellationToken cancel)
    {
        var type = member.ContainingType;
        while (type.ContainingType is not null)
            type = type.ContainingType;

        foreach (var part in type.DeclaringSyntaxReferences)
        {
            var names = _names.GetValue(part.SyntaxTree, tree => tree.GetRoot(cancel).DescendantNodes().OfType<IdentifierNameSyntax>()
                .ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal));
            foreach (var name in names[member.Name])
            {
                if (part.Span.Contains(name.Span))
                    yield return name;
            }
        }
    }
}
