using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Foundry.Analyzers.PackageTests;

[Collection(PackageCollection.Name)]
public class PackageContentTests(PackedPackage package)
{
    private byte[] Read(string entry)
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var stream = archive.GetEntry(entry)!.Open();
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    [Fact]
    public void Holds_exactly_these_files()
    {
        using var archive = ZipFile.OpenRead(package.File);
        var files = archive.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/") && !name.StartsWith("package/") && name != "[Content_Types].xml");
        Assert.Equal(
        [
            "Foundry.Analyzers.nuspec",
            "analyzers/dotnet/cs/Foundry.Analyzers.CodeFixes.dll",
            "analyzers/dotnet/cs/Foundry.Analyzers.dll",
            "buildTransitive/Foundry.Analyzers.props",
            "buildTransitive/presets/None.globalconfig",
            "buildTransitive/presets/Recommended.globalconfig",
            "buildTransitive/presets/Strict.globalconfig",
            "icon.png",
            "readme.md",
            "schemas/foundry.access.schema.json",
            "skills/foundry-analyzers/SKILL.md",
        ], files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_a_development_dependency_without_dependencies()
    {
        var metadata = XDocument.Load(new MemoryStream(Read("Foundry.Analyzers.nuspec"))).Root!.Elements().Single();
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
        Assert.Equal("Foundry.Analyzers", Value("id"));
        Assert.Equal(package.Version, Value("version"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("readme.md", Value("readme"));
        Assert.Null(Value("dependencies"));
        Assert.StartsWith("https://", Value("projectUrl"));
    }

    /// <summary>What a bill of materials is made from: who made it, under which licence, from which commit.</summary>
    [Fact]
    public void Names_its_origin()
    {
        var metadata = XDocument.Load(new MemoryStream(Read("Foundry.Analyzers.nuspec"))).Root!.Elements().Single();
        XElement Element(string name) => metadata.Elements().Single(element => element.Name.LocalName == name);
        Assert.Equal("expression", (string?)Element("license").Attribute("type"));
        Assert.NotEmpty(Element("authors").Value);
        Assert.NotEmpty(Element("copyright").Value);
        var repository = Element("repository");
        Assert.Equal("git", (string?)repository.Attribute("type"));
        Assert.Equal(Element("projectUrl").Value, (string?)repository.Attribute("url"));
        if (Path.Exists(Repository.PathOf(".git")))
            Assert.Matches("^[0-9a-f]{40}$", (string?)repository.Attribute("commit"));
    }

    [Fact]
    public async Task Two_clean_builds_give_the_same_bytes()
    {
        // The same folder twice, because a path outside the repository is no part of the source that is mapped.
        var artifacts = package.NewFolder("artifacts");
        Assert.Equal(await PackAsync(), await PackAsync());

        async Task<string> PackAsync()
        {
            if (Directory.Exists(artifacts))
                Directory.Delete(artifacts, recursive: true);
            await DotNet.RunAsync(Repository.PathOf("."), "pack", "src/Foundry.Analyzers.Package", "-c", "Release", "--artifacts-path", artifacts, "-o", Path.Combine(artifacts, "feed"), $"-p:PackageVersion={package.Version}");
            return Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(artifacts, "feed", Path.GetFileName(package.File)))));
        }
    }

    /// <summary>The oldest supported compiler must load them, and nothing of the building machine may be in them.</summary>
    [Theory]
    [InlineData("analyzers/dotnet/cs/Foundry.Analyzers.dll", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "netstandard")]
    [InlineData("analyzers/dotnet/cs/Foundry.Analyzers.CodeFixes.dll", "Foundry.Analyzers", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.Workspaces", "System.Collections.Immutable", "System.Composition.AttributedModel", "netstandard")]
    public void Assembly_refers_only_to_the_compiler(string entry, params string[] allowed)
    {
        var bytes = Read(entry);
        using var assembly = new PEReader(new MemoryStream(bytes));
        var metadata = assembly.GetMetadataReader();
        foreach (var reference in metadata.AssemblyReferences.Select(metadata.GetAssemblyReference))
        {
            var name = metadata.GetString(reference.Name);
            Assert.Contains(name, allowed);
            if (name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                Assert.Equal(new Version(4, 5, 0, 0), reference.Version);
        }

        Assert.DoesNotContain(Path.GetFullPath(Repository.PathOf(".")), Encoding.Latin1.GetString(bytes));
    }

    [Fact]
    public void Readme_links_to_the_repository()
    {
        var readme = Encoding.UTF8.GetString(Read("readme.md"));
        Assert.DoesNotContain("REPOSITORY", readme);
        Assert.Contains("(https://", readme);
    }
}
