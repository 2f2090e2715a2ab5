using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Files;

/// <summary>Formats the place in a settings file that a value comes from, for a message.</summary>
internal static class Origins
{
    /// <summary><c> (appsettings.json:3)</c>, or an empty string for a value written in C#.</summary>
    public static string InFile(this Location? origin) =>
        origin?.GetLineSpan() is { } place ? $" ({FilePath.NameOf(place.Path)}:{place.StartLinePosition.Line + 1})" : "";
}
