using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>The call of a function with an unknown result. The same call with the same arguments has the same result.</summary>
internal sealed class CallOrigin(string name, ImmutableArray<TemplateValue> arguments)
{
    public string Name { get; } = name;

    public ImmutableArray<TemplateValue> Arguments { get; } = arguments;
}

/// <summary>
/// Whether two values are certainly the same, even if neither is known: both are the same parameter, or are made alike from it.
/// </summary>
internal static class Sameness
{
    /// <summary>Levels of calls that are compared. Every level may double the work.</summary>
    private const int Deepest = 12;

    public static bool Of(TemplateValue one, TemplateValue other) => Of(one, other, StringComparison.Ordinal, depth: 0);

    /// <summary>Whether two names of Azure resources are the same. Their case does not count.</summary>
    public static bool OfNames(TemplateValue one, TemplateValue other) =>
        Of(one, other, StringComparison.OrdinalIgnoreCase, depth: 0);

    /// <summary>Whether two resources are the same: declared in one place, for one call and one round.</summary>
    public static bool OfResources(ResourceValue one, ResourceValue other) =>
        one.Declaration is not null && one.Declaration == other.Declaration && one.Scope == other.Scope && !one.IsOneOfLoop;

    /// <summary>Whether two resource groups, or subscriptions, are the same.</summary>
    public static bool OfContainers(ContainerValue one, ContainerValue other) =>
        one.Scope == other.Scope
        && AreSameOrNone(one.Subscription, other.Subscription)
        && AreSameOrNone(one.Group, other.Group)
        && (one.Subscription ?? one.Group) is not null;

    private static bool AreSameOrNone(TemplateValue? one, TemplateValue? other) =>
        one is null ? other is null : other is not null && OfNames(one, other);

    private static bool Of(TemplateValue one, TemplateValue other, StringComparison comparison, int depth)
    {
        if (depth == Deepest)
            return false;

        return (Unwrapped(one), Unwrapped(other)) switch
        {
            (TextValue text, TextValue known) => AreSame(text, known, comparison, depth),
            (ScalarValue scalar, ScalarValue known) => scalar.Text == known.Text,
            (UnknownValue { Origin: { } origin }, UnknownValue { Origin: { } known }) => AreSame(origin, known, depth),
            (ChoiceValue { Origin: { } origin }, ChoiceValue { Origin: { } known }) => AreSame(origin, known, depth),
            (ArrayValue { IsPartial: false } list, ArrayValue { IsPartial: false } known) =>
                AreSame(list.Items, known.Items, depth),
            (ContainerValue container, ContainerValue known) => OfContainers(container, known),
            (ResourceValue resource, ResourceValue known) => resource.Part == known.Part && OfResources(resource, known),
            _ => false,
        };
    }

    /// <summary>The value of a text that is nothing but one unknown part.</summary>
    private static TemplateValue Unwrapped(TemplateValue value) =>
        value is TextValue { Pattern: { Length: 1 } pattern, Holes: { IsDefault: false, Length: 1 } holes }
        && pattern[0] == PartialText.Hole
            ? holes[0]
            : value;

    private static bool AreSame(TextValue one, TextValue other, StringComparison comparison, int depth) =>
        one.Pattern.Equals(other.Pattern, comparison)
        && (one.Constant is not null
            || one is { Resource: { } resource } && other is { Resource: { } known } && OfResources(resource, known)
            || !one.Holes.IsDefault && !other.Holes.IsDefault && AreSame(one.Holes, other.Holes, depth));

    private static bool AreSame(object one, object other, int depth) => (one, other) switch
    {
        (CallOrigin call, CallOrigin known) => call.Name == known.Name && AreSame(call.Arguments, known.Arguments, depth),
        _ => one.Equals(other),
    };

    private static bool AreSame(ImmutableArray<TemplateValue> values, ImmutableArray<TemplateValue> others, int depth) =>
        values.Length == others.Length
        && values.Zip(others, (one, other) => Of(one, other, StringComparison.Ordinal, depth + 1)).All(static same => same);
}
