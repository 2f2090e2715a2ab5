using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Testing;

namespace Foundry.Analyzers.Tests;

/// <summary>
/// Keeps the programs of the tests in the folder that FOUNDRY_CORPUS names, one folder each: the reliability suite takes them as
/// further cases.
/// </summary>
internal static class CorpusWriter
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable("FOUNDRY_CORPUS");

    public static void Keep(SolutionState state)
    {
        if (string.IsNullOrEmpty(s_folder))
            return;

        var files = state.Sources.Concat(state.AdditionalFiles)
            .Select(file => (Path: Relative(file.filename), Text: file.content.ToString()))
            .Concat(state.AnalyzerConfigFiles.Select(file => (Path: ".globalconfig", Text: file.content.ToString()))).ToArray();
        var all = string.Join("\0", files.Select(file => file.Path + "\0" + file.Text));
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
        var folder = Directory.CreateDirectory(Path.Combine(s_folder, name)).FullName;
        foreach (var (path, text) in files)
        {
            var target = Path.GetFullPath(Path.Combine(folder, path));
            if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || File.Exists(target))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, text);
        }
    }

    /// <summary>The path below the root of the repository that a test imagines.</summary>
    private static string Relative(string path)
    {
        var parts = path.Split('/', '\\').Where(part => part.Length > 0 && !part.EndsWith(':')).ToArray();
        return Path.Combine(parts.Length > 1 && parts[0] is "repo" or "0" ? parts[1..] : parts);
    }
}
