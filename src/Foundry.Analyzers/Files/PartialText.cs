using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Files;

/// <summary>A string as far as the source tells it: literal text, and holes for the parts only the running program knows.</summary>
internal readonly struct PartialText
{
    /// <summary>Stands for a part that is not known.</summary>
    public const char Hole = EndpointPath.Hole;

    /// <summary>A string of which nothing is known.</summary>
    public static readonly PartialText Unknown = new(Hole.ToString());

    public PartialText(string pattern, Location? origin = null) => (Pattern, Origin) = (pattern, origin);

    /// <summary>The text with one <see cref="Hole"/> for each unknown part.</summary>
    public string Pattern { get; }

    /// <summary>File, line and span of the setting that the text or the first part of it comes from; null where all of it is written in C#.</summary>
    public Location? Origin { get; }

    /// <summary>The whole string, or null where a part is not known.</summary>
    public string? Constant => Pattern.IndexOf(Hole) < 0 ? Pattern : null;
}
