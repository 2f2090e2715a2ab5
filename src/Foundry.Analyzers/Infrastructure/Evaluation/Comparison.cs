using System;
using System.Globalization;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Compares values as Azure Resource Manager does.</summary>
internal static class Comparison
{
    /// <summary>An integer; null for any other value.</summary>
    public static long? Number(TemplateValue value) =>
        value is ScalarValue { Text: var text }
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>An integer from zero to <see cref="Limits.MostItems"/>; null for any other value.</summary>
    public static int? SmallNumber(TemplateValue value) =>
        Number(value) is >= 0 and <= Limits.MostItems and { } number ? (int)number : null;

    /// <summary>Whether two values are equal; null if unknown. Values of different types are not equal.</summary>
    public static bool? AreEqual(TemplateValue one, TemplateValue other)
    {
        if (TypeOf(one) is not { } type || TypeOf(other) is not { } otherType)
            return null;
        if (type != otherType)
            return false;

        switch (one, other)
        {
            case (TextValue { Constant: { } text }, TextValue { Constant: { } known }):
                return text == known;
            case (ScalarValue scalar, ScalarValue known):
                return Number(scalar) is { } number && Number(known) is { } otherNumber
                    ? number == otherNumber
                    : scalar.Text == known.Text;
            default:
                return null;
        }
    }

    /// <summary>
    /// The order of two integers or texts: below, at or above zero; null if unknown. The case of texts counts last. The order of
    /// signs and of other alphabets depends on the machine's culture data, so it is unknown.
    /// </summary>
    public static int? Order(TemplateValue one, TemplateValue other) => (one, other) switch
    {
        (TextValue { Constant: { } text }, TextValue { Constant: { } known }) => Order(text, known),
        (ScalarValue, ScalarValue) when Number(one) is { } number && Number(other) is { } known => number.CompareTo(known),
        _ => null,
    };

    /// <summary>The type of a value; null if unknown.</summary>
    private static char? TypeOf(TemplateValue value) => value switch
    {
        TextValue => 't',
        ScalarValue { IsNull: true } => 'n',
        ScalarValue { Boolean: not null } => 'b',
        ScalarValue => '1',
        ArrayValue => 'a',
        ObjectValue => 'o',
        _ => null,
    };

    private static int? Order(string one, string other)
    {
        var byCase = 0;
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            var (left, right) = (one[i], other[i]);
            if (left == right && left < 128)
                continue;
            if (!IsPlain(left) || !IsPlain(right))
                return null;

            var order = char.ToLowerInvariant(left).CompareTo(char.ToLowerInvariant(right));
            if (order != 0)
                return order;
            if (byCase == 0)
                byCase = char.IsLower(left) ? -1 : 1;
        }

        return one.Length != other.Length ? one.Length.CompareTo(other.Length) : byCase;
    }

    private static bool IsPlain(char letter) => letter is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
