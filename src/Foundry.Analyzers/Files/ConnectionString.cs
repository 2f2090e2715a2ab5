using System;

namespace Foundry.Analyzers.Files;

/// <summary>Reads <c>Endpoint=https://…;Key=…</c>.</summary>
internal static class ConnectionString
{
    public const string Endpoint = "Endpoint";
    public const string Key = "Key";

    /// <summary>The value of a key; null if there is none, unknown if the text is not known.</summary>
    public static PartialText? Part(PartialText text, string key)
    {
        if (text.Constant is not { } constant)
            return PartialText.Unknown;

        PartialText? value = null;
        foreach (var pair in constant.Split(';'))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0 && string.Equals(pair.Substring(0, equals).Trim(), key, StringComparison.OrdinalIgnoreCase))
                value = new(pair.Substring(equals + 1).Trim(), text.Origin);
        }

        return value;
    }
}
