using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>The functions of Bicep and ARM that roles, scopes, principals and conditions are written with. Others are unknown.</summary>
internal sealed class TemplateFunctions(ExpressionResolver resolver)
{
    private static readonly TemplateValue Opaque = new TextValue(PartialText.Hole.ToString());

    public TemplateValue Call(TemplateCall call, TemplateScope scope)
    {
        if (call.Receiver is not null)
            return TemplateValue.Unknown;

        var name = call.Name.ToLowerInvariant();
        if (name == "copyindex")
            return CopyIndex(call, scope);

        resolver.TakeSteps(call.Arguments.Length);
        return Call(name, call.Arguments.Select(argument => resolver.Resolve(argument, scope)).ToImmutableArray(), call, scope);
    }

    /// <summary>Whether a value is true; null where that is not known.</summary>
    public static bool? Truth(TemplateValue value) => value is ScalarValue scalar ? scalar.Boolean : null;

    /// <summary><c>a ?? b</c>: what is known not to be null stands alone.</summary>
    public static TemplateValue Coalesce(TemplateValue value, TemplateValue other) => value switch
    {
        ScalarValue { IsNull: true } => other,
        UnknownValue or ChoiceValue => ChoiceValue.Of(value.Alternatives.Where(static alternative => alternative is not ScalarValue { IsNull: true }).Append(other)),
        _ => value,
    };

    /// <summary>Arrays one behind the other.</summary>
    public static TemplateValue Concatenate(ImmutableArray<TemplateValue> arrays)
    {
        if (arrays.Sum(static array => array is ArrayValue known ? (long)known.Items.Length : 0) > Limits.MostItems)
            return TemplateValue.Unknown;
        return new ArrayValue(
            arrays.SelectMany(static array => array is ArrayValue known ? known.Items : ImmutableArray<TemplateValue>.Empty).ToImmutableArray(),
            arrays.Any(static array => array is not ArrayValue { IsPartial: false }));
    }

    private TemplateValue Call(string name, ImmutableArray<TemplateValue> arguments, TemplateCall call, TemplateScope scope)
    {
        var first = arguments.Length > 0 ? arguments[0] : TemplateValue.Unknown;
        var second = arguments.Length > 1 ? arguments[1] : TemplateValue.Unknown;
        switch (name)
        {
            case "resourceid" or "subscriptionresourceid" or "tenantresourceid" or "managementgroupresourceid" or "extensionresourceid":
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
                return Opaque;
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
                return arguments.Reverse().Aggregate((TemplateValue)ScalarValue.Null, static (rest, value) => Coalesce(value, rest));
            case "range":
                return Range(first, second);
            case "items":
                return Items(first);
            case "concat":
                return arguments.Any(static argument => argument is ArrayValue) ? Concatenate(arguments) : ExpressionResolver.Join(arguments);
            case "flatten":
                return first is ArrayValue { IsPartial: false } nested ? Concatenate(nested.Items) : TemplateValue.Unknown;
            case "first" or "last":
                return first is ArrayValue { IsPartial: false, Items.IsEmpty: false } list ? list.Items[name == "first" ? 0 : list.Items.Length - 1] : TemplateValue.Unknown;
            case "split":
                return Split(first, second);
            default:
                return TemplateValue.Unknown;
        }
    }

    /// <summary>The id of a resource: ids of what is around it, a type, and names.</summary>
    private static TemplateValue ResourceId(ImmutableArray<TemplateValue> arguments)
    {
        var at = 0;
        while (at < arguments.Length && !(arguments[at] is TextValue { Constant: { } text } && IsType(text)))
            at++;
        if (at == arguments.Length)
            return Opaque;

        var type = ((TextValue)arguments[at]).Pattern;
        var names = arguments.Skip(at + 1).ToImmutableArray();
        if (names.IsEmpty)
            return Opaque;

        // The names of parents say nothing here; the last one may be the id of a role.
        var parents = names.Take(names.Length - 1).Select(ExpressionResolver.PatternOf).ToList();
        var own = names[names.Length - 1];
        return ChoiceValue.Of(own.Alternatives.Select(name =>
            new TextValue(ResourceIds.Of(type, parents.Append(ExpressionResolver.PatternOf(name)).ToList()), name.Place, Named(name, type))));
    }

    /// <summary>The resource that a name is of; one of another type may have been given the same name.</summary>
    private static ResourceValue? Named(TemplateValue name, string type) =>
        name is TextValue { Resource: { } resource } && ResourceTypes.Is(resource.Type, type) ? resource : null;

    private static bool IsType(string text) => text.IndexOf('/') is > 0 and var end && text.IndexOf('.', 0, end) > 0;

