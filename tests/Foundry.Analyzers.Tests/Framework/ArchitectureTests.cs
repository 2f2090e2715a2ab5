using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Foundry.Analyzers.Tests.Framework;

/// <summary>A folder is a room with one purpose. It names only the rooms below it.</summary>
public class ArchitectureTests
{
    private const string Root = "src/Foundry.Analyzers";

    /// <summary>A larger circle of files is hard to read.</summary>
    private const int LargestCircle = 16;

    /// <summary>The rooms from the bottom to the top. Rooms in one row do not name each other.</summary>
    private static readonly string[][] Rows =
    [
        ["Catalog", "Build"],
        ["Files", "Symbols"],
        ["DataFlow"],
        ["Services"],
        ["Clients"],
        ["Access"],
        ["Infrastructure", "AccessHelper"],
        ["Framework"],
        ["Rules"],
    ];

    private static readonly (string From, string To)[] Arrows = ReadArrows();

    [Fact]
    public void Every_folder_is_in_the_list_of_rooms() => Assert.Equal(Rows.SelectMany(static row => row).Order(), Directory
        .EnumerateFiles(Repository.PathOf(Root), "*.cs", SearchOption.AllDirectories)
        .Select(RoomOf)
        .Where(static room => room is not ("obj" or "bin" or ""))
        .Distinct()
        .Order());

    // The sources have primary constructors, which older compilers do not bind.
    [RoslynFact(4, 8)]
    public void Folder_names_only_folders_below_it()
    {
        var row = Rows
            .SelectMany(static (rooms, height) => rooms.Select(room => (room, height)))
            .ToDictionary(static entry => entry.room, static entry => entry.height);
        Assert.NotEmpty(Arrows);
        Assert.DoesNotContain(Arrows, arrow => RoomOf(arrow.From) is { Length: > 0 } from
            && RoomOf(arrow.To) is { Length: > 0 } to
            && from != to && row[from] <= row[to]);
    }

    [RoslynFact(4, 8)]
    public void No_circle_is_large() => Assert.All(Circles(), static circle => Assert.InRange(circle.Length, 1, LargestCircle));

    /// <summary>The files that reach each other, once for each file of a circle.</summary>
    private static IEnumerable<string[]> Circles()
    {
        var next = Arrows.ToLookup(static arrow => arrow.From, static arrow => arrow.To);
        var reached = next.ToDictionary(static from => from.Key, from => Reach(from.Key, next));
        return reached.Select(from => from.Value
                .Where(to => reached.GetValueOrDefault(to)?.Contains(from.Key) == true)
                .Select(RoomAndName)
                .Order()
                .ToArray())
            .Where(static circle => circle.Length > 0);
    }

    private static string RoomAndName(string path) => Path.GetRelativePath(Repository.PathOf(Root), path);

    private static HashSet<string> Reach(string file, ILookup<string, string> next)
    {
        var (seen, open) = (new HashSet<string>(), new Stack<string>(next[file]));
        while (open.TryPop(out var current))
        {
            if (seen.Add(current))
                next[current].ToList().ForEach(open.Push);
        }

        return seen;
    }

    /// <summary>The folder of a file, or an empty text.</summary>
    private static string RoomOf(string path) => RoomAndName(path).Split('/', '\\') is [var room, _, ..] ? room : "";

    /// <summary>The files that name a type of another file, as the compiler binds it.</summary>
    private static (string From, string To)[] ReadArrows()
    {
        var trees = Directory
            .EnumerateFiles(Repository.PathOf(Root), "*.cs", SearchOption.AllDirectories)
            .Where(static path => RoomOf(path) is not ("obj" or "bin"))
            .Select(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new(LanguageVersion.Latest), path));
        var roslyn = new[] { typeof(SyntaxNode), typeof(CSharpSyntaxNode) }
            .Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location));
        var compilation = CSharpCompilation.Create("Analyzers", trees, [.. ClientReferences.Framework, .. roslyn]);
        return compilation.SyntaxTrees.SelectMany(tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            return tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(name => model.GetSymbolInfo(name).Symbol)
                .Select(static symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType)
                .SelectMany(static type => type?.OriginalDefinition.DeclaringSyntaxReferences ?? [])
                    .Select(declared => (From: tree.FilePath, To: declared.SyntaxTree.FilePath))
                    .Where(static arrow => arrow.From != arrow.To);
        }).Distinct().ToArray();
    }
}
