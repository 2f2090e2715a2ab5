using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Infrastructure.Evaluation;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.CodeFixes.Editing;

/// <summary>Edits the text of a Bicep file, and keeps its comments, indentation and line ends.</summary>
internal static class BicepEdit
{
    private const string ClientId = "AZURE_CLIENT_ID";

    /// <summary>
    /// Sets <c>AZURE_CLIENT_ID</c> of a host to the client id of its only identity. Returns the same text if it is set, or if
    /// the settings or the identity are not literal.
    /// </summary>
    /// <param name="text">The Bicep file.</param>
    /// <param name="symbol">The name of the host in this file.</param>
    public static SourceText AddClientId(SourceText text, string symbol)
    {
        var template = BicepReader.Read(text);
        if (!template.IsComplete
            || Find(template, symbol) is not { } host
            || IdentityOf(host.Body, template) is not { } identity
            || SettingsOf(host) is not { IsPartial: false } settings
            || settings.Items.Any(static setting => NameOf(setting) is null or ClientId))
            return text;

        return Append(text, settings, ImmutableArray.Create($"name: '{ClientId}'", $"value: {identity}.properties.clientId"));
    }

    /// <summary>A resource that is deployed once; null if a condition or a loop decides.</summary>
    private static TemplateResource? Find(Template template, string symbol) => template.Resources.FirstOrDefault(resource =>
        resource.Symbol == symbol && resource.Condition is null && resource.Loop is null);

    /// <summary>The symbol of the identity in <c>userAssignedIdentities: { '${symbol.id}': {} }</c>.</summary>
    private static string? IdentityOf(TemplateObject host, Template template) =>
        host["identity"] is TemplateObject identity
        && identity["userAssignedIdentities"] is TemplateObject
        {
            IsBroken: false,
            Properties.IsEmpty: true,
            Dynamic: { Length: 1 } assigned,
        }
        && assigned[0].Name is TemplateInterpolation { Parts: { Length: 1 } parts }
        && parts[0] is TemplateMember { Name: "id", Target: TemplateName { Name: var symbol } }
        && ResourceTypes.Is(Find(template, symbol)?.Type, ResourceTypes.UserAssignedIdentity)
            ? symbol
            : null;

    /// <summary>The settings of a web site, or the variables of the only container of an app.</summary>
    private static TemplateArray? SettingsOf(TemplateResource host)
    {
        var properties = Member(host.Body, "properties");
        if (ResourceTypes.Is(host.Type, DeclaredHost.WebSite))
            return Member(properties, "siteConfig")?["appSettings"] as TemplateArray;

        var template = Member(properties, "template");
        return template?["containers"] is TemplateArray { IsPartial: false, Items: { Length: 1 } containers }
            && containers[0] is TemplateObject container
                ? container["env"] as TemplateArray
                : null;
    }

    private static TemplateObject? Member(TemplateObject? map, string name) => map?[name] as TemplateObject;

    /// <summary>The name of a setting; null if it is not literal.</summary>
    private static string? NameOf(TemplateExpression setting) =>
        setting is TemplateObject { IsPartial: false } map && map["name"] is TemplateString name
            ? name.Value
            : null;

    /// <summary>Adds an object at the end of an array, in the style of the last one. A line end separates like a comma.</summary>
    private static SourceText Append(SourceText text, TemplateArray array, ImmutableArray<string> properties)
    {
        var close = array.Span.End - 1;
        var line = text.Lines.GetLineFromPosition(close);
        var onOneLine = "{ " + string.Join(", ", properties) + " }";
        var last = array.Items.LastOrDefault();
        if (!IsBlank(text, line.Start, close))
        {
            // A comment or a comma before the bracket would be a second separator, or hide the new one.
            var start = last?.Span.End ?? array.Span.Start + 1;
            if (!IsBlank(text, start, close))
                return text;
            return last is null
                ? text.Replace(TextSpan.FromBounds(start, close), $" {onOneLine} ")
                : text.Replace(start, 0, ", " + onOneLine);
        }

        var before = text.Lines[line.LineNumber - 1];
        var lineEnd = text.ToString(TextSpan.FromBounds(before.End, before.EndIncludingLineBreak));
        var outer = text.ToString(TextSpan.FromBounds(line.Start, close));
        var unit = outer.IndexOf('\t') >= 0 ? "\t" : "  ";
        var indent = last is not null && IndentOf(text, last.Span.Start) is { } known ? known : outer + unit;
        var isLong = last is not null && text.ToString(last.Span).IndexOf('\n') >= 0;
        var added = isLong
            ? "{" + lineEnd + string.Concat(properties.Select(property => indent + unit + property + lineEnd)) + indent + "}"
            : onOneLine;
        return text.Replace(line.Start, 0, indent + added + lineEnd);
    }

    /// <summary>The white space before a position; null if anything else precedes it on its line.</summary>
    private static string? IndentOf(SourceText text, int position)
    {
        var start = text.Lines.GetLineFromPosition(position).Start;
        return IsBlank(text, start, position) ? text.ToString(TextSpan.FromBounds(start, position)) : null;
    }

    private static bool IsBlank(SourceText text, int start, int end) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}
