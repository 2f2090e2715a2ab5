using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Evaluates the functions of texts.</summary>
internal sealed class TextFunctions(ExpressionResolver resolver)
{
    /// <summary>The value of a function; null if it is not one of texts, or its value is unknown.</summary>
    public TemplateValue? Call(string name, ImmutableArray<TemplateValue> arguments)
    {
        if (arguments.IsEmpty)
            return null;

        var first = arguments[0];
        switch (name)
        {
            case "string":
                return Text(first);
            case "format":
                return Format(arguments);
            case "tolower" when first is TextValue text:
                return Changed(text, name, static pattern => pattern.ToLowerInvariant());
            case "toupper" when first is TextValue text:
                return Changed(text, name, static pattern => pattern.ToUpperInvariant());
            case "trim" when first is TextValue { Constant: { } constant } text:
                return Made(constant.Trim(), text);
            case "split" when first is TextValue text && arguments.Length == 2:
                return Split(text, arguments[1]);
            case "startswith" when first is TextValue text && arguments.Length == 2:
                return TemplateFunctions.Boolean(StartsWith(text.Pattern, arguments[1]));
            case "take" when first is TextValue text && arguments.Length == 2:
                return Comparison.Number(arguments[1]) is { } count ? Part(text, 0, count) : null;
            case "skip" when first is TextValue text && arguments.Length == 2:
                return Comparison.Number(arguments[1]) is { } skipped ? Part(text, Math.Max(0, skipped), null) : null;
            case "substring" when first is TextValue text:
                return Substring(text, arguments);
            default:
                return first is TextValue { Constant: { } whole } known ? CallOfConstant(name, whole, known, arguments) : null;
        }
    }

    private TemplateValue? CallOfConstant(
        string name, string text, TextValue place, ImmutableArray<TemplateValue> arguments)
    {
        var second = arguments.Length > 1 ? (arguments[1] as TextValue)?.Constant : null;
        switch (name)
        {
            case "length" when arguments.Length == 1:
                return TemplateFunctions.Number(text.Length);
            case "endswith" when second is not null:
                return TemplateFunctions.Boolean(text.EndsWith(second, StringComparison.OrdinalIgnoreCase));
            case "indexof" when second is not null:
                return TemplateFunctions.Number(text.IndexOf(second, StringComparison.OrdinalIgnoreCase));
            case "lastindexof" when second is { Length: > 0 }:
                return TemplateFunctions.Number(text.LastIndexOf(second, StringComparison.OrdinalIgnoreCase));
            case "replace" when second is { Length: > 0 }
                && arguments.Length == 3
                && arguments[2] is TextValue { Constant: { } by }:
                return (long)text.Length * Math.Max(1, by.Length) > Limits.LongestText * (long)Limits.SizeOfStep
                    ? null
                    : Made(text.Replace(second, by), place);
            case "padleft" when arguments.Length is 2 or 3 && Comparison.SmallNumber(arguments[1]) is { } width:
                if (arguments.Length == 2)
                    return Made(text.PadLeft(width), place);
                return arguments[2] is TextValue { Constant: { Length: 1 } with }
                    ? Made(text.PadLeft(width, with[0]), place)
                    : null;
            case "first" when arguments.Length == 1:
                return Made(text.Length == 0 ? "" : text.Substring(0, 1), place);
            case "last" when arguments.Length == 1:
                return Made(text.Length == 0 ? "" : text.Substring(text.Length - 1), place);
            case "int" when arguments.Length == 1:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? TemplateFunctions.Number(number)
                    : null;
            default:
                return null;
        }
    }

    private TemplateValue? Text(TemplateValue value)
    {
        if (value is TextValue)
            return value;
        if (value is ScalarValue { IsNull: false } scalar)
            return Made(ExpressionResolver.PatternOf(scalar), null);

        var json = new StringBuilder();
        return value is ArrayValue or ObjectValue && Append(json, value, depth: 0) ? Made(json.ToString(), null) : null;
    }

    /// <summary>Appends a value as JSON; false if a part is unknown.</summary>
    private bool Append(StringBuilder json, TemplateValue value, int depth)
    {
        if (depth == Limits.DeepestResource || json.Length > Limits.LongestText || !resolver.TakeSteps(1))
            return false;

        switch (value)
        {
            case TextValue { Constant: { } text } when text.All(static letter => letter is >= ' ' and not '"' and not '\\'):
                json.Append('"').Append(text).Append('"');
                return true;
            case ScalarValue scalar:
                json.Append(scalar.Text);
                return true;
            case ArrayValue { IsPartial: false } list:
                json.Append('[');
                foreach (var item in list.Items)
                {
                    if (!Append(Separated(json), item, depth + 1))
                        return false;
                }

                json.Append(']');
                return true;
            case ObjectValue map when resolver.Whole(map) is { IsPartial: false } whole:
                json.Append('{');
                foreach (var member in whole.Members)
                {
                    if (!Append(Separated(json), new TextValue(member.Name), depth + 1))
                        return false;
                    if (!Append(json.Append(':'), member.Resolve(resolver), depth + 1))
                        return false;
                }

                json.Append('}');
                return true;
            default:
                return false;
        }
    }

    private static StringBuilder Separated(StringBuilder json) =>
        json[json.Length - 1] is '[' or '{' ? json : json.Append(',');

