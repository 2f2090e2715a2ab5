using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>Finds out what the expressions of templates are.</summary>
/// <remarks>
/// Every expression is resolved once for each scope it is seen in, and the steps of one reading are counted: no set of files, however
/// its modules call each other, takes more than its share.
/// </remarks>
internal sealed class ExpressionResolver
{
    private readonly ModuleGraph _graph;
    private readonly TemplateFunctions _functions;
    private int _depth;
    private int _steps;

    public ExpressionResolver(ModuleGraph graph) => (_graph, _functions) = (graph, new(this));

    /// <summary>Whether the files ask for more steps than there are: then not everything was resolved.</summary>
    public bool IsExhausted => _steps >= Limits.MostSteps;

    public TemplateValue Resolve(TemplateExpression? expression, TemplateScope scope)
    {
        switch (expression)
        {
            case null or TemplateUnknown:
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
        if (_depth == Limits.DeepestEvaluation || !TakeSteps(1))
            return TemplateValue.Unknown;

        // What needs itself finds this.
        scope.Values[expression] = TemplateValue.Unknown;
        _depth++;
        var value = ResolveAnew(expression, scope);
        _depth--;
        scope.Values[expression] = value;
        return value;
    }

    /// <summary>A property of what should be an object; <c>null</c> where the object has none.</summary>
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

    /// <summary>What a module call deploys.</summary>
    public ModuleValue Module(TemplateModule module, TemplateScope scope)
    {
        if (!scope.Modules.TryGetValue(module, out var value))
            scope.Modules.Add(module, value = new(module, scope, _graph.Call(module, scope)));
        return value;
    }

    /// <summary>The values a text can have when pieces are put together; a hole for what is not known.</summary>
    public static TemplateValue Join(ImmutableArray<TemplateValue> pieces)
    {
        if (pieces.Length == 1 && pieces[0] is not ScalarValue)
            return pieces[0];

        var texts = ImmutableArray.Create(new TextValue(""));
        foreach (var piece in pieces)
        {
            var longer = ImmutableArray.CreateBuilder<TextValue>();
            foreach (var text in texts)
            {
                foreach (var alternative in piece.Alternatives)
                    longer.Add(new(text.Pattern + PatternOf(alternative), alternative.Place ?? text.Place));
            }

            if (longer.Count > Limits.MostAlternatives || longer[0].Pattern.Length > Limits.LongestText)
                return TemplateValue.Unknown;
            texts = longer.ToImmutable();
        }

        return ChoiceValue.Of(texts);
    }

    /// <summary>A value as text; a hole where it is not known.</summary>
    public static string PatternOf(TemplateValue value) => value switch
    {
        TextValue text => text.Pattern,
        ScalarValue { IsNull: true } => "",
        ScalarValue scalar => scalar.Text,
        _ => PartialText.Hole.ToString(),
    };

    /// <summary>Counts work; false where nothing is left.</summary>
    public bool TakeSteps(int count)
    {
        _steps = Math.Min(_steps + count, Limits.MostSteps);
        return _steps < Limits.MostSteps;
    }

    private TemplateValue ResolveAnew(TemplateExpression expression, TemplateScope scope) => expression switch
    {
        TemplateInterpolation text => ResolveText(text, scope),
        TemplateName name => ResolveName(name, scope),
        TemplateMember member => Placed(Member(Resolve(member.Target, scope), member.Name), member, member.Target, scope),
        TemplateNested nested => Nested(Resolve(nested.Target, scope), nested.Name),
        TemplateIndex index => Placed(Element(Resolve(index.Target, scope), Resolve(index.Index, scope)), index, index.Target, scope),
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

        // ARM joins arrays by the function that joins texts.
        return parts.Any(static part => part is ArrayValue) ? TemplateFunctions.Concatenate(parts) : Join(parts);
    }

    private TemplateValue ResolveName(TemplateName name, TemplateScope scope)
    {
        if (scope.FindLoopVariable(name) is { } variable)
            return variable;

        var instance = scope.Instance;
        return instance.File.Names.Find(name) switch
        {
            TemplateParameter parameter when instance.Outer is null => Parameter(parameter, instance),
            TemplateVariable found when instance.Outer is null => Moved(From(Resolve(found.Value, instance.Scope), (found, instance)), name, scope),
            TemplateResource resource => new ResourceValue(resource, instance.Scope),
            TemplateModule module => Module(module, instance.Scope),
            _ => instance.Outer is { } outer ? Resolve(name, outer) : TemplateValue.Unknown,
        };
    }

    /// <summary>
    /// The argument wins over the default. A root has its argument from the only parameter file; without that its default proves
    /// nothing, for whoever deploys may say something else.
    /// </summary>
    private TemplateValue Parameter(TemplateParameter parameter, TemplateInstance instance)
    {
        if (instance.Caller is not { } caller)
            return instance.Arguments is { } file && file.Values[parameter.Name] is { } literal && Resolve(literal, file.Scope) is var said && !IsNull(said) ? From(said, parameter) : new UnknownValue(parameter);

        var arguments = instance.Module!.Arguments;
        var argument = arguments[parameter.Name] is { } written ? Resolve(written, caller)
            : arguments.IsPartial ? TemplateValue.Unknown
            : ScalarValue.Null;
        return parameter.Default is { } value && argument.Alternatives.Any(IsNull)
            ? ChoiceValue.Of(argument.Alternatives.Select(alternative => IsNull(alternative) ? Resolve(value, instance.Scope) : alternative))
            : argument;
    }

    /// <summary>A value, and where it comes from if that is all there is to know of it.</summary>
    private static TemplateValue From(TemplateValue value, object origin) => value is UnknownValue { Origin: null } ? new UnknownValue(origin) : value;

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

    /// <summary>Whether it is <c>a ?? b</c>, whose unknown test stands where <c>a</c> does.</summary>
    private static bool IsCoalesce(TemplateConditional choice) => choice.Test is TemplateUnknown test && test.Span == choice.WhenTrue.Span;

    private TemplateValue ResolveArray(TemplateArray array, TemplateScope scope) =>
        TakeSteps(array.Items.Length) ? new ArrayValue(array.Items.Select(item => Resolve(item, scope)).ToImmutableArray(), array.IsPartial) : TemplateValue.Unknown;

    private TemplateValue ResolveLoop(TemplateLoop loop, TemplateScope scope) =>
        Rounds(loop.Iteration, scope) is { } rounds ? new ArrayValue(rounds.Select(round => Resolve(loop.Body, round)).ToImmutableArray(), isPartial: false) : TemplateValue.Unknown;

    /// <summary>The rounds of a loop; null where they are not known.</summary>
    public ImmutableArray<TemplateScope>? Rounds(TemplateIteration loop, TemplateScope scope)
    {
        if (!scope.Rounds.TryGetValue(loop, out var rounds))
            scope.Rounds.Add(loop, rounds = RoundsAnew(loop, scope));
        return rounds;
    }

    private ImmutableArray<TemplateScope>? RoundsAnew(TemplateIteration loop, TemplateScope scope)
    {
        switch (Resolve(loop.Items, scope))
        {
            case ArrayValue { IsPartial: false } array when TakeSteps(array.Items.Length):
                return array.Items.Select((item, index) => new TemplateScope(scope, loop, item, index)).ToImmutableArray();
            case ScalarValue count when int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number <= Limits.MostItems
                && TakeSteps(number):
                return Enumerable.Range(0, number).Select(index => new TemplateScope(scope, loop, TemplateValue.Unknown, index)).ToImmutableArray();
            default:
                return null;
        }
    }

    private TemplateValue Member(TemplateValue target, string name) => target switch
    {
        ResourceValue resource => MemberOf(resource, name),
        ModuleValue { IsOutputs: false } module => name == "outputs" ? module.Outputs : name == "properties" ? module : TemplateValue.Unknown,
        ModuleValue module => Output(module, name),
        ContainerValue container when name == "id" => new TextValue(container.Scope == AccessScope.ResourceGroup ? ResourceIds.GroupOf(PartialText.Hole.ToString()) : ResourceIds.Subscription),
        RoleDefinitionValue role when name == "id" => new TextValue(ResourceIds.Of(ResourceTypes.RoleDefinition, role.Id), role.Place),
        RoleDefinitionValue role when name == "roleDefinitionId" => new TextValue(role.Id, role.Place),
        DeployerValue when name == "objectId" => new PrincipalValue(new(PrincipalKind.Other)),
        ChoiceValue choice => ChoiceValue.Of(choice.Alternatives.Select(alternative => Member(alternative, name))),
        UnknownValue { Origin: { } origin } => new UnknownValue((origin, name)),
        _ => Property(target, name),
    };

    private TemplateValue MemberOf(ResourceValue resource, string name)
    {
        switch (resource.Part, name)
        {
            case (ResourcePart.Whole, "id"):
                return new TextValue(IdOf(resource), null, resource);
            case (ResourcePart.Whole, "name"):
                return new TextValue(NameOf(resource), null, resource);
            case (ResourcePart.Whole, "identity"):
                return resource.Of(ResourcePart.Identity);
            case (ResourcePart.Whole, "properties"):
                return resource.Of(ResourcePart.Properties);
            case (ResourcePart.Identity, "principalId"):
            case (ResourcePart.Properties, "principalId") when ResourceTypes.Is(resource.Type, ResourceTypes.UserAssignedIdentity):
            case (ResourcePart.IdentityProfile, "objectId"):
                return PrincipalOf(resource);
            case (ResourcePart.Identity, "userAssignedIdentities"):
            case (ResourcePart.IdentityProfile, "kubeletidentity"):
                return resource;
            case (ResourcePart.Properties, "identityProfile") when ResourceTypes.Is(resource.Type, ResourceTypes.KubernetesCluster):
                return resource.Of(ResourcePart.IdentityProfile);
            case (ResourcePart.Properties, _) when resource is { IsExisting: false, Body: { } body }:
                return Property(Resolve(body["properties"], resource.Scope!), name);
            default:
                return TemplateValue.Unknown;
        }
    }

    private static TemplateValue PrincipalOf(ResourceValue resource)
    {
        // What works on the nodes of a cluster is the application; the cluster itself is not.
        var kind = resource.Part == ResourcePart.IdentityProfile ? PrincipalKind.Application : ResourceTypes.IdentityOf(resource.Type);
        return kind == PrincipalKind.Unknown ? TemplateValue.Unknown : new PrincipalValue(new(kind, resource.Symbol));
    }

    /// <summary>The pattern of a resource's name; ARM writes those of the parents before it.</summary>
    public string NameOf(ResourceValue resource) =>
        resource.Body is { } body && body["name"] is { } name && Resolve(name, resource.Scope!) is TextValue text ? text.Pattern : PartialText.Hole.ToString();

    /// <summary>What a resource is that is only referred to: the one whose name it is given, where that is known; else itself.</summary>
    public ResourceValue Named(ResourceValue resource)
    {
        for (var i = 0; i < Limits.DeepestModule && resource is { IsExisting: true, Body: { } body, Scope: { } scope }
            && body["name"] is { } name && Resolve(name, scope) is TextValue { Resource: { } named } && ResourceTypes.Is(named.Type, resource.Type!); i++)
            resource = named;
        return resource;
    }

    /// <summary>The kind of an account that is deployed; null where it is not known.</summary>
    public string? KindOf(ResourceValue account) =>
        Named(account) is { IsExisting: false, Body: { } body, Scope: { } scope } ? (Resolve(body["kind"], scope) as TextValue)?.Constant : null;

    private string IdOf(ResourceValue resource) => resource.Type is { } type ? ResourceIds.Of(type, NameOf(resource)) : PartialText.Hole.ToString();

    private TemplateValue Output(ModuleValue module, string name)
    {
        if (module.Instance is { } instance)
            return instance.File.Names.FindOutput(name) is { } output ? Resolve(output.Value, instance.Scope) : TemplateValue.Unknown;
        return VerifiedModule.Read(module.Module.Path) is { } verified ? verified.Output(name, module, this) : TemplateValue.Unknown;
    }

    private static TemplateValue Nested(TemplateValue target, string name) =>
        target is ResourceValue { Declaration: TemplateResource parent, Scope: { } scope } && parent.Children.FirstOrDefault(child => child.Symbol == name) is { } child
            ? new ResourceValue(child, scope)
            : TemplateValue.Unknown;

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
            // The resources and modules of a loop differ in names only.
            (ResourceValue or ModuleValue { IsOutputs: false }, not TextValue) => target is ModuleValue module ? OneOf(module, index) : target,
            (ResourceValue { Part: ResourcePart.Identity }, _) => target,
            (_, TextValue { Constant: { } name }) => Member(target, name),
            (ArrayValue array, ScalarValue number) => ElementAt(array, number),
            _ => TemplateValue.Unknown,
        };
    }

    private TemplateValue OneOf(ModuleValue module, TemplateValue index)
    {
        if (module.Module.Loop is not { } loop)
            return module;
        return Rounds(loop, module.Scope) is { } rounds && index is ScalarValue number && ToIndex(number, rounds.Length) is { } place
            ? Module(module.Module, rounds[place])
            : module;
    }

    private static TemplateValue ElementAt(ArrayValue array, ScalarValue number) =>
        ToIndex(number, array.Items.Length) is { } place ? array.Items[place] : TemplateValue.Unknown;

    private static int? ToIndex(ScalarValue number, int count) =>
        int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : null;

    /// <summary>What is read from a variable stands where it is read; what comes from a caller or from a loop, where it is written.</summary>
    private static TemplateValue Placed(TemplateValue value, TemplateExpression expression, TemplateExpression target, TemplateScope scope)
    {
        while (target is TemplateMember or TemplateIndex)
            target = target is TemplateMember member ? member.Target : ((TemplateIndex)target).Target;
        return target is TemplateName name && scope.FindLoopVariable(name) is null ? Moved(value, expression, scope) : value;
    }

    private static TemplateValue Moved(TemplateValue value, TemplateExpression expression, TemplateScope scope) =>
        value is ChoiceValue ? ChoiceValue.Of(value.Alternatives.Select(alternative => Moved(alternative, expression, scope)))
        : value.Place is { } place && place.File == scope.Instance.File.File ? value.At(scope.Place(expression))
        : value;
}
