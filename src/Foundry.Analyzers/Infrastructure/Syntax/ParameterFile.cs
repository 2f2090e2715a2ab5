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
        var known = parameters?.Properties.Where(parameter => parameter.Value.Span.Start < json.KnownEnd)
            ?? Enumerable.Empty<JsonProperty>();
        var values = known.Select(parameter => ValueOf(parameter, json.KnownEnd)).ToImmutableArray();
        return new(template: null, new(values, parameters?.Span ?? default)
        {
            IsPartial = json.KnownEnd < text.Length || parameters is null,
        }, Template.Empty(isComplete: true));
    }

    /// <summary>A text as the deployment sees it; unknown if it contains a placeholder that a tool replaces.</summary>
    public static TemplateExpression Text(string value, TextSpan span) =>
        value.Length == 0 || Placeholders.Read(value).Constant is not null
            ? new TemplateString(value, span)
            : new TemplateUnknown(span);

    /// <summary>The value of <c>{"value": …}</c>; unknown for <c>{"reference": …}</c>, a secret in a key vault.</summary>
    private static TemplateProperty ValueOf(JsonProperty parameter, int knownEnd)
    {
        var value = parameter.Value is JsonObject entry && entry["reference"] is null ? entry["value"] : null;
        return new(
            parameter.Name,
            parameter.NameSpan,
            value is null ? new TemplateUnknown(parameter.Value.Span) : Convert(value, knownEnd));
    }

    private static TemplateExpression Convert(JsonValue value, int knownEnd) => JsonData.Read(value, knownEnd, Text);
}
