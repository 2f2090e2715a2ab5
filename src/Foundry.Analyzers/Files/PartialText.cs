using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Files;

/// <summary>
/// A partly known string: literal text, and holes for the parts that are only known at run time.
/// </summary>
internal sealed class PartialText
{
    /// <summary>Marks an unknown part.</summary>
    public const char Hole = EndpointPath.Hole;

    /// <summary>A fully unknown string.</summary>
    public static readonly PartialText Unknown = new(Hole.ToString());

    public PartialText(string pattern, Location? origin = null) => (Pattern, Origin) = (pattern, origin);

    /// <summary>The text with one <see cref="Hole"/> for each unknown part.</summary>
    public string Pattern { get; }

    /// <summary>
    /// File, line and span of the setting that the text, or its first part from a file, comes from; null if all of it is written
    /// in C#.
    /// </summary>
    public Location? Origin { get; }

    /// <summary>The whole string, or null if a part is not known.</summary>
    public string? Constant => Pattern.IndexOf(Hole) < 0 ? Pattern : null;
}
