using System.Text.RegularExpressions;
using System.Xml.Linq;
using Foundry.Analyzers.Build;

namespace Foundry.Analyzers.Tests.Build;

/// <summary>The build assets, the rules and the documentation know the same properties and kinds of files.</summary>
public class BuildPropertiesTests
{
    private static readonly string Props =
        File.ReadAllText(Repository.PathOf("src/Foundry.Analyzers.Package/buildTransitive/Foundry.Analyzers.props"));

    private static IEnumerable<string> Attributes(string element, string attribute) =>
        XDocument.Parse(Props).Descendants(element).Select(item => item.Attribute(attribute)!.Value);

    [Fact]
    public void Properties_that_the_rules_read_are_visible_to_the_compiler() => Assert.Equal(
        BuildProperties.All.Where(property => property.IsVisible).Select(property => property.Name).Order(),
        Attributes("CompilerVisibleProperty", "Include").Order());

    [Fact]
    public void Properties_that_the_build_assets_read_are_listed() => Assert.Subset(
        BuildProperties.All.Select(property => property.Name).ToHashSet(),
        Regex.Matches(Props, @"\$\((Foundry\w+)\)").Select(match => match.Groups[1].Value).ToHashSet());

    /// <summary>The build warns of any other value. A folder is looked for instead.</summary>
    [Fact]
    public void Values_that_the_build_knows_are_those_that_the_rules_and_the_page_know()
    {
        var known = XDocument.Parse(Props).Descendants("_FoundryProperty")
            .ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Values")!.Value.Split(", "));
        Assert.Equal(
            BuildProperties.All.Where(property => property.IsOwn).Select(property => property.Name).Order(),
            known.Keys.Concat(["FoundryInfraRoot", "FoundryRoot"]).Order());
        Assert.Equal(
            Enum.GetNames<HostKind>().Except(["Unknown"]).Select(name => name.ToLowerInvariant()),
            known["FoundryHostKind"]);
        Assert.Equal(Enum.GetNames<AnalysisMode>().Append("None").Order(), known["FoundryAnalysisMode"].Order());
        var page = File.ReadAllText(Repository.PathOf("docs/configuration.md"));
        Assert.All(known, entry => Assert.Contains(
            string.Join(", ", entry.Value.Select(value => $"`{value}`")) + " |",
            Regex.Match(page, $@"(?m)^\| `{entry.Key}` \|.*$").Value));
    }

    [Fact]
    public void Properties_are_listed_once() => Assert.Equal(
        typeof(BuildProperties)
            .GetFields()
            .Where(field => field.FieldType == typeof(BuildProperty))
            .Select(field => (BuildProperty)field.GetValue(null)!),
        BuildProperties.All);

    [Fact]
    public void Kinds_of_files_are_listed()
    {
        Assert.Equal([FileKind.Metadata], Attributes("CompilerVisibleItemMetadata", "MetadataName"));
        Assert.Equal(
            FileKind.All.Select(kind => kind.Name).Order(),
            Regex.Matches(Props, "FoundryKind=\"(\\w+)\"").Select(match => match.Groups[1].Value).Distinct().Order());
    }

    [Fact]
    public void No_property_is_read_outside_the_list() => Assert.Equal(
        ["BuildProperty.cs", "FileKind.cs"],
        Directory.EnumerateFiles(Repository.PathOf("src/Foundry.Analyzers"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Contains("obj"))
            .Where(path => Regex.IsMatch(File.ReadAllText(path), "build_(property|metadata)\\."))
            .Select(Path.GetFileName).Order());
}
