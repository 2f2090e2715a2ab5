using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Files;

/// <summary>The readable part of a JSON file, and its syntax errors.</summary>
internal sealed class Json
{
    public Json(JsonValue? root, ImmutableArray<JsonMistake> mistakes, int knownEnd) =>
        (Root, Mistakes, KnownEnd) = (root, mistakes, knownEnd);

    /// <summary>The value of the file, or null.</summary>
    public JsonValue? Root { get; }

    /// <summary>The first syntax errors, in file order.</summary>
    public ImmutableArray<JsonMistake> Mistakes { get; }

    /// <summary>
    /// The end of the reliable part: the first syntax error (for an unclosed bracket, its opening), else the end of the text. A
    /// value after it may belong to another object than the reader assigned it to.
    /// </summary>
    public int KnownEnd { get; }

    /// <summary>Reads a text. Comments and trailing commas are allowed; no input makes it throw.</summary>
    public static Json Read(SourceText text) => JsonReader.Read(text.ToString());
}

/// <summary>A syntax error in a JSON file.</summary>
internal readonly struct JsonMistake
{
    public JsonMistake(string message, TextSpan span) => (Message, Span) = (message, span);

    /// <summary>The error as a clause: <c>',' is missing</c>.</summary>
    public string Message { get; }

    public TextSpan Span { get; }
}

/// <summary>A value and its span; the span of a string includes its quotes.</summary>
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

    /// <summary>The value of the first property with a name, or null.</summary>
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

    /// <summary>The span of the name, including quotes.</summary>
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
