using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads JSON values that hold no expressions.</summary>
internal static class JsonData
{
    /// <summary>The value of a file; unknown if the file has a mistake, because Bicep then refuses it.</summary>
    public static TemplateExpression Read(SourceText text)
    {
        var json = Json.Read(text);
        return json is { Root: { } root, Mistakes.IsEmpty: true }
            ? Read(root, json.KnownEnd, static (value, span) => new TemplateString(value, span))
            : new TemplateUnknown(new(0, text.Length));
    }

    /// <param name="value">The value to read.</param>
    /// <param name="knownEnd">The end of the certain text (<see cref="Json.KnownEnd"/>); values after it are unknown.</param>
    /// <param name="readText">Reads a string.</param>
    public static TemplateExpression Read(JsonValue value, int knownEnd, Func<string, TextSpan, TemplateExpression> readText)
    {
        if (value.Span.End > knownEnd)
            return new TemplateUnknown(value.Span);

        switch (value)
        {
            case JsonString text:
                return readText(text.Value, value.Span);
            case JsonLiteral literal:
                return new TemplateLiteral(literal.Text, value.Span);
            case JsonArray list:
                return new TemplateArray(
                    list.Items.Select(item => Read(item, knownEnd, readText)).ToImmutableArray(), value.Span);
            case JsonObject map:
                var properties = new ArmProperties();
                foreach (var property in map.Properties)
                    properties.Add(property.Name, property.NameSpan, Read(property.Value, knownEnd, readText));
                return properties.ToObject(value.Span);
            default:
                return new TemplateUnknown(value.Span);
        }
    }
}
