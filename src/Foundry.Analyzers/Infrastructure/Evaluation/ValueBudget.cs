using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Makes the values of one reading, and counts what they hold.</summary>
/// <remarks>
/// A value can be much larger than its expression: a text or a list doubles with every variable that joins it to itself. So every
/// text, list and round of a loop that is not in a file already is made here, and none is made past a bound.
/// </remarks>
internal sealed class ValueBudget
{
    private int _produced;

    /// <summary>Whether the files need larger values than the limit, so that some expressions are not resolved.</summary>
    public bool IsExhausted => _produced >= Limits.MostProduced;

    /// <summary>A text; unknown if it is too long.</summary>
    public TemplateValue Text(string pattern, TemplatePlace? place = null, ResourceValue? resource = null) =>
        pattern.Length <= Limits.LongestText && Take(Limits.SizeOfItem + pattern.Length)
            ? new TextValue(pattern, place, resource)
            : TemplateValue.Unknown;

    /// <summary>
    /// An array; unknown if it is too long. Asks for no more items than that, so pass items that are made one by one.
    /// </summary>
    public TemplateValue Array(IEnumerable<TemplateValue> items, bool isPartial) =>
        List(items, Limits.SizeOfItem) is { } list ? new ArrayValue(list, isPartial) : TemplateValue.Unknown;

    /// <summary>The rounds of a loop; null if there are too many.</summary>
    public ImmutableArray<TemplateScope>? Rounds(IEnumerable<TemplateScope> rounds) => List(rounds, Limits.SizeOfRound);

    /// <summary>Counts the alternatives of a value, of which every use has its own.</summary>
    public TemplateValue Choice(TemplateValue value) =>
        value is not ChoiceValue || Take(Limits.SizeOfItem * value.Alternatives.Length) ? value : TemplateValue.Unknown;

    private ImmutableArray<T>? List<T>(IEnumerable<T> items, int size)
    {
        var list = ImmutableArray.CreateBuilder<T>();
        foreach (var item in items)
        {
            if (list.Count == Limits.MostItems || !Take(size))
                return null;
            list.Add(item);
        }

        return list.ToImmutable();
    }

    /// <summary>Counts what a value holds; false if the limit is reached.</summary>
    private bool Take(int size)
    {
        _produced = Math.Min(_produced + size, Limits.MostProduced);
        return !IsExhausted;
    }
}
