using System;
using System.Collections.Generic;

namespace Foundry.Analyzers.Build;

/// <summary>
/// Handles paths as text. System.IO.Path depends on the machine, and throws on some platforms for invalid paths.
/// </summary>
internal static class FilePath
{
    private static readonly char[] Separators = { '/', '\\' };

    /// <summary>Ignores case, because most machines treat paths that differ only in case as the same file.</summary>
    public static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;

    /// <summary>The folder of a file, without a separator at its end.</summary>
    public static string FolderOf(string path) =>
        path.LastIndexOfAny(Separators) is >= 0 and var end ? path.Substring(0, end) : "";

    /// <summary>The last part of a path.</summary>
    public static string NameOf(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);

    /// <summary>A path relative to a folder, with <c>/</c> between its parts and without <c>.</c> and <c>..</c>.</summary>
    public static string Join(string folder, string path) => Normalize(IsRooted(path) ? path : folder + "/" + path);

    /// <summary>A path with <c>/</c> between its parts and without <c>.</c> and <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split(Separators))
        {
            if (part == ".." && EndsInFolder(parts))
                parts.RemoveAt(parts.Count - 1);
            else if (part.Length == 0 ? parts.Count == 0 : part != ".")
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    private static bool EndsInFolder(List<string> parts) =>
        parts.Count > 0 && parts[parts.Count - 1] is not ("" or "..");

    private static bool IsRooted(string path) => StartsWithSeparator(path) || HasDrive(path);

    private static bool StartsWithSeparator(string path) => path.Length > 0 && path[0] is '/' or '\\';

    private static bool HasDrive(string path) => path.Length > 1 && path[1] == ':';
}
