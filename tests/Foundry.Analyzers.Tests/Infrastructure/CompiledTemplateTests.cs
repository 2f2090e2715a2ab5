namespace Foundry.Analyzers.Tests.Infrastructure;

/// <summary>What is read of a template is what the Bicep compiler makes of it.</summary>
public class CompiledTemplateTests
{
    /// <summary>Facts that the compiler knows and the reader does not. It only falls.</summary>
    private const int MostUnknown = 3;

    private static readonly string Folder = Repository.PathOf("tests/Foundry.Analyzers.Tests/Infrastructure/Templates");

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void Nothing_is_wrong_or_lost(string name) => Assert.Empty(TemplateCase.Of(Path.Combine(Folder, name)).Wrong);

    [Fact]
    public void Little_is_unknown()
    {
        var unknown = Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal)
            .SelectMany(static path => TemplateCase.Of(path).Unknown.Select(fact => Path.GetFileName(path) + ": " + fact))
            .ToList();
        Assert.True(unknown.Count <= MostUnknown, string.Join("\n", unknown.Prepend($"{unknown.Count} unknown")));
    }
}
