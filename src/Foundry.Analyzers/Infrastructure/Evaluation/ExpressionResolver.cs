using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Resolves the expressions of templates to values.</summary>
/// <remarks>
/// Resolves every expression once in each scope, and counts the steps of one reading and the size of the values that it makes.
/// This bounds the work and the memory for any set of files, even if modules call each other.
/// </remarks>
internal sealed class ExpressionResolver
{
    private readonly ModuleGraph _graph;
    private readonly TemplateFunctions _functions;
    private readonly CancellationToken _cancellation;
    private int _depth;
    private int _steps;

    public ExpressionResolver(ModuleGraph graph, CancellationToken cancellation) =>
        (_graph, _functions, _cancellation) = (graph, new(this), cancellation);

    /// <summary>Makes the values, and counts what they hold.</summary>
    public ValueBudget Budget { get; } = new();

    /// <summary>
    /// Whether the files need more steps, or larger values, than the limits, so that some expressions are not resolved.
    /// </summary>
    public bool IsExhausted => _steps >= Limits.MostSteps || Budget.IsExhausted;

    public TemplateValue Resolve(TemplateExpression? expression, TemplateScope scope)
    {
        switch (expression)
        {
            case null or TemplateUnknown:
                return TemplateValue.Unknown;
            case TemplateString { Value.Length: > Limits.LongestText } text:
                return new LongTextValue(text.Value, scope.Place(text));
            case TemplateLiteral { Text.Length: > Limits.LongestText }:
                return TemplateValue.Unknown;
            case TemplateString text:
                return new TextValue(text.Value, scope.Place(text));
            case TemplateLiteral literal:
                return new ScalarValue(literal.Text, scope.Place(literal));
            case TemplateObject map:
                return new ObjectValue(map, scope);
        }

        if (scope.Values.TryGetValue(expression, out var known))
            return known;
        if (_depth == Limits.DeepestEvaluation || !TakeSteps(1) || Budget.IsExhausted)
            return TemplateValue.Unknown;

        _cancellation.ThrowIfCancellationRequested();

        // An expression that depends on itself finds this value.
        scope.Values[expression] = TemplateValue.Unknown;
        _depth++;
        var value = Budget.Choice(ResolveUncached(expression, scope));
        _depth--;
        scope.Values[expression] = value;
        return value;
    }

    /// <summary>A property of an object; the value <c>null</c> if the object does not have it.</summary>
    public TemplateValue Property(TemplateValue target, string name)
    {
        switch (target)
        {
            case ObjectValue map when TakeSteps(map.Body.Properties.Length / 8) && map.Body[name] is { } value:
                return Resolve(value, map.Scope);
            case ObjectValue { Body.IsPartial: false }:
            case ScalarValue { IsNull: true }:
                return ScalarValue.Null;
            default:
                return TemplateValue.Unknown;
        }
    }

    /// <summary>The value of a module call.</summary>
    public ModuleValue Module(TemplateModule module, TemplateScope scope)
    {
        if (!scope.Modules.TryGetValue(module, out var value))
            scope.Modules.Add(module, value = new(module, scope, _graph.Call(module, scope)));
        return value;
    }

    /// <summary>The rounds of a loop; null if unknown.</summary>
    public ImmutableArray<TemplateScope>? Rounds(TemplateIteration loop, TemplateScope scope)
    {
        if (!scope.Rounds.TryGetValue(loop, out var rounds))
            scope.Rounds.Add(loop, rounds = ResolveRounds(loop, scope));
        return rounds;
    }

    /// <summary>The pattern of a resource's name. In ARM, it includes the names of the parents.</summary>
    public string NameOf(ResourceValue resource) =>
        resource.Body is { } body && body["name"] is { } name && Resolve(name, resource.Scope!) is TextValue text
            ? text.Pattern
            : PartialText.Hole.ToString();

    /// <summary>
    /// Follows an existing resource to the resource whose name it uses; returns the resource itself if unknown.
    /// </summary>
    public ResourceValue Named(ResourceValue resource)
    {
        for (var i = 0; i < Limits.DeepestModule && NamedDirectly(resource) is { } named; i++)
            resource = named;
        return resource;
    }

