using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Files;

/// <summary>How a message names the place in a settings file that a value comes from.</summary>
internal static class Origins
{
    /// <summary><c> (appsettings.json:3)</c>, or nothing for a value that is written in C#.</summary>
    public static string InFile(this Location? origin) =>
        origin?.GetLineSpan() is { } place ? $" ({FilePath.NameOf(place.Path)}:{place.StartLinePosition.Line + 1})" : "";
}
