using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads <c>*.parameters.json</c>.</summary>
internal static class ParameterFile
{
    public static TemplateArguments Read(SourceText text)
    {
        var json = Json.Read(text);
        var parameters = (json.Root as JsonObject)?["parameters"] as JsonObject;
        var known = parameters?.Properties.Where(parameter => parameter.Value.Span.Start < json.KnownEnd) ?? Enumerable.Empty<JsonProperty>();
        var values = known.Select(parameter => new TemplateProperty(parameter.Name, parameter.NameSpan, ValueOf(parameter.Value, json.KnownEnd))).ToImmutableArray();
        return new(template: null, new(values, parameters?.Span ?? default) { IsPartial = json.KnownEnd < text.Length || parameters is null });
    }

    /// <summary>A text as the deployment will see it: what tools put in place of a placeholder is unknown.</summary>
    public static TemplateExpression Text(string value, TextSpan span) =>
        value.Length == 0 || Placeholders.Read(value).Constant is not null ? new TemplateString(value, span) : new TemplateUnknown(span);

    /// <summary>The value of <c>{"value": …}</c>; that of <c>{"reference": …}</c> is a secret in a key vault.</summary>
    private static TemplateExpression ValueOf(JsonValue parameter, int knownEnd) =>
        parameter is JsonObject entry && entry["reference"] is null && entry["value"] is { } value ? Convert(value, knownEnd) : new TemplateUnknown(parameter.Span);

    private static TemplateExpression Convert(JsonValue value, int knownEnd)
    {
        if (value.Span.End > knownEnd)
            return new TemplateUnknown(value.Span);

        switch (value)
        {
            case JsonString text:
                return Text(text.Value, value.Span);
            case JsonLiteral literal:
                return new TemplateLiteral(literal.Text, value.Span);
            case JsonArray list:
                return new TemplateArray(list.Items.Select(item => Convert(item, knownEnd)).ToImmutableArray(), value.Span);
            case JsonObject map:
                return new TemplateObject(map.Properties.Select(property =>
                    new TemplateProperty(property.Name, property.NameSpan, Convert(property.Value, knownEnd))).ToImmutableArray(), value.Span);
            default:
                return new TemplateUnknown(value.Span);
        }
    }
}