    /// <summary>The kind of a deployed account; null if unknown.</summary>
    public string? KindOf(ResourceValue account) =>
        Named(account) is { IsExisting: false, Body: { } body, Scope: { } scope }
            ? (Resolve(body["kind"], scope) as TextValue)?.Constant
            : null;

    /// <summary>The possible texts of joined pieces, with a hole for each unknown piece.</summary>
    public TemplateValue Join(ImmutableArray<TemplateValue> pieces)
    {
        if (pieces.Length == 1 && pieces[0] is not ScalarValue)
            return pieces[0];

        var texts = new List<(StringBuilder Text, TemplatePlace? Place)> { (new(), null) };
        foreach (var piece in pieces)
        {
            if (texts.Count * piece.Alternatives.Length > Limits.MostAlternatives)
                return TemplateValue.Unknown;

            // Only a piece with alternatives copies the texts before it: a copy for each piece would take quadratic time.
            if (piece is ChoiceValue)
            {
                texts = texts
                    .SelectMany(text => piece.Alternatives.Select(alternative =>
                        Longer((new(text.Text.ToString()), text.Place), alternative)))
                    .ToList();
            }
            else
            {
                for (var i = 0; i < texts.Count; i++)
                    texts[i] = Longer(texts[i], piece);
            }

            if (texts.Exists(static text => text.Text.Length > Limits.LongestText))
                return TemplateValue.Unknown;
        }

        return ChoiceValue.Of(texts.Select(text => Budget.Text(text.Text.ToString(), text.Place)));
    }

    /// <summary>The text of a value; a hole if unknown.</summary>
    public static string PatternOf(TemplateValue value) => value switch
    {
        TextValue text => text.Pattern,
        ScalarValue { IsNull: true } => "",
        ScalarValue scalar => scalar.Text,
        _ => PartialText.Hole.ToString(),
    };

    /// <summary>Counts steps; false if the limit is reached.</summary>
    public bool TakeSteps(int count)
    {
        _steps = Math.Min(_steps + count, Limits.MostSteps);
        return _steps < Limits.MostSteps;
    }

    private static (StringBuilder Text, TemplatePlace? Place) Longer(
        (StringBuilder Text, TemplatePlace? Place) text, TemplateValue piece) =>
        (text.Text.Append(PatternOf(piece)), piece.Place ?? text.Place);

    private TemplateValue ResolveUncached(TemplateExpression expression, TemplateScope scope) => expression switch
    {
        TemplateInterpolation text => ResolveText(text, scope),
        TemplateName name => ResolveName(name, scope),
        TemplateMember member => Placed(Member(Resolve(member.Target, scope), member.Name), member, member.Target, scope),
        TemplateNested nested => Nested(Resolve(nested.Target, scope), nested.Name),
        TemplateIndex index => ResolveIndex(index, scope),
        TemplateConditional choice => ResolveChoice(choice, scope),
        TemplateArray array => ResolveArray(array, scope),
        TemplateLoop loop => ResolveLoop(loop, scope),
        TemplateCall call => _functions.Call(call, scope),
        _ => TemplateValue.Unknown,
    };

    private TemplateValue ResolveText(TemplateInterpolation text, TemplateScope scope)
    {
        TakeSteps(text.Parts.Length);
        var parts = text.Parts.Select(part => Resolve(part, scope)).ToImmutableArray();

        // ARM's concat joins arrays too.
        return parts.Any(static part => part is ArrayValue) ? _functions.Concatenate(parts) : Join(parts);
    }

    private TemplateValue ResolveIndex(TemplateIndex index, TemplateScope scope)
    {
        var element = Element(Resolve(index.Target, scope), Resolve(index.Index, scope));
        return Placed(element, index, index.Target, scope);
    }

