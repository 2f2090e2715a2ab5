using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>
/// Evaluates the functions of Bicep and ARM that roles, scopes, principals and conditions use. The value of any other function is
/// unknown.
/// </summary>
internal sealed class TemplateFunctions(ExpressionResolver resolver)
{
    private static readonly TemplateValue UnknownText = new TextValue(PartialText.Hole.ToString());

    public TemplateValue Call(TemplateCall call, TemplateScope scope)
    {
        if (call.Receiver is not null || call.Name.Length > Limits.LongestWord)
            return TemplateValue.Unknown;

        var name = call.Name.ToLowerInvariant();
        if (name == "copyindex")
            return CopyIndex(call, scope);

        resolver.TakeSteps(call.Arguments.Length);
        var arguments = call.Arguments.Select(argument => resolver.Resolve(argument, scope)).ToImmutableArray();
        var size = arguments.Sum(static argument => argument.Alternatives.Sum(SizeOf));
        return resolver.TakeSteps(size / Limits.SizeOfStep) ? Call(name, arguments, call, scope) : TemplateValue.Unknown;
    }

    /// <summary>Whether a value is true; null if unknown.</summary>
    public static bool? Truth(TemplateValue value) => value is ScalarValue scalar ? scalar.Boolean : null;

    /// <summary>Evaluates <c>a ?? b</c>.</summary>
    public static TemplateValue Coalesce(TemplateValue value, TemplateValue other) => value switch
    {
        ScalarValue { IsNull: true } => other,
        UnknownValue or ChoiceValue => ChoiceValue.Of(value.Alternatives
            .Where(static alternative => alternative is not ScalarValue { IsNull: true })
            .Append(other)),
        _ => value,
    };

    /// <summary>Concatenates arrays. The result is partial if an array is unknown.</summary>
    public TemplateValue Concatenate(ImmutableArray<TemplateValue> arrays)
    {
        if (arrays.OfType<ArrayValue>().Sum(static array => (long)array.Items.Length) > Limits.MostItems)
            return TemplateValue.Unknown;

        var items = arrays.OfType<ArrayValue>().SelectMany(static array => array.Items);
        return resolver.Budget.Array(items, arrays.Any(static array => array is not ArrayValue { IsPartial: false }));
    }

    /// <summary>The characters or items that a function looks through.</summary>
    private static int SizeOf(TemplateValue argument) => argument switch
    {
        TextValue text => text.Pattern.Length,
        ArrayValue array => array.Items.Length,
        _ => 0,
    };

    private TemplateValue Call(string name, ImmutableArray<TemplateValue> arguments, TemplateCall call, TemplateScope scope)
    {
        var first = arguments.Length > 0 ? arguments[0] : TemplateValue.Unknown;
        var second = arguments.Length > 1 ? arguments[1] : TemplateValue.Unknown;
        switch (name)
        {
            case "resourceid" or "subscriptionresourceid" or "tenantresourceid"
                or "managementgroupresourceid" or "extensionresourceid":
                return ResourceId(arguments);
            case "resourcegroup":
                return new ContainerValue(AccessScope.ResourceGroup);
            case "subscription" or "managementgroup" or "tenant":
                return new ContainerValue(AccessScope.Subscription);
            case "reference":
                return Reference(first, arguments.Length);
            case "roledefinitions":
                return RoleDefinition(first, scope.Place(call));
            case "deployer":
                return new DeployerValue();
            case "guid" or "newguid" or "uniquestring" or "utcnow":
                return UnknownText;
            case "string" or "any" or "trim":
            case "array" when first is ArrayValue:
                return first;
            case "tolower":
                return Map(first, static text => text.ToLowerInvariant());
            case "toupper":
                return Map(first, static text => text.ToUpperInvariant());
            case "empty":
                return Boolean(IsEmpty(first));
            case "contains":
                return Boolean(Contains(first, second));
            case "length":
                return Length(first);
            case "not":
                return Boolean(!Truth(first));
            case "and":
                return Boolean(All(arguments, expected: true));
            case "or":
                return Boolean(!All(arguments, expected: false));
            case "equals":
                return Boolean(AreEqual(first, second));
            case "coalesce":
                return arguments.Reverse().Aggregate(
                    (TemplateValue)ScalarValue.Null,
                    static (rest, value) => Coalesce(value, rest));
            case "range":
                return Range(first, second);
            case "items":
                return Items(first);
            case "concat":
                return arguments.Any(static argument => argument is ArrayValue)
                    ? Concatenate(arguments)
                    : resolver.Join(arguments);
            case "flatten":
                return first is ArrayValue { IsPartial: false } nested ? Concatenate(nested.Items) : TemplateValue.Unknown;
            case "first" when first is ArrayValue { IsPartial: false, Items.IsEmpty: false } list:
                return list.Items[0];
            case "last" when first is ArrayValue { IsPartial: false, Items.IsEmpty: false } list:
                return list.Items[list.Items.Length - 1];
            case "split":
                return Split(first, second);
            default:
                return TemplateValue.Unknown;
        }
    }

