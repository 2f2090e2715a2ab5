using System.Text.RegularExpressions;

namespace Foundry.Analyzers.PackageTests;

/// <summary>Reads the warnings out of what a build printed.</summary>
internal static partial class BuildOutput
{
    /// <summary>Each warning or error as <c>File.cs(line,column): id</c>, once, in the order of its place.</summary>
    public static string[] Diagnostics(string output) => Line().Matches(output)
        .Select(match => (File: Path.GetFileName(match.Groups[1].Value), Line: int.Parse(match.Groups[2].Value), Column: int.Parse(match.Groups[3].Value), Id: match.Groups[4].Value))
        .Distinct().Order()
        .Select(found => $"{found.File}({found.Line},{found.Column}): {found.Id}")
        .ToArray();

    [GeneratedRegex(@"(?m)^\s*(.+?)\((\d+),(\d+)\): (?:warning|error) (\w+):")]
    private static partial Regex Line();
}