    private TemplateValue ResolveName(TemplateName name, TemplateScope scope)
    {
        if (scope.FindLoopVariable(name) is { } loopVariable)
            return loopVariable;

        var instance = scope.Instance;
        return instance.File.Names.Find(name) switch
        {
            TemplateParameter parameter when instance.Outer is null => Parameter(parameter, instance),
            TemplateVariable variable when instance.Outer is null => ResolveVariable(variable, name, scope),
            TemplateResource resource => new ResourceValue(resource, instance.Scope),
            TemplateModule module => Module(module, instance.Scope),
            _ => instance.Outer is { } outer ? Resolve(name, outer) : TemplateValue.Unknown,
        };
    }

    private TemplateValue ResolveVariable(TemplateVariable variable, TemplateName name, TemplateScope scope)
    {
        var value = Resolve(variable.Value, scope.Instance.Scope);
        return Moved(WithOrigin(value, (variable, scope.Instance)), name, scope);
    }

    private TemplateValue Parameter(TemplateParameter parameter, TemplateInstance instance)
    {
        if (instance.Caller is not { } caller)
            return RootParameter(parameter, instance);

        var argument = Argument(parameter.Name, instance.Module!.Arguments, caller);
        if (parameter.Default is not { } value || !argument.Alternatives.Any(IsNull))
            return argument;
        return ChoiceValue.Of(argument.Alternatives.Select(alternative =>
            IsNull(alternative) ? Resolve(value, instance.Scope) : alternative));
    }

    /// <summary>
    /// The argument of a root, from its only parameter file. Ignores the default, because a deployment may pass another value.
    /// </summary>
    private TemplateValue RootParameter(TemplateParameter parameter, TemplateInstance instance)
    {
        if (instance.Arguments is not { } file || file.Values[parameter.Name] is not { } expression)
            return new UnknownValue(parameter);

        var argument = Resolve(expression, file.Scope);
        return IsNull(argument) ? new UnknownValue(parameter) : WithOrigin(argument, parameter);
    }

    /// <summary>An argument of a module call; <c>null</c> if the call does not pass it.</summary>
    private TemplateValue Argument(string name, TemplateObject arguments, TemplateScope caller)
    {
        if (arguments[name] is { } expression)
            return Resolve(expression, caller);
        return arguments.IsPartial ? TemplateValue.Unknown : ScalarValue.Null;
    }

    /// <summary>Adds an origin to an unknown value, so that two unknown values can be compared.</summary>
    private static TemplateValue WithOrigin(TemplateValue value, object origin) =>
        value is UnknownValue { Origin: null } ? new UnknownValue(origin) : value;

    private static bool IsNull(TemplateValue value) => value is ScalarValue { IsNull: true };

    private TemplateValue ResolveChoice(TemplateConditional choice, TemplateScope scope)
    {
        if (IsCoalesce(choice))
            return TemplateFunctions.Coalesce(Resolve(choice.WhenTrue, scope), Resolve(choice.WhenFalse, scope));

        return TemplateFunctions.Truth(Resolve(choice.Test, scope)) switch
        {
            true => Resolve(choice.WhenTrue, scope),
            false => Resolve(choice.WhenFalse, scope),
            null => ChoiceValue.Of(new[] { Resolve(choice.WhenTrue, scope), Resolve(choice.WhenFalse, scope) }),
        };
    }

    /// <summary>Whether it is <c>a ?? b</c>, whose unknown test has the span of <c>a</c>.</summary>
    private static bool IsCoalesce(TemplateConditional choice) =>
        choice.Test is TemplateUnknown test && test.Span == choice.WhenTrue.Span;

    private TemplateValue ResolveArray(TemplateArray array, TemplateScope scope)
    {
        if (!TakeSteps(array.Items.Length))
            return TemplateValue.Unknown;
        return Budget.Array(array.Items.Select(item => Resolve(item, scope)), array.IsPartial);
    }

    private TemplateValue ResolveLoop(TemplateLoop loop, TemplateScope scope)
    {
        if (Rounds(loop.Iteration, scope) is not { } rounds)
            return TemplateValue.Unknown;
        return Budget.Array(rounds.Select(round => Resolve(loop.Body, round)), isPartial: false);
    }

