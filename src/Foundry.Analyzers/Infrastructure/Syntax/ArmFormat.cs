using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Reads <c>format('{0}/{1}', a, b)</c>.</summary>
internal static class ArmFormat
{
    /// <returns>The text; unknown if the format is not a literal, or uses alignment or format strings.</returns>
    public static TemplateExpression Read(ImmutableArray<TemplateExpression> arguments, TextSpan span)
    {
        if (arguments[0] is not TemplateString format)
            return new TemplateUnknown(span);

        var text = new ArmText(span);
        var used = new HashSet<int>();
        for (var i = 0; i < format.Value.Length; i++)
        {
            var letter = format.Value[i];
            if (letter is not ('{' or '}'))
                text.Add(letter);
            else if (i + 1 < format.Value.Length && format.Value[i + 1] == letter)
                text.Add(format.Value[i++]);
            else if (letter == '{' && ReadNumber(format.Value, ref i) is { } number && number + 1 < arguments.Length)
                text.Add(used.Add(number) ? arguments[number + 1] : Repeated(arguments[number + 1]));
            else
                return new TemplateUnknown(span);
        }

        return text.ToExpression();
    }

    /// <summary>Reads the number between braces and moves <paramref name="position"/> to the closing brace.</summary>
    private static int? ReadNumber(string format, ref int position)
    {
        var number = 0;
        var start = ++position;
        while (position < format.Length && position < start + 4 && format[position] is >= '0' and <= '9')
            number = number * 10 + format[position++] - '0';
        var isClosed = position > start && position < format.Length && format[position] == '}';
        return isClosed ? number : null;
    }

    /// <summary>
    /// An argument used twice: only a name stays known. Nested formats that double their arguments grow exponentially.
    /// </summary>
    private static TemplateExpression Repeated(TemplateExpression argument) =>
        argument is TemplateName ? argument : new TemplateUnknown(argument.Span);
}
