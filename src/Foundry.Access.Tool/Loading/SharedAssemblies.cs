using Microsoft.CodeAnalysis;

namespace Foundry.Access.Tool.Loading;

/// <summary>The assemblies on disk that projects reference. A solution reads each once, not once for each project.</summary>
internal sealed class SharedAssemblies
{
    private readonly Dictionary<string, MetadataReference> _references = new(StringComparer.Ordinal);

    public MetadataReference At(string path)
    {
        if (!_references.TryGetValue(path, out var reference))
            _references.Add(path, reference = MetadataReference.CreateFromFile(path));
        return reference;
    }
}
