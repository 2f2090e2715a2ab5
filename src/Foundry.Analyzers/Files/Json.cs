using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Files;

/// <summary>A JSON file as far as it can be read, and what is wrong with the rest.</summary>
internal sealed class Json
{
    public Json(JsonValue? root, ImmutableArray<JsonMistake> mistakes, int knownEnd) => (Root, Mistakes, KnownEnd) = (root, mistakes, knownEnd);

    /// <summary>The value of the file; null where there is none.</summary>
    public JsonValue? Root { get; }

    /// <summary>The first mistakes, in the order of their places.</summary>
    public ImmutableArray<JsonMistake> Mistakes { get; }

    /// <summary>
    /// Where certainty ends: at the first mistake (a bracket that is never closed is one where it opens), else at the end of the
    /// text. A value behind it may belong to another object than the one it is found in.
    /// </summary>
    public int KnownEnd { get; }

    /// <summary>Reads a text. Comments and trailing commas are allowed; nothing makes it throw.</summary>
    public static Json Read(SourceText text) => JsonReader.Read(text.ToString());
}

/// <summary>A place in a JSON file that is not JSON.</summary>
internal readonly struct JsonMistake
{
    public JsonMistake(string message, TextSpan span) => (Message, Span) = (message, span);

    /// <summary>What is wrong, as a clause: <c>',' is missing</c>.</summary>
    public string Message { get; }

    public TextSpan Span { get; }
}

/// <summary>A value and where it stands; the span of a string includes its quotes.</summary>
internal abstract class JsonValue
{
    private protected JsonValue(TextSpan span) => Span = span;

    public TextSpan Span { get; }
}

/// <summary>An object, with its properties as written: a name may occur twice.</summary>
internal sealed class JsonObject : JsonValue
{
    public JsonObject(ImmutableArray<JsonProperty> properties, TextSpan span) : base(span) => Properties = properties;

    public ImmutableArray<JsonProperty> Properties { get; }

    /// <summary>The value of the first property of a name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var property in Properties)
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return property.Value;
            }

            return null;
        }
    }
}

/// <summary>A property of an object.</summary>
internal readonly struct JsonProperty
{
    public JsonProperty(string name, TextSpan nameSpan, JsonValue value) => (Name, NameSpan, Value) = (name, nameSpan, value);

    public string Name { get; }

    /// <summary>Where the name stands, with its quotes.</summary>
    public TextSpan NameSpan { get; }

    public JsonValue Value { get; }
}

/// <summary>An array.</summary>
internal sealed class JsonArray : JsonValue
{
    public JsonArray(ImmutableArray<JsonValue> items, TextSpan span) : base(span) => Items = items;

    public ImmutableArray<JsonValue> Items { get; }
}

/// <summary>A string; escapes are resolved.</summary>
internal sealed class JsonString : JsonValue
{
    public JsonString(string value, TextSpan span) : base(span) => Value = value;

    public string Value { get; }
}

/// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>, as written.</summary>
internal sealed class JsonLiteral : JsonValue
{
    public JsonLiteral(string text, TextSpan span) : base(span) => Text = text;

    public string Text { get; }

    public bool IsNull => Text == "null";
}
