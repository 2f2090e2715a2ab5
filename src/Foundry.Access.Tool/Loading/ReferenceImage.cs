using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace Foundry.Access.Tool.Loading;

/// <summary>The public face of a project, as the compiler sees a reference: the metadata without the code.</summary>
internal sealed class ReferenceImage
{
    /// <summary>A project that does not compile so far that it has metadata.</summary>
    public static readonly ReferenceImage None = new([], null);

    private readonly ImmutableArray<byte> _image;
    private readonly string? _path;

    private ReferenceImage(ImmutableArray<byte> image, string? path) => (_image, _path) = (image, path);

    public static ReferenceImage Of(Compilation compilation, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        var options = new EmitOptions(metadataOnly: true, includePrivateMembers: true, tolerateErrors: true);
        return compilation.Emit(stream, options: options, cancellationToken: cancel).Success
            ? new([.. stream.ToArray()], compilation.AssemblyName + ".dll")
            : None;
    }

    public MetadataReference? Reference(ProjectReference reference) => _image.IsEmpty
        ? null
        : MetadataReference.CreateFromImage(
            _image, new MetadataReferenceProperties(aliases: reference.Aliases), documentation: null, _path);
}