    /// <summary>The id of a resource, from an optional subscription or group, a type, and names.</summary>
    private TemplateValue ResourceId(ImmutableArray<TemplateValue> arguments)
    {
        var typeIndex = 0;
        while (typeIndex < arguments.Length && !IsType(arguments[typeIndex]))
            typeIndex++;
        if (typeIndex >= arguments.Length - 1)
            return UnknownText;

        // Each alternative of the last name may be the id of a role, so it keeps its place and resource.
        var type = ((TextValue)arguments[typeIndex]).Pattern;
        var names = arguments.Skip(typeIndex + 1).ToImmutableArray();
        var parents = names.Take(names.Length - 1).Select(ExpressionResolver.PatternOf).ToList();
        if (type.Length + parents.Sum(static parent => parent.Length) > Limits.LongestText)
            return UnknownText;
        return ChoiceValue.Of(names[names.Length - 1].Alternatives.Select(name =>
        {
            var id = ResourceIds.Of(type, parents.Append(ExpressionResolver.PatternOf(name)).ToList());
            return resolver.Budget.Text(id, name.Place, Named(name, type));
        }));
    }

    /// <summary>The resource with a name; null if that resource has another type.</summary>
    private static ResourceValue? Named(TemplateValue name, string type) =>
        name is TextValue { Resource: { } resource } && ResourceTypes.Is(resource.Type, type) ? resource : null;

    private static bool IsType(TemplateValue value)
    {
        if (value is not TextValue { Constant: { } text })
            return false;

        var slash = text.IndexOf('/');
        return slash > 0 && text.IndexOf('.', 0, slash) > 0;
    }

    /// <summary>
    /// ARM's <c>reference(id, version, 'full')</c>; without <c>'full'</c>, the <c>properties</c> of the resource.
    /// </summary>
    private static TemplateValue Reference(TemplateValue id, int argumentCount)
    {
        if (id is not TextValue text || (text.Resource?.Type ?? ResourceIds.TypeOf(text.Pattern)) is not { } type)
            return TemplateValue.Unknown;

        var part = argumentCount > 2 ? ResourcePart.Whole : ResourcePart.Properties;
        return new ResourceValue(type, null, null, null, isExisting: true, null, part);
    }

    private static TemplateValue RoleDefinition(TemplateValue name, TemplatePlace call) =>
        ChoiceValue.Of(name.Alternatives.Select(alternative =>
            new RoleDefinitionValue(RoleIdOf(alternative), alternative.Place ?? call)));

    private static string RoleIdOf(TemplateValue name) =>
        name is TextValue { Constant: { } text } && Roles.ByName(text) is { } role
            ? role.Id
            : PartialText.Hole.ToString();

    /// <summary>The index of the round, plus an optional offset.</summary>
    private TemplateValue CopyIndex(TemplateCall call, TemplateScope scope)
    {
        if (scope.Index is not { } index)
            return TemplateValue.Unknown;

        var offset = call.Arguments.Length == 0 ? null : resolver.Resolve(call.Arguments[call.Arguments.Length - 1], scope);
        return offset switch
        {
            null or TextValue => Number(index),
            _ => SmallNumber(offset) is { } added ? Number(index + added) : TemplateValue.Unknown,
        };
    }

    /// <summary>A number from zero to <see cref="Limits.MostItems"/>; null for any other value.</summary>
    private static int? SmallNumber(TemplateValue value) =>
        value is ScalarValue { Text: var text }
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= Limits.MostItems
            ? number
            : null;

    private TemplateValue Map(TemplateValue value, Func<string, string> change) =>
        ChoiceValue.Of(value.Alternatives.Select(alternative => alternative is TextValue text
            ? resolver.Budget.Text(change(text.Pattern), text.Place, text.Resource)
            : TemplateValue.Unknown));

