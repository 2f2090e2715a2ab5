using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Evaluates the functions of arrays and objects.</summary>
internal sealed class ListFunctions(ExpressionResolver resolver)
{
    private static readonly TemplateValue?[] Gap = { null };

    /// <summary>The value of a function; null if it is not one of arrays or objects, or its value is unknown.</summary>
    public TemplateValue? Call(string name, ImmutableArray<TemplateValue> arguments, TemplateFunctions functions)
    {
        if (arguments.IsEmpty)
            return null;

        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is ObjectValue map)
                arguments = arguments.SetItem(i, resolver.Whole(map));
        }

        var (first, second) = (arguments[0], arguments.Length > 1 ? arguments[1] : TemplateValue.Unknown);
        return first switch
        {
            _ when name == "empty" => TemplateFunctions.Boolean(IsEmpty(first)),
            _ when name == "contains" => TemplateFunctions.Boolean(Contains(first, second)),
            _ when name == "concat" => arguments.Any(static argument => argument is ArrayValue)
                ? Concatenate(arguments)
                : resolver.Join(arguments),
            _ when name == "createarray" => resolver.Budget.Array(arguments),
            _ when name == "range" => Range(first, second),
            _ when name == "union" => Union(arguments),
            _ when name is "min" or "max" => Extreme(name, arguments),
            ArrayValue array => CallOfArray(name, array, arguments, functions),
            ObjectValue map => CallOfObject(name, map, arguments, functions),
            ScalarValue { IsNull: true } when name is "first" or "last" => null,
            TextValue or ScalarValue { IsNull: false } when name == "array" => resolver.Budget.Array(arguments),
            ScalarValue when name == "int" && Comparison.Number(first) is not null => first,
            TextValue { Constant: { } text } when name == "json" => Json(text),
            _ => null,
        };
    }

    /// <summary>Concatenates arrays. An array that is unknown is a gap.</summary>
    public TemplateValue Concatenate(ImmutableArray<TemplateValue> arrays) =>
        resolver.Budget.Array(arrays.SelectMany(static array => array is ArrayValue known ? known.WithGaps() : Gap));

    private TemplateValue? CallOfArray(
        string name, ArrayValue array, ImmutableArray<TemplateValue> arguments, TemplateFunctions functions)
    {
        var second = arguments.Length > 1 ? arguments[1] : TemplateValue.Unknown;
        var items = array.Items;
        switch (name)
        {
            case "array":
                return array;
            case "first" when array.Head > 0:
                return items[0];
            case "last" when array.Tail > 0:
                return items[items.Length - 1];
            case "first" or "last" when !array.IsPartial:
                return ScalarValue.Null;
            case "flatten":
                return array.IsPartial ? null : Concatenate(items);
            case "take" when Comparison.Number(second) is { } taken && (!array.IsPartial || taken <= array.Head):
                return resolver.Budget.Array(items.Take((int)Math.Max(0, Math.Min(taken, items.Length))));
            case "skip" when Comparison.Number(second) is { } skipped && (!array.IsPartial || skipped <= array.Head):
                return resolver.Budget.Array(array.WithGaps().Skip((int)Math.Max(0, Math.Min(skipped, items.Length))));
            case "map" when arguments.Length == 2:
                return Map(array, second, functions);
        }

        if (array.IsPartial || !resolver.TakeSteps(items.Length))
            return null;
        switch (name)
        {
            case "length":
                return TemplateFunctions.Number(items.Length);
            case "join" when second is TextValue { Constant: { } separator }:
                var pieces = items.SelectMany((item, index) => new[] { new TextValue(index == 0 ? "" : separator), item });
                return resolver.Join(pieces.Append(new TextValue("")).ToImmutableArray());
            case "filter" when arguments.Length == 2:
                return Filter(items, second, functions);
            case "reduce" when arguments.Length == 3:
                return Reduce(items, second, arguments[2], functions);
            case "sort" when arguments.Length == 2:
                return Sort(items, second, functions);
            case "toobject" when arguments.Length is 2 or 3:
                return ToObject(items, arguments, functions);
            case "groupby" when arguments.Length == 2:
                return GroupBy(items, second, functions);
            case "indexof" or "lastindexof" when arguments.Length == 2:
                return IndexOf(items, second, isLast: name == "lastindexof");
            case "intersection":
                return Intersection(arguments);
            case "shallowmerge" when arguments.Length == 1:
                return ShallowMerge(items);
            default:
                return null;
        }
    }

    private TemplateValue? CallOfObject(
        string name, ObjectValue map, ImmutableArray<TemplateValue> arguments, TemplateFunctions functions)
    {
        if (!resolver.TakeSteps(map.Count))
            return null;

        switch (name)
        {
            case "items":
                return InOrder(map, member => Item(member, map));
            case "objectkeys":
                return InOrder(map, static member => new TextValue(member.Name));
            case "length" when !map.IsPartial:
                return TemplateFunctions.Number(map.Count);
            case "mapvalues" when !map.IsPartial && arguments.Length == 2:
                var values = ImmutableArray.CreateBuilder<ObjectMember>();
                foreach (var member in map.Members)
                {
                    var changed = functions.Invoke(arguments[1], member.Resolve(resolver)) ?? TemplateValue.Unknown;
                    values.Add(new(member.Name, changed));
                }

                return resolver.Budget.Object(values.ToImmutable(), isPartial: false);
            default:
                return null;
        }
    }

    /// <summary>Values of the properties of an object, which Azure sorts by their names.</summary>
    private TemplateValue InOrder(ObjectValue map, Func<ObjectMember, TemplateValue> select)
    {
        var sorted = map.Members.OrderBy(static member => member.Name, StringComparer.OrdinalIgnoreCase).Select(select);
        if (!map.IsPartial)
            return resolver.Budget.Array(sorted);

        // Any property may come between two.
        return resolver.Budget.Array(sorted.SelectMany(static item => new[] { null, item }).Concat(Gap));
    }

    /// <summary>A property of an object as <c>{ key, value }</c>.</summary>
    private ObjectValue Item(ObjectMember member, ObjectValue of)
    {
        var place = member.Scope is { } scope ? new TemplatePlace(scope.Instance.File.File, member.Span) : of.Place;
        var value = of.IsReadBack ? new ObjectMember("value", resolver.ValueOf(member, of)) : member.Named("value");
        return new(
            ImmutableArray.Create(new("key", new TextValue(member.Name, place)), value),
            isPartial: false,
            member is { Scope: { } known, Expression: { } expression } ? known.Place(expression) : place);
    }

    private static bool? IsEmpty(TemplateValue value) => value switch
    {
        ScalarValue { IsNull: true } => true,
        TextValue { Pattern: "" } => true,
        TextValue text when text.Pattern.Trim(PartialText.Hole).Length > 0 => false,
        ArrayValue { Items.IsEmpty: false } => false,
        ArrayValue { IsPartial: false } => true,
        ObjectValue { Count: > 0 } => false,
        ObjectValue { IsPartial: false } => true,
        _ => null,
    };

    private static bool? Contains(TemplateValue container, TemplateValue item)
    {
        switch (container)
        {
            case TextValue text when item is TextValue { Constant: { } part }:
                if (text.Pattern.Split(PartialText.Hole).Any(known => known.IndexOf(part, StringComparison.Ordinal) >= 0))
                    return true;
                return text.Constant is null ? null : false;
            case ObjectValue map when item is TextValue { Constant: { } name }:
                if (map.Find(name) is not null)
                    return true;
                return map.IsPartial ? null : false;
            case ArrayValue array:
                var isUnknown = array.IsPartial;
                foreach (var known in array.Items)
                {
                    var isEqual = Comparison.AreEqual(known, item);
                    if (isEqual == true)
                        return true;
                    isUnknown |= isEqual is null;
                }

                return isUnknown ? null : false;
            default:
                return null;
        }
    }

    private TemplateValue? Range(TemplateValue start, TemplateValue count)
    {
        if (Comparison.SmallNumber(start) is not { } from
            || Comparison.SmallNumber(count) is not { } number
            || !resolver.TakeSteps(number))
            return null;

        return resolver.Budget.Array(Enumerable.Range(from, number).Select(static value => TemplateFunctions.Number(value)));
    }

    private TemplateValue Map(ArrayValue array, TemplateValue function, TemplateFunctions functions)
    {
        // The index of an item after a gap is unknown.
        var index = 0;
        return resolver.Budget.Array(array.WithGaps().Select(item =>
        {
            var position = index < array.Head ? TemplateFunctions.Number(index) : TemplateValue.Unknown;
            index++;
            return item is null ? null : functions.Invoke(function, item, position) ?? TemplateValue.Unknown;
        }));
    }

    private TemplateValue Filter(ImmutableArray<TemplateValue> items, TemplateValue function, TemplateFunctions functions) =>
        resolver.Budget.Array(items.SelectMany((item, index) =>
            TruthOf(functions.Invoke(function, item, TemplateFunctions.Number(index))) switch
            {
                true => new[] { item },
                false => Array.Empty<TemplateValue?>(),
                null => Gap,
            }));

    private static bool? TruthOf(TemplateValue? value) => value is null ? null : TemplateFunctions.Truth(value);

    private static TemplateValue? Reduce(
        ImmutableArray<TemplateValue> items, TemplateValue start, TemplateValue function, TemplateFunctions functions)
    {
        TemplateValue? value = start;
        for (var i = 0; i < items.Length && value is not null; i++)
            value = functions.Invoke(function, value, items[i], TemplateFunctions.Number(i));
        return value;
    }

    /// <summary>Sorts items and keeps the order of equal ones; null if the order of two is unknown.</summary>
    private TemplateValue? Sort(ImmutableArray<TemplateValue> items, TemplateValue function, TemplateFunctions functions)
    {
        var sorted = new List<TemplateValue>();
        foreach (var item in items)
        {
            var index = sorted.Count;
            for (; index > 0; index--)
            {
                if (TruthOf(functions.Invoke(function, item, sorted[index - 1])) is not { } isLess)
                    return null;
                if (!isLess)
                    break;
            }

            sorted.Insert(index, item);
        }

        return resolver.Budget.Array(sorted);
    }

    private TemplateValue? ToObject(
        ImmutableArray<TemplateValue> items, ImmutableArray<TemplateValue> arguments, TemplateFunctions functions)
    {
        var made = new ObjectMaker();
        foreach (var item in items)
        {
            // Azure refuses two keys of one name.
            if (functions.Invoke(arguments[1], item) is not TextValue { Constant: { } key } || made.Find(key) is not null)
                return null;
            var value = arguments.Length == 2 ? item : functions.Invoke(arguments[2], item) ?? TemplateValue.Unknown;
            made.Add(new ObjectMember(key, value));
        }

        return made.ToValue(resolver.Budget, null);
    }

    private TemplateValue? GroupBy(ImmutableArray<TemplateValue> items, TemplateValue function, TemplateFunctions functions)
    {
        var groups = new List<(string Key, List<TemplateValue> Items)>();
        foreach (var item in items)
        {
            if (functions.Invoke(function, item) is not TextValue { Constant: { } key })
                return null;
            var index = groups.FindIndex(group => group.Key == key);
            if (index >= 0)
                groups[index].Items.Add(item);
            else if (groups.Count < Limits.MostLinks)
                groups.Add((key, new() { item }));
            else
                return null;
        }

        var made = new ObjectMaker();
        foreach (var (key, members) in groups)
        {
            if (made.Find(key) is not null)
                return null;
            made.Add(new ObjectMember(key, resolver.Budget.Array(members)));
        }

        return made.ToValue(resolver.Budget, null);
    }

    private static TemplateValue? IndexOf(ImmutableArray<TemplateValue> items, TemplateValue item, bool isLast)
    {
        var found = -1;
        for (var i = 0; i < items.Length; i++)
        {
            if (Comparison.AreEqual(items[i], item) is not { } isEqual)
                return null;
            if (isEqual && (found < 0 || isLast))
                found = i;
        }

        return TemplateFunctions.Number(found);
    }

    private TemplateValue? Extreme(string name, ImmutableArray<TemplateValue> arguments)
    {
        var values = arguments is { Length: 1 } && arguments[0] is ArrayValue { IsPartial: false } list ? list.Items : arguments;
        var numbers = values.Select(Comparison.Number).ToList();
        if (numbers.Count == 0 || numbers.Contains(null) || !resolver.TakeSteps(numbers.Count))
            return null;
        return TemplateFunctions.Number((name == "min" ? numbers.Min() : numbers.Max())!.Value);
    }

    private TemplateValue? Union(ImmutableArray<TemplateValue> arguments)
    {
        if (arguments.Any(static argument => argument is ObjectValue)
            && arguments.All(static argument => argument is not ArrayValue))
            return Merge(arguments, depth: 0);
        if (!arguments.Any(static argument => argument is ArrayValue))
            return null;

        var seen = new List<TemplateValue>();
        foreach (var item in arguments.SelectMany(static argument => argument is ArrayValue array ? array.WithGaps() : Gap))
        {
            // Of two that may be equal, only one may be left.
            if (item is null || seen.Count > Limits.MostRoleAssignments)
                return null;
            var equalities = seen.Select(known => Comparison.AreEqual(known, item)).ToList();
            if (equalities.Contains(true))
                continue;
            if (equalities.Contains(null))
                return null;
            seen.Add(item);
        }

        return resolver.Budget.Array(seen);
    }

    /// <summary>Merges objects at every level. Ignores a null that comes later.</summary>
    private TemplateValue? Merge(ImmutableArray<TemplateValue> objects, int depth)
    {
        if (depth == Limits.DeepestResource)
            return null;

        var made = new ObjectMaker();
        foreach (var value in objects)
        {
            var map = value is ObjectValue known ? resolver.Whole(known) : null;
            if (map is not { IsPartial: false })
            {
                made.AddAll(map);
                continue;
            }

            foreach (var member in map.Members)
            {
                if (!resolver.TakeSteps(1))
                    return null;
                if (made.Find(member.Name) is not { } earlier)
                    made.Add(member);
                else
                    made.AddInOwnCase(new(member.Name, Merged(earlier.Resolve(resolver), member.Resolve(resolver), depth)));
            }
        }

        return made.ToValue(resolver.Budget, null);
    }

    private TemplateValue Merged(TemplateValue earlier, TemplateValue later, int depth) => (earlier, later) switch
    {
        (_, ScalarValue { IsNull: true }) => earlier,
        (ObjectValue, ObjectValue) =>
            Merge(ImmutableArray.Create(earlier, later), depth + 1) ?? TemplateValue.Unknown,
        (_, UnknownValue or ChoiceValue) or (UnknownValue or ChoiceValue, ObjectValue) => TemplateValue.Unknown,
        _ => later,
    };

    private TemplateValue ShallowMerge(ImmutableArray<TemplateValue> objects)
    {
        var made = new ObjectMaker();
        foreach (var value in objects)
            made.AddAll(value is ObjectValue map ? resolver.Whole(map) : null);
        return made.ToValue(resolver.Budget, null);
    }

    private TemplateValue? Intersection(ImmutableArray<TemplateValue> arguments)
    {
        if (arguments.Any(static argument => argument is not ArrayValue { IsPartial: false, IsConstantText: true }))
            return null;

        var lists = arguments.Select(static argument =>
            ((ArrayValue)argument).Items.Select(static item => ((TextValue)item).Pattern)).ToList();
        var common = lists.Skip(1).Aggregate(lists[0].Distinct(), static (known, other) => known.Intersect(other));
        return resolver.Budget.Array(common.Select(static text => new TextValue(text)));
    }

    /// <summary>A constant that <c>json('…')</c> holds.</summary>
    private static TemplateValue? Json(string text) => text switch
    {
        "null" or "true" or "false" => new ScalarValue(text),
        _ => Comparison.Number(new ScalarValue(text)) is null ? null : new ScalarValue(text),
    };
}
