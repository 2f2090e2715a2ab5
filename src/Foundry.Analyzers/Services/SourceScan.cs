using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Services;

/// <summary>
/// What the texts of a compilation name, found without parsing: one pass over every file costs less than the index of its names.
/// </summary>
internal sealed class SourceScan
{
    private const string New = "new";
    private const string Activator = "ActivatorUtilities";
    private const string Create = ".Create";

    private static readonly ImmutableArray<string> ContainerWords = ImmutableArray.Create(
        "Services", "services", "ServiceCollection", "IKernelBuilder", "ApplicationBuilder", "WebApplication", "RouteBuilder",
        "RouteGroup");

    private readonly HashSet<string> _created = new(StringComparer.Ordinal);

    private SourceScan(Compilation compilation, CancellationToken cancel)
    {
        var naming = ImmutableArray.CreateBuilder<SyntaxTree>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var text = tree.GetText(cancel).ToString();
            if (ContainerWords.Any(word => text.IndexOf(word, StringComparison.Ordinal) >= 0))
                naming.Add(tree);
            AddCreated(text);
            if (text.IndexOf(Activator, StringComparison.Ordinal) >= 0)
                AddActivated(text);
        }

        NamingContainers = naming.ToImmutable();
    }

    /// <summary>The files that may use a service collection.</summary>
    public ImmutableArray<SyntaxTree> NamingContainers { get; }

    public static SourceScan Of(Compilation compilation, CancellationToken cancel) => new(compilation, cancel);

    /// <summary>Whether a file may create a type of this name. A name in a comment counts too.</summary>
    public bool Creates(string type) => _created.Contains(type);

    private void AddCreated(string text)
    {
        var at = -1;
        while ((at = text.IndexOf(New, at + 1, StringComparison.Ordinal)) >= 0)
        {
            var end = at + New.Length;
            if (at > 0 && IsInName(text[at - 1]) || end < text.Length && IsInName(text[end]))
                continue;

            var next = SkipSpace(text, end);
            if (next < text.Length && text[next] == '(')
                AddNamesBefore(text, at);
            else
                AddName(text, next);
        }
    }

    /// <summary><c>new A.B(…)</c>: the last part of the name.</summary>
    private void AddName(string text, int start)
    {
        var end = start;
        while (end < text.Length && (IsInName(text[end]) || text[end] is '.' or ':'))
        {
            if (text[end] is '.' or ':')
                start = end + 1;
            end++;
        }

        if (end > start)
            _created.Add(text.Substring(start, end - start));
    }

    /// <summary><c>Type name = new(…)</c>: every name of the statement before it, as one of them may be the type.</summary>
    private void AddNamesBefore(string text, int at)
    {
        var end = at;
        for (var i = at - 1; i >= -1 && at - i < Limits.LongestText; i--)
        {
            if (i >= 0 && IsInName(text[i]))
                continue;
            if (end - i > 1)
                _created.Add(text.Substring(i + 1, end - i - 1));
            end = i;
            if (i >= 0 && text[i] is ';' or '{' or '}')
                return;
        }
    }

    /// <summary>
    /// <c>ActivatorUtilities.CreateInstance&lt;T&gt;(services, other)</c>: names whose constructors get more than services.
    /// </summary>
    private void AddActivated(string text)
    {
        var at = -1;
        while ((at = text.IndexOf(Create, at + 1, StringComparison.Ordinal)) >= 0)
        {
            var end = text.IndexOf(';', at);
            if (end < 0 || end - at > Limits.LongestText)
                end = Math.Min(text.Length, at + Limits.LongestText);
            var call = text.Substring(at, end - at);
            var close = call.IndexOf(')');
            var isAlone = call.IndexOf('<') is var generic and > 0
                && call.IndexOf('(') is var open && open > generic
                && close > open
                && call.IndexOf(',', open, close - open) < 0;
            if (isAlone)
                continue;

            for (int i = 0, start = 0; i <= call.Length; i++)
            {
                if (i < call.Length && IsInName(call[i]))
                    continue;
                if (i > start)
                    _created.Add(call.Substring(start, i - start));
                start = i + 1;
            }
        }
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static bool IsInName(char c) => char.IsLetterOrDigit(c) || c is '_' or '@';
}
