using System;
using System.Collections.Generic;

namespace Foundry.Analyzers.Files;

/// <summary>A line of a YAML file: <c>key: value</c> with the keys it stands under; a line of a block of text has no key.</summary>
internal readonly struct YamlLine(string path, string key, string value, int depth)
{
    /// <summary>The keys it stands under and its own, with <c>/</c> between them.</summary>
    public string Path { get; } = path;

    public string Key { get; } = key;

    /// <summary>The value without quotes; empty where the lines below hold it.</summary>
    public string Value { get; } = value;

    /// <summary>The number of keys in the path.</summary>
    public int Depth { get; } = depth;
}

/// <summary>Reads the plain part of YAML: mappings and lists in lines, and blocks of text. All else is passed over.</summary>
internal static class YamlLines
{
    public static IEnumerable<YamlLine> Read(string text)
    {
        var parents = new Stack<(int Indent, string Path)>();
        var block = int.MaxValue;
        foreach (var written in text.Split('\n'))
        {
            var line = written.TrimEnd();
            var indent = IndentOf(line);
            if (indent == line.Length || line[indent] == '#')
                continue;

            if (indent > block)
            {
                yield return new(parents.Peek().Path, "", line.Substring(indent), parents.Count);
                continue;
            }

            block = int.MaxValue;
            indent = SkipDashes(line, indent);
            while (parents.Count > 0 && parents.Peek().Indent >= indent)
                parents.Pop();
            if (parents.Count == Limits.DeepestYaml
                || KeyEnd(line, indent) is not (>= 0 and var end)
                || end - indent > Limits.LongestYamlKey)
                continue;

            var key = Unquote(line.Substring(indent, end - indent));
            var value = ValueAt(line, end + 1);
            parents.Push((indent, parents.Count == 0 ? key : parents.Peek().Path + "/" + key));
            if (value.Length > 0 && value[0] is '|' or '>')
                (block, value) = (indent, "");
            yield return new(parents.Peek().Path, key, Unquote(value), parents.Count);
        }
    }

    private static int IndentOf(string line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] is ' ' or '\t' or '\uFEFF')
            indent++;
        return indent;
    }

    /// <summary>Where the content of a list's item starts: its key stands there as under a parent.</summary>
    private static int SkipDashes(string line, int position)
    {
        while (position + 1 < line.Length && line[position] == '-' && line[position + 1] == ' ')
        {
            position++;
            while (position < line.Length && line[position] == ' ')
                position++;
        }

        return position;
    }

    /// <summary>The colon behind a key, or -1.</summary>
    private static int KeyEnd(string line, int start)
    {
        var end = line.IndexOf(':', start);
        while (end >= 0 && end + 1 < line.Length && line[end + 1] != ' ')
            end = line.IndexOf(':', end + 1);
        return end;
    }

    /// <summary>What stands behind the colon, without a comment.</summary>
    private static string ValueAt(string line, int start)
    {
        var value = line.Substring(start).Trim();
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return value.StartsWith("#", StringComparison.Ordinal) ? "" : comment < 0 ? value : value.Substring(0, comment).TrimEnd();
    }

    private static string Unquote(string value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0] ? value.Substring(1, value.Length - 2) : value;
}
