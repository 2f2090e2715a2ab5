using System.Globalization;

namespace Foundry.Access.Tool.Generation;

/// <summary>A name in generated code, as words.</summary>
internal sealed record Identifier(IReadOnlyList<string> Words)
{
    public string Camel => Words[0] + string.Concat(Words.Skip(1).Select(Capital));

    public string Snake => string.Join('_', Words);

    public string UpperSnake => Snake.ToUpperInvariant();

    public Identifier With(params string[] more) => new([.. Words, .. more.SelectMany(WordsOf)]);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    /// <summary>The words of a project's name, and a number if another project has the same.</summary>
    public static IReadOnlyList<string> Of(string name, HashSet<string> taken)
    {
        var words = WordsOf(name);
        if (words.Count == 0 || char.IsAsciiDigit(words[0][0]))
            words.Insert(0, "app");
        var plain = words.ToArray();
        for (var number = 2; !taken.Add(string.Concat(words)); number++)
            words = [.. plain, number.ToString(CultureInfo.InvariantCulture)];
        return words;
    }

    /// <summary><c>Contoso.AgentService</c> is contoso, agent, service.</summary>
    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isSign = i < name.Length && !char.IsAsciiLetterOrDigit(name[i]);
            var isNewWord = i > 0 && i < name.Length && char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]);
            if (i < name.Length && !isSign && !isNewWord)
                continue;
            if (i > start)
                words.Add(name[start..i].ToLowerInvariant());
            start = isSign ? i + 1 : i;
        }

        return words;
    }
}