    private static bool? IsEmpty(TemplateValue value) => value switch
    {
        ScalarValue { IsNull: true } => true,
        TextValue { Pattern: "" } => true,
        TextValue text when text.Pattern.Trim(PartialText.Hole).Length > 0 => false,
        ArrayValue { Items.IsEmpty: false } => false,
        ArrayValue { IsPartial: false } => true,
        ObjectValue { Body.Properties.IsEmpty: false } => false,
        ObjectValue { Body.IsPartial: false } => true,
        _ => null,
    };

    private static bool? Contains(TemplateValue container, TemplateValue item)
    {
        if (item is not TextValue { Constant: { } text })
            return null;

        switch (container)
        {
            case TextValue { Constant: { } whole }:
                return whole.IndexOf(text, StringComparison.Ordinal) >= 0;
            case ObjectValue { Body.IsPartial: false } map:
                return map.Body[text] is not null;
            case ArrayValue { IsPartial: false, IsConstantText: true } array:
                return array.Items.Any(known => ((TextValue)known).Pattern == text);
            default:
                return null;
        }
    }

    private static bool? All(ImmutableArray<TemplateValue> values, bool expected)
    {
        var known = true;
        foreach (var value in values)
        {
            var truth = Truth(value);
            if (truth == !expected)
                return false;
            known &= truth is not null;
        }

        return known ? true : null;
    }

    private static bool? AreEqual(TemplateValue one, TemplateValue other) => (one, other) switch
    {
        (TextValue { Constant: { } first }, TextValue { Constant: { } second }) => first == second,
        (ScalarValue first, ScalarValue second) => first.Text == second.Text,
        (TextValue, ScalarValue { IsNull: true }) or (ScalarValue { IsNull: true }, TextValue) => false,
        _ => null,
    };

    private static TemplateValue Length(TemplateValue value) => value switch
    {
        ArrayValue { IsPartial: false } array => Number(array.Items.Length),
        ObjectValue { Body.IsPartial: false } map => Number(map.Body.Properties.Length),
        TextValue { Constant: { } text } => Number(text.Length),
        _ => TemplateValue.Unknown,
    };

    private TemplateValue Range(TemplateValue start, TemplateValue count)
    {
        if (SmallNumber(start) is not { } from || SmallNumber(count) is not { } number || !resolver.TakeSteps(number))
            return TemplateValue.Unknown;

        return resolver.Budget.Array(Enumerable.Range(from, number).Select(Number), isPartial: false);
    }

    /// <summary>The properties of an object as an array of <c>{ key, value }</c>.</summary>
    private TemplateValue Items(TemplateValue value)
    {
        if (value is not ObjectValue map || !resolver.TakeSteps(map.Body.Properties.Length))
            return TemplateValue.Unknown;

        return resolver.Budget.Array(map.Body.Properties.Select(property => Item(property, map.Scope)), map.Body.IsPartial);
    }

    private static ObjectValue Item(TemplateProperty property, TemplateScope scope)
    {
        var pair = ImmutableArray.Create(
            new TemplateProperty("key", property.NameSpan, new TemplateString(property.Name, property.NameSpan)),
            new TemplateProperty("value", property.NameSpan, property.Value));
        return new(new TemplateObject(pair, property.Value.Span), scope);
    }

    private TemplateValue Split(TemplateValue value, TemplateValue separator)
    {
        if (value is not TextValue text)
            return TemplateValue.Unknown;
        if (separator is TextValue { Pattern: "/" } && AccountOfId(text) is { } account)
            return SplitId(text, account);
        if (text.Constant is not { } constant || separator is not TextValue { Constant: { Length: > 0 } by })
            return TemplateValue.Unknown;

        var parts = constant.Split(new[] { by }, StringSplitOptions.None);
        return resolver.Budget.Array(parts.Select(part => resolver.Budget.Text(part, text.Place)), isPartial: false);
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
        var values = parts.Select((part, index) =>
            resolver.Budget.Text(part, id.Place, index == parts.Length - 1 ? account : null));
        return resolver.Budget.Array(values, isPartial: false);
    }

    private static TemplateValue Boolean(bool? value) =>
        value is { } known ? new ScalarValue(known ? "true" : "false") : TemplateValue.Unknown;

    private static TemplateValue Number(int number) => new ScalarValue(number.ToString(CultureInfo.InvariantCulture));
}
