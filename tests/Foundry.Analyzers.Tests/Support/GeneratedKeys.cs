namespace Foundry.Analyzers.Tests;

/// <summary>Texts with the shape of secrets, the same ones in every run. They are generated so that no scanner finds one in this repository.</summary>
internal static class GeneratedKeys
{
    private const string Base62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Hex { get; } = Draw("0123456789abcdef", 32, seed: 1);

    public static string OtherHex { get; } = Draw("0123456789abcdef", 32, seed: 2);

    public static string Identifiable { get; } = Draw(Base62, 52, seed: 3) + "JQQJ99" + "BC" + Draw(Base62, 12, seed: 4) + "AAAB" + "ACOG" + Draw(Base62, 4, seed: 5);

    public static string ApiKey { get; } = "sk-" + Draw(Base62, 48, seed: 6);

    public static string ProjectKey { get; } = "sk-proj-" + Draw(Base62 + "-_", 156, seed: 7);

    public static string ClientSecret { get; } = Draw(Base62, 3, seed: 8) + "8Q~" + Draw(Base62 + "~._-", 34, seed: 9);

    /// <summary>The same numbers on every machine, which <see cref="Random"/> does not promise.</summary>
    public static string Draw(string alphabet, int length, uint seed)
    {
        var state = seed * 2654435761u + 1;
        return string.Create(length, alphabet, (text, characters) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                state ^= state << 13;
                state ^= state >> 17;
                state ^= state << 5;
                text[i] = characters[(int)(state % (uint)characters.Length)];
            }
        });
    }
}
