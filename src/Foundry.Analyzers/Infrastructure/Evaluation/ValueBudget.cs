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
    public TemplateValue Text(
        string pattern,
        TemplatePlace? place = null,
        ResourceValue? resource = null,
        ImmutableArray<TemplateValue> holes = default) =>
        pattern.Length <= Limits.LongestText && Take(Limits.SizeOfItem + pattern.Length)
            ? new TextValue(pattern, place, resource, holes)
            : TemplateValue.Unknown;

    /// <summary>
    /// An array; unknown if it is too long. Asks for no more items than that, so pass items that are made one by one. Null is a
    /// gap.
    /// </summary>
    public TemplateValue Array(IEnumerable<TemplateValue?> items)
    {
        var known = ImmutableArray.CreateBuilder<TemplateValue>();
        var (head, tail) = (-1, 0);
        foreach (var item in items)
        {
            if (known.Count == Limits.MostItems || !Take(Limits.SizeOfItem))
                return TemplateValue.Unknown;
            if (item is null)
                (head, tail) = (head < 0 ? known.Count : head, 0);
            else
                tail++;
            if (item is not null)
                known.Add(item);
        }

        return new ArrayValue(known.ToImmutable(), head < 0 ? known.Count : head, tail, isPartial: head >= 0);
    }

    /// <summary>An object that is made from others; unknown if it is too large.</summary>
    public TemplateValue Object(ImmutableArray<ObjectMember> members, bool isPartial, TemplatePlace? place = null) =>
        members.Length <= Limits.MostItems && Take(Limits.SizeOfItem * (1 + members.Length))
            ? new ObjectValue(members, isPartial, place)
            : TemplateValue.Unknown;

    /// <summary>The scope of one call of a lambda or function; null if there are too many.</summary>
    public TemplateScope? Call(TemplateScope enclosing, ImmutableArray<string> names, ImmutableArray<TemplateValue> values) =>
        Take(Limits.SizeOfRound) ? new(enclosing, names, values) : null;

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
