using System;
using System.Collections.Generic;

namespace Foundry.Analyzers.Files;

/// <summary>
/// A line of a YAML file: <c>key: value</c> and its parent keys. A line of a block of text has no key.
/// </summary>
internal readonly struct YamlLine(string path, string key, string value, int depth)
{
    /// <summary>The parent keys and its own key, separated by <c>/</c>.</summary>
    public string Path { get; } = path;

    public string Key { get; } = key;

    /// <summary>The value without quotes; empty if it is on the next lines.</summary>
    public string Value { get; } = value;

    /// <summary>The number of keys in the path.</summary>
    public int Depth { get; } = depth;
}

/// <summary>Reads a subset of YAML: mappings and lists in lines, and blocks of text. It skips everything else.</summary>
internal static class YamlLines
{
    public static IEnumerable<YamlLine> Read(string text)
    {
        var parents = new Stack<(int Indent, string Path)>();
        var block = int.MaxValue;
        foreach (var untrimmed in text.Split('\n'))
        {
            var line = untrimmed.TrimEnd();
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

    /// <summary>The start of the content of a list item, whose key is indented like that of a nested mapping.</summary>
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

    /// <summary>The position of the colon after a key, or -1.</summary>
    private static int KeyEnd(string line, int start)
    {
        var end = line.IndexOf(':', start);
        while (end >= 0 && end + 1 < line.Length && line[end + 1] != ' ')
            end = line.IndexOf(':', end + 1);
        return end;
    }

    /// <summary>The value after the colon, without a comment.</summary>
    private static string ValueAt(string line, int start)
    {
        var value = line.Substring(start).Trim();
        if (value.StartsWith("#", StringComparison.Ordinal))
            return "";
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value.Substring(0, comment).TrimEnd();
    }

    private static string Unquote(string value) => IsQuoted(value) ? value.Substring(1, value.Length - 2) : value;

    private static bool IsQuoted(string value) =>
        value.Length >= 2
        && value[0] is '"' or '\''
        && value[value.Length - 1] == value[0];
}
