using System;
using System.Collections.Immutable;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads the JSON values of an ARM template as expressions.</summary>
/// <param name="knownEnd">The end of the certain text (<see cref="Json.KnownEnd"/>); values after it are unknown.</param>
internal sealed class ArmValueReader(int knownEnd)
{
    public TemplateExpression Read(JsonValue value) => value switch
    {
        JsonObject map when value.Span.Start < knownEnd => ReadObject(map),
        JsonArray list when value.Span.Start < knownEnd => ReadArray(list),
        _ when value.Span.End > knownEnd => new TemplateUnknown(value.Span),
        JsonString text => ArmExpressionReader.Read(text.Value, text.Span),
        JsonLiteral literal => new TemplateLiteral(literal.Text, literal.Span),
        _ => new TemplateUnknown(value.Span),
    };

    private TemplateArray ReadArray(JsonArray list)
    {
        var items = ImmutableArray.CreateBuilder<TemplateExpression>(list.Items.Length);
        foreach (var item in list.Items)
            items.Add(Read(item));
        return new(items.MoveToImmutable(), list.Span) { IsPartial = list.Span.End > knownEnd };
    }

    private TemplateObject ReadObject(JsonObject map)
    {
        var properties = new ArmProperties { IsPartial = map.Span.End > knownEnd };
        foreach (var property in map.Properties)
        {
            if (property.Name.Equals("copy", StringComparison.OrdinalIgnoreCase) && property.Value is JsonArray loops)
                AddLoops(loops, properties);
            else if (ArmExpressionReader.IsExpression(property.Name))
                properties.IsPartial = true;
            else
                properties.Add(property.Name, property.NameSpan, Read(property.Value));
        }

        return properties.ToObject(map.Span);
    }

    /// <summary><c>"copy": [ { "name", "count", "input" } ]</c> declares an array property for each name.</summary>
    private void AddLoops(JsonArray loops, ArmProperties properties)
    {
        foreach (var item in loops.Items)
        {
            if (item is JsonObject loop
                && loop["name"] is JsonString name
                && loop["count"] is { } count
                && loop["input"] is { } input)
                properties.Add(name.Value, name.Span, new TemplateLoop(new(null, null, Read(count)), Read(input), loop.Span));
            else
                properties.IsPartial = true;
        }
    }
}