    private ImmutableArray<TemplateScope>? ResolveRounds(TemplateIteration loop, TemplateScope scope)
    {
        switch (Resolve(loop.Items, scope))
        {
            case ArrayValue { IsPartial: false } array when TakeSteps(array.Items.Length):
                return Budget.Rounds(array.Items.Select((item, index) => new TemplateScope(scope, loop, item, index)));
            case ScalarValue count
                when NumberBelow(count, Limits.MostItems + 1) is { } number && TakeSteps(number):
                return Budget.Rounds(Enumerable.Range(0, number)
                    .Select(index => new TemplateScope(scope, loop, TemplateValue.Unknown, index)));
            default:
                return null;
        }
    }

    private TemplateValue Member(TemplateValue target, string name) => target switch
    {
        ResourceValue resource => MemberOf(resource, name),
        ModuleValue { IsOutputs: false } module => MemberOf(module, name),
        ModuleValue module => Output(module, name),
        ContainerValue container when name == "id" => Budget.Text(IdOf(container)),
        RoleDefinitionValue role when name == "id" =>
            Budget.Text(ResourceIds.Of(ResourceTypes.RoleDefinition, role.Id), role.Place),
        RoleDefinitionValue role when name == "roleDefinitionId" => Budget.Text(role.Id, role.Place),
        DeployerValue when name == "objectId" => new PrincipalValue(new(PrincipalKind.Other)),
        ChoiceValue choice => ChoiceValue.Of(choice.Alternatives.Select(alternative => Member(alternative, name))),
        UnknownValue { Origin: { } origin } => new UnknownValue((origin, name)),
        _ => Property(target, name),
    };

    private static TemplateValue MemberOf(ModuleValue module, string name) => name switch
    {
        "outputs" => module.Outputs,
        "properties" => module,
        _ => TemplateValue.Unknown,
    };

    private TemplateValue MemberOf(ResourceValue resource, string name)
    {
        switch (resource.Part, name)
        {
            case (ResourcePart.Whole, "id"):
                return Budget.Text(IdOf(resource), null, resource);
            case (ResourcePart.Whole, "name"):
                return Budget.Text(NameOf(resource), null, resource);
            case (ResourcePart.Whole, "identity"):
                return resource.Of(ResourcePart.Identity);
            case (ResourcePart.Whole, "properties"):
                return resource.Of(ResourcePart.Properties);
            case (ResourcePart.Identity, "principalId"):
            case (ResourcePart.Properties, "principalId")
                when ResourceTypes.Is(resource.Type, ResourceTypes.UserAssignedIdentity):
            case (ResourcePart.IdentityProfile, "objectId"):
                return PrincipalOf(resource);
            case (ResourcePart.Identity, "userAssignedIdentities"):
            case (ResourcePart.IdentityProfile, "kubeletidentity"):
                return resource;
            case (ResourcePart.Properties, "identityProfile")
                when ResourceTypes.Is(resource.Type, ResourceTypes.KubernetesCluster):
                return resource.Of(ResourcePart.IdentityProfile);
            case (ResourcePart.Properties, _) when resource is { IsExisting: false, Body: { } body }:
                return Property(Resolve(body["properties"], resource.Scope!), name);
            default:
                return TemplateValue.Unknown;
        }
    }

    private static TemplateValue PrincipalOf(ResourceValue resource)
    {
        // The nodes of a cluster run the application; the cluster's own identity manages the cluster.
        var kind = resource.Part == ResourcePart.IdentityProfile
            ? PrincipalKind.Application
            : ResourceTypes.IdentityOf(resource.Type);
        return kind == PrincipalKind.Unknown ? TemplateValue.Unknown : new PrincipalValue(new(kind, resource.Symbol));
    }

