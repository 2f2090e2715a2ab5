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
/// Evaluates operators and functions. One that is not known, or that would need a part that is unknown, gives an unknown value.
/// </summary>
internal sealed class TemplateFunctions(ExpressionResolver resolver)
{
    /// <summary>Functions whose result differs each time, or does not follow from their arguments.</summary>
    private static readonly HashSet<string> Changing = new(StringComparer.Ordinal)
    {
        "newguid", "utcnow", "deployer", "deployment", "environment", "reference", "readenvironmentvariable", "externalinput",
        "getsecret", "pickzones", "references",
    };

    /// <summary>The functions that mean the same as an operator.</summary>
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["!"] = "not", ["&&"] = "and", ["||"] = "or", ["=="] = "equals", ["<"] = "less", ["<="] = "lessorequals",
        [">"] = "greater", [">="] = "greaterorequals", ["+"] = "add", ["*"] = "mul", ["/"] = "div", ["%"] = "mod",
    };

    private readonly TextFunctions _texts = new(resolver);
    private readonly ListFunctions _lists = new(resolver);

    public TemplateValue Call(TemplateCall call, TemplateScope scope)
    {
        if (call.Name.Length > Limits.LongestWord)
            return TemplateValue.Unknown;
        if (resolver.FunctionOf(call, scope) is { } declared)
            return declared.Function is { } function ? Call(function, declared.Scope, call, scope) : TemplateValue.Unknown;
        if (call.Receiver is not null)
            return TemplateValue.Unknown;

        var name = call.Name.ToLowerInvariant();
        if (DeploymentReference.Read(name, call, scope, resolver) is { } deployment)
            return deployment;

        switch (name)
        {
            case "copyindex":
                return CopyIndex(call, scope);
            case "nameof":
                return NameOf(call);
            default:
                return Resolve(call.Arguments, scope) is { } arguments
                    ? Apply(name, arguments, scope, scope.Place(call))
                    : TemplateValue.Unknown;
        }
    }

    public TemplateValue Operate(TemplateOperation operation, TemplateScope scope)
    {
        if (Resolve(operation.Operands, scope) is not { } operands)
            return TemplateValue.Unknown;

        var place = scope.Place(operation);
        return operation.Sign switch
        {
            "!=" => Not(Apply("equals", operands, scope, place)),
            "=~" => Apply("equalsignorecase", operands, scope, place),
            "!~" => Not(Apply("equalsignorecase", operands, scope, place)),
            "-" when operands.Length == 1 => Apply("sub", operands.Insert(0, Number(0)), scope, place),
            "-" => Apply("sub", operands, scope, place),
            var sign => Apply(Operators[sign], operands, scope, place),
        };
    }

    /// <summary>Calls a lambda; null if it has too few or too many parameters.</summary>
    public TemplateValue? Invoke(TemplateValue function, params TemplateValue[] arguments) =>
        function is LambdaValue lambda
        && lambda.Lambda.Parameters.Length is > 0 and var count
        && count <= arguments.Length
        && resolver.TakeSteps(1)
        && resolver.Budget.Call(lambda.Scope, lambda.Lambda.Parameters, arguments.Take(count).ToImmutableArray()) is { } scope
            ? resolver.Resolve(lambda.Lambda.Body, scope)
            : null;

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

    /// <summary>Concatenates arrays. An array that is unknown is a gap.</summary>
    public TemplateValue Concatenate(ImmutableArray<TemplateValue> arrays) => _lists.Concatenate(arrays);

    private TemplateValue Call(TemplateFunction function, TemplateScope declared, TemplateCall call, TemplateScope scope) =>
        Resolve(call.Arguments, scope) is { } arguments
        && resolver.Budget.Call(declared, function.Parameters, arguments) is { } inner
            ? resolver.Resolve(function.Body, inner)
            : TemplateValue.Unknown;

    /// <summary>The values of arguments; null if a function would look through too much.</summary>
    private ImmutableArray<TemplateValue>? Resolve(ImmutableArray<TemplateExpression> arguments, TemplateScope scope)
    {
        resolver.TakeSteps(arguments.Length);
        var values = arguments.Select(argument => resolver.Resolve(argument, scope)).ToImmutableArray();
        var size = values.Sum(static value => value.Alternatives.Sum(SizeOf));
        return resolver.TakeSteps(size / Limits.SizeOfStep) ? values : null;
    }

    /// <summary>The characters or items that a function looks through.</summary>
    private static int SizeOf(TemplateValue argument) => argument switch
    {
        TextValue text => text.Pattern.Length,
        ArrayValue array => array.Items.Length,
        ObjectValue map => map.Count,
        _ => 0,
    };

    /// <summary>Applies a function to each combination of the alternatives of its arguments.</summary>
    private TemplateValue Apply(string name, ImmutableArray<TemplateValue> arguments, TemplateScope scope, TemplatePlace place)
    {
        var choice = arguments.ToList().FindIndex(static argument => argument is ChoiceValue);
        if (choice < 0 || name is "coalesce" or "concat" or "format" or "roledefinitions")
            return ApplyOnce(name, arguments, scope, place);

        var combinations = arguments.Aggregate(1L, static (product, argument) => product * argument.Alternatives.Length);
        return combinations > Limits.MostAlternatives
            ? Unknown(name, arguments)
            : ChoiceValue.Of(arguments[choice].Alternatives.Select(alternative =>
                Apply(name, arguments.SetItem(choice, alternative), scope, place)));
    }

    private TemplateValue ApplyOnce(
        string name, ImmutableArray<TemplateValue> arguments, TemplateScope scope, TemplatePlace place) =>
        OfResources(name, arguments, scope, place)
        ?? OfConditions(name, arguments)
        ?? _texts.Call(name, arguments)
        ?? _lists.Call(name, arguments, this)
        ?? Loaded(name, arguments, scope)
        ?? Unknown(name, arguments);

    private static TemplateValue Unknown(string name, ImmutableArray<TemplateValue> arguments) =>
        Changing.Contains(name) || name.StartsWith("list", StringComparison.Ordinal)
            ? TemplateValue.Unknown
            : new UnknownValue(new CallOrigin(name, arguments));

    private TemplateValue? OfResources(
        string name, ImmutableArray<TemplateValue> arguments, TemplateScope scope, TemplatePlace place)
    {
        var first = arguments.Length > 0 ? arguments[0] : TemplateValue.Unknown;
        switch (name)
        {
            case "resourceid" or "subscriptionresourceid" or "tenantresourceid"
                or "managementgroupresourceid" or "extensionresourceid":
                return ResourceId(arguments);
            case "resourcegroup":
                return ResourceGroup(arguments, TargetOf(scope));
            case "subscription":
                return new ContainerValue(AccessScope.Subscription, arguments.Length > 0 ? first : TargetOf(scope).Subscription);
            case "managementgroup" or "tenant":
                return new ContainerValue(AccessScope.Subscription);
            case "reference":
                return Reference(first, arguments.Length);
            case "roledefinitions":
                return RoleDefinition(first, place);
            case "deployer":
                return new DeployerValue();
            case "newguid" or "utcnow":
                return new TextValue(PartialText.Hole.ToString());
            case "guid" or "uniquestring":
                return new TextValue(
                    PartialText.Hole.ToString(),
                    holes: ImmutableArray.Create<TemplateValue>(new UnknownValue(new CallOrigin(name, arguments))));
            case "any":
                return first;
            default:
                return null;
        }
    }

    /// <summary>The scope of the template whose names an expression uses.</summary>
    private ContainerValue TargetOf(TemplateScope scope) =>
        scope.Instance.Outer is { } outer ? TargetOf(outer) : resolver.TargetOf(scope.Instance);

    private static ContainerValue ResourceGroup(ImmutableArray<TemplateValue> arguments, ContainerValue target) =>
        arguments.Length switch
        {
            0 => new(AccessScope.ResourceGroup, target.Subscription, target.Group),
            1 => new(AccessScope.ResourceGroup, target.Subscription, arguments[0]),
            _ => new(AccessScope.ResourceGroup, arguments[0], arguments[1]),
        };

    private static TemplateValue? OfConditions(string name, ImmutableArray<TemplateValue> arguments)
    {
        switch (name)
        {
            case "not" when arguments.Length == 1:
                return Not(arguments[0]);
            case "and":
                return Boolean(All(arguments, expected: true));
            case "or":
                return Boolean(!All(arguments, expected: false));
            case "equals" when arguments.Length == 2:
                return Boolean(Comparison.AreEqual(arguments[0], arguments[1]));
            case "equalsignorecase":
                return arguments[0] is TextValue { Constant: { } one } && arguments[1] is TextValue { Constant: { } other }
                    ? Boolean(one.Equals(other, StringComparison.OrdinalIgnoreCase))
                    : null;
            case "less" when arguments.Length == 2:
                return Boolean(Comparison.Order(arguments[0], arguments[1]) is { } order ? order < 0 : null);
            case "lessorequals" when arguments.Length == 2:
                return Boolean(Comparison.Order(arguments[0], arguments[1]) is { } atMost ? atMost <= 0 : null);
            case "greater" when arguments.Length == 2:
                return Boolean(Comparison.Order(arguments[0], arguments[1]) is { } above ? above > 0 : null);
            case "greaterorequals" when arguments.Length == 2:
                return Boolean(Comparison.Order(arguments[0], arguments[1]) is { } atLeast ? atLeast >= 0 : null);
            case "coalesce":
                return arguments.Reverse().Aggregate(
                    (TemplateValue)ScalarValue.Null,
                    static (rest, value) => Coalesce(value, rest));
            case "bool" when arguments.Length == 1:
                return arguments[0] switch
                {
                    ScalarValue { Boolean: not null } truth => truth,
                    ScalarValue number when Comparison.Number(number) is { } value => Boolean(value != 0),
                    TextValue { Constant: { } text } when bool.TryParse(text, out var read) => Boolean(read),
                    _ => null,
                };
            case "add" or "sub" or "mul" or "div" or "mod" when arguments.Length == 2:
                return Comparison.Number(arguments[0]) is { } left && Comparison.Number(arguments[1]) is { } right
                    ? Calculated(name, left, right)
                    : null;
            default:
                return null;
        }
    }

    private static TemplateValue? Calculated(string name, long left, long right)
    {
        // Far from the ends of the range, so that nothing overflows.
        if (Math.Abs(left) > int.MaxValue || Math.Abs(right) > int.MaxValue || right == 0 && name is "div" or "mod")
            return null;
        return Number(name switch
        {
            "add" => left + right,
            "sub" => left - right,
            "mul" => left * right,
            "div" => left / right,
            _ => left % right,
        });
    }

    /// <summary>The content of a file that is among the files.</summary>
    private TemplateValue? Loaded(string name, ImmutableArray<TemplateValue> arguments, TemplateScope scope)
    {
        if (name is not ("loadjsoncontent" or "loadtextcontent" or "loadyamlcontent")
            || arguments.Length > (name == "loadjsoncontent" ? 2 : 1)
            || arguments[0] is not TextValue { Constant: { } path }
            || resolver.Loaded(path, scope) is not { } file)
            return null;

        switch (name)
        {
            case "loadjsoncontent":
                return arguments.Length == 1
                    ? resolver.DataOf(file)
                    : resolver.PartOf(resolver.DataOf(file), (arguments[1] as TextValue)?.Constant);
            case "loadtextcontent" when resolver.TakeSteps(file.Text.Length / Limits.SizeOfStep):
                var place = new TemplatePlace(file, new(0, file.Text.Length));
                return file.Text.Length > Limits.LongestText
                    ? new LongTextValue(file.Text.ToString(), place)
                    : resolver.Budget.Text(file.Text.ToString(), place);
            default:
                return null;
        }
    }

    /// <summary>The last name of <c>nameof(a.b)</c>.</summary>
    private static TemplateValue NameOf(TemplateCall call) =>
        call.Arguments.Length != 1 ? TemplateValue.Unknown : call.Arguments[0] switch
        {
            TemplateName name => new TextValue(name.Name),
            TemplateMember member => new TextValue(member.Name),
            TemplateNested nested => new TextValue(nested.Name),
            TemplateIndex { Index: TemplateString key } => new TextValue(key.Value),
            _ => TemplateValue.Unknown,
        };

    /// <summary>The id of a resource, from an optional subscription or group, a type, and names.</summary>
    private TemplateValue ResourceId(ImmutableArray<TemplateValue> arguments)
    {
        var typeIndex = 0;
        while (typeIndex < arguments.Length && !IsType(arguments[typeIndex]))
            typeIndex++;
        if (typeIndex >= arguments.Length - 1)
            return new TextValue(PartialText.Hole.ToString());

        // Each alternative of the last name may be the id of a role, so it keeps its place and resource.
        var type = ((TextValue)arguments[typeIndex]).Pattern;
        var names = arguments.Skip(typeIndex + 1).ToImmutableArray();
        var parents = names.Take(names.Length - 1).Select(ExpressionResolver.PatternOf).ToList();
        if (type.Length + parents.Sum(static parent => parent.Length) > Limits.LongestText)
            return new TextValue(PartialText.Hole.ToString());
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
        if (id is ChoiceValue)
            return ChoiceValue.Of(id.Alternatives.Select(alternative => Reference(alternative, argumentCount)));
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
            _ => Comparison.Number(offset) is { } added ? Number(index + added) : TemplateValue.Unknown,
        };
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

    private static TemplateValue Not(TemplateValue value) => Boolean(!Truth(value)) ?? TemplateValue.Unknown;

    public static TemplateValue? Boolean(bool? value) => value is { } known ? new ScalarValue(known ? "true" : "false") : null;

    public static TemplateValue Number(long number) => new ScalarValue(number.ToString(CultureInfo.InvariantCulture));
}
