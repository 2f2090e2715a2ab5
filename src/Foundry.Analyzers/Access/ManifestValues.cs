using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Access;

/// <summary>Takes values out of the JSON of a manifest, and notes each that is not what it has to be.</summary>
internal sealed class ManifestValues
{
    /// <summary>A message shows the start of what is written, on one line.</summary>
    private const int LongestShown = 60;

    private readonly Json _json;
    private readonly List<AccessManifestMistake> _mistakes = new();

    public ManifestValues(Json json)
    {
        _json = json;
        foreach (var mistake in json.Mistakes)
            _mistakes.Add(new(mistake.Message, "correct the JSON", mistake.Span));
        MistakeCount = _mistakes.Count;
    }

    /// <summary>How many mistakes there are; not all of them are kept.</summary>
    public int MistakeCount { get; private set; }

    public ImmutableArray<AccessManifestMistake> Mistakes =>
        _mistakes.OrderBy(mistake => mistake.Span).Take(Limits.MostMistakes).ToImmutableArray();

    /// <summary>Whether a value is certainly what it seems to be: behind a syntax error it may belong elsewhere.</summary>
    public bool IsKnown(JsonValue value) => value.Span.End <= _json.KnownEnd;

    /// <summary>The value as an object, whose members were looked at: each has to be a known one, and to stand there once.</summary>
    public JsonObject? Object(JsonValue? value, string what, ImmutableArray<string> members)
    {
        var map = Object(value, what);
        if (map is not null)
        {
            foreach (var property in map.Properties)
            {
                if (!members.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                    Misspelt(property.NameSpan, property.Name, "is no property of " + what, members, "remove it, or write one of " + string.Join(", ", members));
            }
        }

        return map;
    }

    /// <summary>The value as an object, in which no name stands twice.</summary>
    public JsonObject? Object(JsonValue? value, string what)
    {
        if (value is not JsonObject map)
        {
            WrongKind(value, what, "an object", "write it in braces");
            return null;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in map.Properties)
        {
            if (!names.Add(property.Name))
                Add(property.NameSpan, $"'{Shown(property.Name)}' stands in {what} twice", "remove one of the two");
        }

        return map;
    }

    public ImmutableArray<JsonValue> List(JsonValue? value, string what)
    {
        if (value is JsonArray list)
            return list.Items;

        WrongKind(value, what, "a list", "write it in square brackets");
        return ImmutableArray<JsonValue>.Empty;
    }

    public JsonString? Text(JsonValue? value, string what)
    {
        if (value is not JsonString)
            WrongKind(value, what, "a text", "write it in double quotes");
        return value as JsonString;
    }

    public bool? Flag(JsonValue? value, string what)
    {
        if (value is JsonLiteral { Text: "true" or "false" } literal)
            return literal.Text == "true";

        WrongKind(value, what, "true or false", "write one of the two, without quotes");
        return null;
    }

    /// <summary>What a word means.</summary>
    public T? Term<T>(JsonValue? value, string what, Terms<T> terms) where T : struct
    {
        if (Text(value, what) is not { } text)
            return null;

        var meaning = terms.Meaning(text.Value);
        if (meaning is null)
            Misspelt(text.Span, text.Value, "is not known as " + what, terms.Words, "write one of " + string.Join(", ", terms.Words));
        return meaning;
    }

    /// <summary>The value of a property that has to be there.</summary>
    public JsonValue? Required(JsonObject map, string member, string what)
    {
        var value = map[member];
        if (value is null)
            Add(new(map.Span.Start, 1), $"'{member}' is missing in {what}", "add it");
        return value;
    }

    /// <summary>Notes a word that is not among the known ones, and which of them is nearest.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="written">The word.</param>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="known">The known words.</param>
    /// <param name="advice">What to do where none of them is near.</param>
    /// <param name="knowsAll">Whether there are no other right words than the known ones.</param>
    public void Misspelt(TextSpan span, string written, string message, IEnumerable<string> known, string advice, bool knowsAll = true)
    {
        // The search costs; it is not for what nobody will read. One digit more or less makes another GUID, not a misspelt one.
        var meant = IsKept(span) && (knowsAll || !Guid.TryParse(written, out _)) ? Spelling.Nearest(written, known) : null;
        Add(span, $"'{Shown(written)}' {message}", meant is null ? advice : $"write '{meant}'", meant, knowsAll || meant is not null);
    }

    public void Add(TextSpan span, string message, string advice, string? meant = null, bool isCertain = true)
    {
        MistakeCount++;
        if (IsKept(span))
            _mistakes.Add(new(message, advice, span, meant is null || !IsPlain(meant) ? null : $"\"{meant}\"", isCertain));
    }

    /// <summary>What stands behind a syntax error is often wrong only for that.</summary>
    private bool IsKept(TextSpan span) => _mistakes.Count < Limits.MostMistakes && span.Start < _json.KnownEnd;

    /// <summary>A value that is missing was noted where it is missing, or may be missing.</summary>
    private void WrongKind(JsonValue? value, string what, string kind, string advice)
    {
        if (value is not null)
            Add(FirstCharacter(value), $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is not {kind}", advice);
    }

    private static TextSpan FirstCharacter(JsonValue value) => value is JsonObject or JsonArray ? new(value.Span.Start, 1) : value.Span;

    private static string Shown(string text)
    {
        var shown = text.Length <= LongestShown ? text : text.Substring(0, LongestShown) + "…";
        return IsPlain(shown) ? shown : new string(shown.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? '?' : character).ToArray());
    }

    /// <summary>Whether a text means itself inside quotes.</summary>
    private static bool IsPlain(string text) => !text.Any(character => character is '"' or '\\' || char.IsControl(character) || char.IsSurrogate(character));
}
