using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// The identifiers in the sources of a compilation, read as syntax. They answer questions about the whole program: a member that
/// is not named is not called, and one that is named may be.
/// </summary>
internal sealed class SourceNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private SourceNames() { }

    /// <summary>Whether a string in the sources contains the path of a Foundry project.</summary>
    public bool HaveProjectPath { get; private set; }

    public static SourceNames Read(Compilation compilation, CancellationToken cancel)
    {
        var names = new SourceNames();
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var token in tree.GetRoot(cancel).DescendantTokens())
                names.Add(token);
        }

        return names;
    }

    public bool Contain(string name) => _names.Contains(name);

    public bool ContainAny(Func<string, bool> predicate) => _names.Any(predicate);

    private void Add(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.IdentifierToken))
            _names.Add(token.ValueText);
        else if (token.Value is string)
            HaveProjectPath |= EndpointPath.ContainsProject(token.ValueText);
    }
}