    /// <summary>ARM's <c>reference(id, version, 'full')</c>; without the last, it is what stands under <c>properties</c>.</summary>
    private static TemplateValue Reference(TemplateValue id, int arguments) =>
        id is TextValue text && (text.Resource?.Type ?? ResourceIds.TypeOf(text.Pattern)) is { } type
            ? new ResourceValue(type, null, null, null, isExisting: true, null, arguments > 2 ? ResourcePart.Whole : ResourcePart.Properties)
            : TemplateValue.Unknown;

    private static TemplateValue RoleDefinition(TemplateValue name, TemplatePlace call) =>
        ChoiceValue.Of(name.Alternatives.Select(alternative =>
            new RoleDefinitionValue(alternative is TextValue { Constant: { } text } && Roles.ByName(text) is { } role ? role.Id : PartialText.Hole.ToString(), alternative.Place ?? call)));

    /// <summary>The number of the round, with an offset.</summary>
    private TemplateValue CopyIndex(TemplateCall call, TemplateScope scope)
    {
        if (scope.Index is not { } index)
            return TemplateValue.Unknown;

        var offset = call.Arguments.Length == 0 ? null : resolver.Resolve(call.Arguments[call.Arguments.Length - 1], scope);
        return offset switch
        {
            null or TextValue => Number(index),
            ScalarValue number when int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var more)
                && more <= Limits.MostItems => Number(index + more),
            _ => TemplateValue.Unknown,
        };
    }

    private static TemplateValue Map(TemplateValue value, Func<string, string> change) => ChoiceValue.Of(value.Alternatives.Select(alternative =>
        alternative is TextValue text ? new TextValue(change(text.Pattern), text.Place, text.Resource) : TemplateValue.Unknown));

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
            case ArrayValue { IsPartial: false } array when array.Items.All(static known => known is TextValue { Constant: not null }):
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
        (TextValue, ScalarValue) or (ScalarValue, TextValue) => one is ScalarValue { IsNull: true } || other is ScalarValue { IsNull: true } ? false : null,
        _ => null,
    };

    private static TemplateValue Length(TemplateValue value) => value switch
    {
        ArrayValue { IsPartial: false } array => Number(array.Items.Length),
        ObjectValue { Body.IsPartial: false } map => Number(map.Body.Properties.Length),
        TextValue { Constant: { } text } => Number(text.Length),
        _ => TemplateValue.Unknown,
    };

    private TemplateValue Range(TemplateValue start, TemplateValue count) =>
        start is ScalarValue first && count is ScalarValue second
        && int.TryParse(first.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && from <= Limits.MostItems
        && int.TryParse(second.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= Limits.MostItems
        && resolver.TakeSteps(number)
            ? new ArrayValue(Enumerable.Range(from, number).Select(Number).ToImmutableArray(), isPartial: false)
            : TemplateValue.Unknown;

    /// <summary>The properties of an object as a list of <c>{ key, value }</c>.</summary>
    private TemplateValue Items(TemplateValue value)
    {
        if (value is not ObjectValue map || !resolver.TakeSteps(map.Body.Properties.Length))
            return TemplateValue.Unknown;

        var items = ImmutableArray.CreateBuilder<TemplateValue>();
        foreach (var property in map.Body.Properties)
        {
            var pair = ImmutableArray.Create(
                new TemplateProperty("key", property.NameSpan, new TemplateString(property.Name, property.NameSpan)),
                new TemplateProperty("value", property.NameSpan, property.Value));
            items.Add(new ObjectValue(new TemplateObject(pair, property.Value.Span), map.Scope));
        }

        return new ArrayValue(items.ToImmutable(), map.Body.IsPartial);
    }

    private static TemplateValue Split(TemplateValue value, TemplateValue separator) =>
        value is TextValue { Resource: { } resource } id && ResourceTypes.Is(resource.Type, ResourceTypes.Account) && separator is TextValue { Pattern: "/" } && ResourceIds.TypeOf(id.Pattern) is not null ? SplitId(id, resource)
        : value is TextValue { Constant: { } text } whole && separator is TextValue { Constant: { Length: > 0 } by }
            ? new ArrayValue(text.Split(new[] { by }, StringSplitOptions.None).Select(part => (TemplateValue)new TextValue(part, whole.Place)).ToImmutableArray(), isPartial: false)
            : TemplateValue.Unknown;

    /// <summary>The parts of the id of an account: what is in front of the provider is a subscription and a group.</summary>
    private static ArrayValue SplitId(TextValue id, ResourceValue account)
    {
        var before = ResourceIds.GroupOf(PartialText.Hole.ToString());
        var parts = (before + id.Pattern.TrimStart(PartialText.Hole)).Split('/');
        return new(parts.Select((part, index) => (TemplateValue)new TextValue(part, id.Place, index == parts.Length - 1 ? account : null)).ToImmutableArray(), isPartial: false);
    }

    private static TemplateValue Boolean(bool? value) => value is { } known ? new ScalarValue(known ? "true" : "false") : TemplateValue.Unknown;

    private static TemplateValue Number(int number) => new ScalarValue(number.ToString(CultureInfo.InvariantCulture));
}