    /// <summary>A format with numbers in braces only; alignment and format strings are unknown.</summary>
    private TemplateValue? Format(ImmutableArray<TemplateValue> arguments)
    {
        if (arguments[0] is not TextValue { Constant: { } format })
            return null;

        var pieces = ImmutableArray.CreateBuilder<TemplateValue>();
        var text = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            var letter = format[i];
            if (letter is not ('{' or '}'))
            {
                text.Append(letter);
            }
            else if (i + 1 < format.Length && format[i + 1] == letter)
            {
                text.Append(letter);
                i++;
            }
            else
            {
                var end = format.IndexOf('}', i);
                if (letter == '}'
                    || end < 0
                    || !int.TryParse(
                        format.Substring(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    || number + 1 >= arguments.Length
                    || arguments[number + 1] is ArrayValue or ObjectValue)
                    return null;
                pieces.Add(new TextValue(text.ToString()));
                pieces.Add(arguments[number + 1]);
                text.Clear();
                i = end;
            }
        }

        pieces.Add(new TextValue(text.ToString(), arguments[0].Place));
        return resolver.Join(pieces.ToImmutable());
    }

    /// <summary>A text whose case changes. Unknown parts change with it.</summary>
    private TemplateValue Changed(TextValue text, string name, Func<string, string> change)
    {
        var holes = text.Holes.IsDefault
            ? default
            : text.Holes.Select(hole => (TemplateValue)new UnknownValue(new CallOrigin(name, ImmutableArray.Create(hole))))
                .ToImmutableArray();
        return resolver.Budget.Text(change(text.Pattern), text.Place, text.Resource, holes);
    }

    private static bool? StartsWith(string pattern, TemplateValue prefix)
    {
        if (prefix is not TextValue { Constant: { } start })
            return null;

        var known = pattern.IndexOf(PartialText.Hole);
        if (known < 0)
            return pattern.StartsWith(start, StringComparison.OrdinalIgnoreCase);
        var length = Math.Min(known, start.Length);
        if (string.Compare(pattern, 0, start, 0, length, StringComparison.OrdinalIgnoreCase) != 0)
            return false;
        return start.Length <= known ? true : null;
    }

    private TemplateValue? Substring(TextValue text, ImmutableArray<TemplateValue> arguments)
    {
        if (arguments.Length is not (2 or 3) || Comparison.SmallNumber(arguments[1]) is not { } start)
            return null;

        var length = arguments.Length == 3 ? Comparison.SmallNumber(arguments[2]) : null;
        if (arguments.Length == 3 && length is null)
            return null;

        // Azure refuses a part that is not within the text.
        return text.Constant is { } constant && start + (length ?? 0) > constant.Length ? null : Part(text, start, length);
    }

    /// <summary>A part of a text; null if it has an unknown part, or one comes before it.</summary>
    private TemplateValue? Part(TextValue text, long start, long? count)
    {
        var known = text.Pattern.IndexOf(PartialText.Hole);
        var length = text.Pattern.Length;
        if (known >= 0 && (count is null || start + count > known))
            return null;

        var from = (int)Math.Min(start, length);
        var end = count is { } wanted ? (int)Math.Min(Math.Max(from, start + wanted), length) : length;
        return Made(text.Pattern.Substring(from, end - from), text);
    }

    private TemplateValue? Split(TextValue text, TemplateValue separator)
    {
        if (separator is TextValue { Pattern: "/" } && AccountOfId(text) is { } account)
            return SplitId(text, account);
        if (text.Constant is not { } constant)
            return null;

        var separators = separator switch
        {
            TextValue { Constant: { Length: > 0 } one } => new[] { one },
            ArrayValue { IsPartial: false, IsConstantText: true } list =>
                list.Items.Select(static item => ((TextValue)item).Pattern).ToArray(),
            _ => null,
        };
        return separators is null || separators.Any(static one => one.Length == 0)
            ? null
            : resolver.Budget.Array(constant.Split(separators, StringSplitOptions.None).Select(part => Made(part, text)));
    }

    /// <summary>The account, if a text is the id of an account.</summary>
    private static ResourceValue? AccountOfId(TextValue text) =>
        text.Resource is { } resource
        && ResourceTypes.Is(resource.Type, ResourceTypes.Account)
        && ResourceIds.TypeOf(text.Pattern) is not null
            ? resource
            : null;

    /// <summary>The parts of the id of an account. A subscription and a resource group come before the provider.</summary>
    private TemplateValue SplitId(TextValue id, ResourceValue account)
    {
        var group = ResourceIds.GroupOf(PartialText.Hole.ToString());
        var parts = (group + id.Pattern.TrimStart(PartialText.Hole)).Split('/');
        var values = parts.Select((part, index) => index == parts.Length - 1
            ? resolver.Budget.Text(part, id.Place, account, HolesOf(resolver.NameValueOf(account), part))
            : resolver.Budget.Text(part, id.Place));
        return resolver.Budget.Array(values);
    }

    /// <summary>The unknown parts of a name that is the whole text.</summary>
    private static ImmutableArray<TemplateValue> HolesOf(TemplateValue name, string text) => name switch
    {
        TextValue known when known.Pattern == text => known.Holes,
        TextValue => default,
        _ => ImmutableArray.Create(name),
    };

    private TemplateValue Made(string text, TextValue? from) => resolver.Budget.Text(text, from?.Place);
}
