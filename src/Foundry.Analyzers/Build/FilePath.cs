using System;
using System.Collections.Generic;

namespace Foundry.Analyzers.Build;

/// <summary>Paths as text. (System.IO.Path asks the machine, and throws on some platforms where a text is no path.)</summary>
internal static class FilePath
{
    private static readonly char[] Separators = { '/', '\\' };

    /// <summary>Paths are compared without regard to case: two files that differ in nothing else are no two files on most machines.</summary>
    public static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    /// <summary>The folder of a file, without a separator behind it.</summary>
    public static string FolderOf(string path) => path.LastIndexOfAny(Separators) is >= 0 and var end ? path.Substring(0, end) : "";

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);

    /// <summary>A path as seen from a folder, with <c>/</c> between its parts and without <c>.</c> and <c>..</c>.</summary>
    public static string Join(string folder, string path) => Normalize(IsRooted(path) ? path : folder + "/" + path);

    /// <summary>A path with <c>/</c> between its parts and without <c>.</c> and <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split(Separators))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] is not ("" or ".."))
                parts.RemoveAt(parts.Count - 1);
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    private static bool IsRooted(string path) => path.Length > 0 && path[0] is '/' or '\\' || path.Length > 1 && path[1] == ':';
}
