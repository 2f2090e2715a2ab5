using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Access;

/// <summary>Reads values from the JSON of a manifest, and records a mistake for each invalid one.</summary>
internal sealed class ManifestValues
{
    private readonly Json _json;
    private readonly List<AccessManifestMistake> _mistakes = new();

    public ManifestValues(Json json)
    {
        _json = json;
        foreach (var mistake in json.Mistakes)
            _mistakes.Add(new(mistake.Message, "Correct the JSON", mistake.Span));
        MistakeCount = _mistakes.Count;
    }

    /// <summary>The number of mistakes, including those that are not kept.</summary>
    public int MistakeCount { get; private set; }

    public ImmutableArray<AccessManifestMistake> Mistakes =>
        _mistakes.OrderBy(mistake => mistake.Span).Take(Limits.MostMistakes).ToImmutableArray();

    /// <summary>Whether a value certainly belongs where it is. After a syntax error, it may belong elsewhere.</summary>
    public bool IsKnown(JsonValue value) => value.Span.End <= _json.KnownEnd;

    /// <summary>The value as an object. Records each unknown or duplicate member.</summary>
    public JsonObject? Object(JsonValue? value, string what, ImmutableArray<string> members)
    {
        var map = Object(value, what);
        if (map is not null)
        {
            foreach (var property in map.Properties)
            {
                if (members.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                    continue;

                var advice = "Remove it, or write one of " + string.Join(", ", members);
                Misspelt(property.NameSpan, property.Name, "is an unknown property of " + what, members, advice);
            }
        }

        return map;
    }

    /// <summary>The value as an object. Records each duplicate member.</summary>
    public JsonObject? Object(JsonValue? value, string what)
    {
        if (value is not JsonObject map)
        {
            WrongKind(value, what, "an object", "Write it in braces");
            return null;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in map.Properties)
        {
            if (!names.Add(property.Name))
            {
                var name = DisplayText.Of(property.Name);
                Add(property.NameSpan, $"'{name}' is a duplicate property of {what}", "Remove one of the two");
            }
        }

        return map;
    }

    public ImmutableArray<JsonValue> List(JsonValue? value, string what)
    {
        if (value is JsonArray list)
            return list.Items;

        WrongKind(value, what, "an array", "Write it in square brackets");
        return ImmutableArray<JsonValue>.Empty;
    }

    public JsonString? Text(JsonValue? value, string what)
    {
        if (value is not JsonString)
            WrongKind(value, what, "a string", "Write it in double quotes");
        return value as JsonString;
    }

    public bool? Flag(JsonValue? value, string what)
    {
        if (value is JsonLiteral { Text: "true" or "false" } literal)
            return literal.Text == "true";

        WrongKind(value, what, "true or false", "Write true or false without quotes");
        return null;
    }

    /// <summary>The meaning of a word.</summary>
    public T? Term<T>(JsonValue? value, string what, Terms<T> terms) where T : struct
    {
        if (Text(value, what) is not { } text)
            return null;

        var meaning = terms.Meaning(text.Value);
        if (meaning is null)
        {
            var advice = "Write one of " + string.Join(", ", terms.Words);
            Misspelt(text.Span, text.Value, "is an unknown value for " + what, terms.Words, advice);
        }

        return meaning;
    }

    /// <summary>The value of a required property. Records a mistake if it is missing.</summary>
    public JsonValue? Required(JsonObject map, string member, string what)
    {
        var value = map[member];
        if (value is null)
            Add(new(map.Span.Start, 1), $"'{member}' is missing in {what}", "Add it");
        return value;
    }

    /// <summary>Records an unknown word, and the nearest known word.</summary>
    /// <param name="span">The place of the word.</param>
    /// <param name="word">The word.</param>
    /// <param name="message">The problem.</param>
    /// <param name="known">The known words.</param>
    /// <param name="advice">The advice if no known word is near.</param>
    /// <param name="knowsAll">Whether the known words are all valid words.</param>
    public void Misspelt(
        TextSpan span, string word, string message, IEnumerable<string> known, string advice, bool knowsAll = true)
    {
        // A changed digit makes another valid GUID, so a GUID has no nearest word.
        var mayBeMisspelt = knowsAll || !Guid.TryParse(word, out _);

        // The search is expensive, so skip it for a mistake that is not kept.
        var nearest = IsKept(span) && mayBeMisspelt ? Spelling.Nearest(word, known) : null;

        // A word that is nearly a secret shows most of it.
        var shown = nearest is not null && DisplayText.HoldsSecret(nearest) ? SecretText.Replacement : DisplayText.Of(word);
        Add(
            span,
            $"'{shown}' {message}",
            nearest is null ? advice : $"Write '{DisplayText.Of(nearest)}'",
            nearest,
            isCertain: knowsAll || nearest is not null);
    }

    public void Add(TextSpan span, string message, string advice, string? meant = null, bool isCertain = true)
    {
        MistakeCount++;
        if (!IsKept(span))
            return;

        var replacement = meant is not null && IsPlain(meant) && !DisplayText.HoldsSecret(meant) ? $"\"{meant}\"" : null;
        _mistakes.Add(new(message, advice, span, replacement, isCertain));
    }

    /// <summary>A mistake after a syntax error often comes from that error only.</summary>
    private bool IsKept(TextSpan span) => _mistakes.Count < Limits.MostMistakes && span.Start < _json.KnownEnd;

    /// <summary>Ignores a missing value: it is optional, or <see cref="Required"/> has recorded it.</summary>
    private void WrongKind(JsonValue? value, string what, string kind, string advice)
    {
        if (value is not null)
            Add(FirstCharacter(value), $"{char.ToUpperInvariant(what[0])}{what.Substring(1)} is not {kind}", advice);
    }

    private static TextSpan FirstCharacter(JsonValue value) =>
        value is JsonObject or JsonArray ? new(value.Span.Start, 1) : value.Span;

    /// <summary>Whether a text needs no escapes inside quotes.</summary>
    private static bool IsPlain(string text) =>
        !text.Any(character => character is '"' or '\\' || IsUnprintable(character));

    private static bool IsUnprintable(char character) => char.IsControl(character) || char.IsSurrogate(character);
}
