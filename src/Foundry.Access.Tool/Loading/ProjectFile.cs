using System.Xml;
using System.Xml.Linq;

namespace Foundry.Access.Tool.Loading;

/// <summary>A project file as text: its properties as written, without evaluation.</summary>
internal sealed class ProjectFile
{
    private readonly XElement _root;
    private readonly Lazy<XElement?> _shared;

    private ProjectFile(string path, XElement root)
    {
        (Path, _root) = (path, root);
        _shared = new(() => Shared(Folder));
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Sdk => (string?)_root.Attribute("Sdk") ?? "";

    /// <summary>Reads a project file; null if it is not XML.</summary>
    public static ProjectFile? Read(string path)
    {
        try
        {
            return new(path, XDocument.Load(path).Root!);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>
    /// The last value of a property without a condition, in the project or in the nearest <c>Directory.Build.props</c>; empty if
    /// there is none.
    /// </summary>
    public string Property(string name) =>
        Property(_root, name) ?? (_shared.Value is { } shared ? Property(shared, name) : null) ?? "";

    private static string? Property(XElement root, string name) => root.Elements()
        .Where(static group => group.Name.LocalName == "PropertyGroup" && group.Attribute("Condition") is null)
        .Elements()
        .LastOrDefault(property => property.Name.LocalName == name && property.Attribute("Condition") is null)?.Value.Trim();

    private static XElement? Shared(string folder)
    {
        for (var at = folder; at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            var path = System.IO.Path.Combine(at, "Directory.Build.props");
            if (File.Exists(path))
                return Read(path)?._root;
        }

        return null;
    }
}
