namespace Foundry.Analyzers.Tests.Framework;

/// <summary>The form of the hand-written files of what ships.</summary>
public class SourceFileTests
{
    private const int LongestLine = 130;

    private static readonly string[] Files = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Where(static path => !path.EndsWith(".g.cs", StringComparison.Ordinal))
        .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
        .ToArray();

    [Fact]
    public void No_line_is_longer_than_130_columns() =>
        Assert.Empty(Lines().Where(static line => line.Text.Length > LongestLine).Select(static line => line.Place));

    [Fact]
    public void No_line_ends_in_a_space() =>
        Assert.Empty(Lines().Where(static line => line.Text.EndsWith(' ')).Select(static line => line.Place));

    private static IEnumerable<(string Place, string Text)> Lines() => Files.SelectMany(static path => File.ReadLines(path)
        .Select((text, index) => ($"{Path.GetRelativePath(Repository.PathOf("."), path)}:{index + 1}", text)));
}