    /// <summary>The resource whose name an existing resource uses; null if unknown.</summary>
    private ResourceValue? NamedDirectly(ResourceValue resource)
    {
        if (resource is not { IsExisting: true, Body: { } body, Scope: { } scope } || body["name"] is not { } name)
            return null;
        return Resolve(name, scope) is TextValue { Resource: { } named } && ResourceTypes.Is(named.Type, resource.Type!)
            ? named
            : null;
    }

    private string IdOf(ResourceValue resource) =>
        resource.Type is { } type ? ResourceIds.Of(type, NameOf(resource)) : PartialText.Hole.ToString();

    private static string IdOf(ContainerValue container) =>
        container.Scope == AccessScope.ResourceGroup
            ? ResourceIds.GroupOf(PartialText.Hole.ToString())
            : ResourceIds.Subscription;

    private TemplateValue Output(ModuleValue module, string name)
    {
        if (module.Instance is { } instance)
            return Resolve(instance.File.Names.FindOutput(name)?.Value, instance.Scope);

        var verified = VerifiedModule.Read(module.Module.Path);
        return verified is null ? TemplateValue.Unknown : verified.Output(name, module, this);
    }

    private static TemplateValue Nested(TemplateValue target, string name)
    {
        if (target is not ResourceValue { Declaration: TemplateResource parent, Scope: { } scope })
            return TemplateValue.Unknown;

        var child = parent.Children.FirstOrDefault(child => child.Symbol == name);
        return child is null ? TemplateValue.Unknown : new ResourceValue(child, scope);
    }

    private TemplateValue Element(TemplateValue target, TemplateValue index)
    {
        if (target is ChoiceValue || index is ChoiceValue)
        {
            var pairs = target.Alternatives.SelectMany(one => index.Alternatives.Select(other => (one, other)))
                .Take(Limits.MostAlternatives * Limits.MostAlternatives);
            return ChoiceValue.Of(pairs.Select(pair => Element(pair.one, pair.other)));
        }

        return (target, index) switch
        {
            // The resources of a loop differ in their names only.
            (ResourceValue, not TextValue) => target,
            (ModuleValue { IsOutputs: false } module, not TextValue) => OneOf(module, index),
            (ResourceValue { Part: ResourcePart.Identity }, _) => target,
            (_, TextValue { Constant: { } name }) => Member(target, name),
            (ArrayValue array, ScalarValue number) => ElementAt(array, number),
            _ => TemplateValue.Unknown,
        };
    }

    private TemplateValue OneOf(ModuleValue module, TemplateValue index)
    {
        if (module.Module.Loop is not { } loop || Rounds(loop, module.Scope) is not { } rounds)
            return module;
        return index is ScalarValue number && NumberBelow(number, rounds.Length) is { } round
            ? Module(module.Module, rounds[round])
            : module;
    }

    private static TemplateValue ElementAt(ArrayValue array, ScalarValue number) =>
        NumberBelow(number, array.Items.Length) is { } index ? array.Items[index] : TemplateValue.Unknown;

    /// <summary>A number from zero up to, but not including, a limit; null if it is out of range.</summary>
    private static int? NumberBelow(ScalarValue value, int limit) =>
        int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < limit
            ? number
            : null;

    /// <summary>
    /// Sets the place of a value. A value from a variable gets the place of its use; a value from a caller or a loop keeps its
    /// own.
    /// </summary>
    private static TemplateValue Placed(
        TemplateValue value, TemplateExpression expression, TemplateExpression target, TemplateScope scope)
    {
        while (target is TemplateMember or TemplateIndex)
            target = target is TemplateMember member ? member.Target : ((TemplateIndex)target).Target;
        return target is TemplateName name && scope.FindLoopVariable(name) is null ? Moved(value, expression, scope) : value;
    }

    private static TemplateValue Moved(TemplateValue value, TemplateExpression expression, TemplateScope scope)
    {
        if (value is ChoiceValue)
            return ChoiceValue.Of(value.Alternatives.Select(alternative => Moved(alternative, expression, scope)));

        var isInThisFile = value.Place is { } place && place.File == scope.Instance.File.File;
        return isInThisFile ? value.At(scope.Place(expression)) : value;
    }
}
