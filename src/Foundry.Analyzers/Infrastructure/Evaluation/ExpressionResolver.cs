using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
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
    /// <summary>A scope of which nothing is known.</summary>
    private static readonly ContainerValue Nowhere = new(AccessScope.ResourceGroup);

    private static readonly TemplateValue?[] Gap = { null };

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
            case TemplateObject { Dynamic.IsEmpty: true } map:
                return new ObjectValue(map, scope);
            case TemplateLambda lambda:
                return new LambdaValue(lambda, scope);
        }

        if (scope.Values.TryGetValue(expression, out var known))
            return known;
        if (_depth == Limits.DeepestEvaluation || !TakeSteps(1) || Budget.IsExhausted)
            return TemplateValue.Unknown;

        _cancellation.ThrowIfCancellationRequested();

        // An expression that depends on itself finds this value.
        scope.Values[expression] = TemplateValue.Unknown;
        _depth++;
        var value = Known(Budget.Choice(ResolveUncached(expression, scope)), (expression, scope));
        _depth--;
        scope.Values[expression] = value;
        return value;
    }

    /// <summary>
    /// A property of a declaration; the value <c>null</c> if it is certain that the file does not declare it. The service then
    /// uses its default. Ignores case, as Azure does.
    /// </summary>
    public TemplateValue Property(TemplateValue target, string name)
    {
        switch (target)
        {
            case ObjectValue map when TakeSteps(map.Count / 8):
                var whole = Whole(map);
                if (whole.Find(name) is { } member)
                    return ValueOf(member, whole);
                return whole.IsPartial ? TemplateValue.Unknown : ScalarValue.Null;
            case ScalarValue { IsNull: true }:
                return ScalarValue.Null;
            case ChoiceValue choice:
                return ChoiceValue.Of(choice.Alternatives.Select(alternative => Property(alternative, name)));
            default:
                return TemplateValue.Unknown;
        }
    }

    /// <summary>The properties of an object with their values; spreads and interpolated names are resolved.</summary>
    public ObjectValue Whole(ObjectValue map) => map.Body is { Dynamic.IsEmpty: false } body
        ? Resolve(body, map.Scope!) as ObjectValue ?? new(ImmutableArray<ObjectMember>.Empty, isPartial: true, map.Place)
        : map;

    /// <summary>The value of a property that an object has.</summary>
    public TemplateValue ValueOf(ObjectMember member, ObjectValue of)
    {
        var value = member.Resolve(this);
        return of.IsReadBack ? ReadBack(value) : value;
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
        NameValueOf(resource) is TextValue text ? text.Pattern : PartialText.Hole.ToString();

    /// <summary>The name of a resource.</summary>
    public TemplateValue NameValueOf(ResourceValue resource) =>
        resource.Body is { } body && body["name"] is { } name ? Resolve(name, resource.Scope!) : TemplateValue.Unknown;

    /// <summary>The resource group, or the scope above, that a template is deployed to.</summary>
    public ContainerValue TargetOf(TemplateInstance instance)
    {
        instance.Target ??= instance.Caller is { } caller
            ? ContainerOf(instance.Module!.Scope, caller)
            : TargetOfRoot(instance);
        return instance.Target;
    }

    /// <summary>The resource group that a resource is in, or is looked up in.</summary>
    public ContainerValue ContainerOf(ResourceValue resource)
    {
        if (resource is not { Body: { } body, Scope: { } scope })
            return Nowhere;
        if (resource.Declaration is TemplateModule module)
            return ContainerOf(module.Scope, scope);
        if (body["scope"] is { } declared)
            return ContainerOf(declared, scope);

        // Compiled from Bicep: "existing" with "subscriptionId" and "resourceGroup".
        var (subscription, group) = (body["subscriptionId"], body["resourceGroup"]);
        return subscription is null && group is null
            ? TargetOf(scope.Instance)
            : new(
                AccessScope.ResourceGroup,
                subscription is null ? TargetOf(scope.Instance).Subscription : Resolve(subscription, scope),
                group is null ? null : Resolve(group, scope));
    }

    /// <summary>
    /// Follows an existing resource to the resource whose name it uses; returns the resource itself if unknown.
    /// </summary>
    public ResourceValue Named(ResourceValue resource)
    {
        for (var i = 0; i < Limits.DeepestModule && NamedDirectly(resource) is { } named; i++)
            resource = named;
        return resource;
    }

    /// <summary>The declared kind of an account; <c>null</c> if it is certain that none is declared.</summary>
    public TemplateValue KindOf(ResourceValue account) =>
        Named(account) is { IsExisting: false, Body: { } body, Scope: { } scope }
            ? Property(new ObjectValue(body, scope), "kind")
            : ScalarValue.Null;

    /// <summary>The possible texts of joined pieces, with a hole for each unknown piece.</summary>
    public TemplateValue Join(ImmutableArray<TemplateValue> pieces)
    {
        if (pieces.Length == 1 && pieces[0] is not ScalarValue)
            return pieces[0];

        var texts = new List<PartialJoin> { new() };
        foreach (var piece in pieces)
        {
            if (texts.Count * piece.Alternatives.Length > Limits.MostAlternatives)
                return TemplateValue.Unknown;

            // Only a piece with alternatives copies the texts before it: a copy for each piece would take quadratic time.
            if (piece is ChoiceValue)
            {
                texts = texts
                    .SelectMany(text => piece.Alternatives.Select(alternative => text.Copy().Add(alternative)))
                    .ToList();
            }
            else
            {
                foreach (var text in texts)
                    text.Add(piece);
            }

            if (texts.Exists(static text => text.Length > Limits.LongestText))
                return TemplateValue.Unknown;
        }

        return ChoiceValue.Of(texts.Select(text => text.ToValue(Budget)));
    }

    /// <summary>The text of a value as Azure writes it into a text; a hole if unknown.</summary>
    public static string PatternOf(TemplateValue value) => value switch
    {
        TextValue text => text.Pattern,
        ScalarValue { IsNull: true } => "",
        ScalarValue { Boolean: { } truth } => truth ? "True" : "False",
        ScalarValue scalar => scalar.Text,
        _ => PartialText.Hole.ToString(),
    };

    /// <summary>Counts steps; false if the limit is reached.</summary>
    public bool TakeSteps(int count)
    {
        _steps = Math.Min(_steps + count, Limits.MostSteps);
        return _steps < Limits.MostSteps;
    }

    private TemplateValue ResolveUncached(TemplateExpression expression, TemplateScope scope) => expression switch
    {
        TemplateInterpolation text => ResolveText(text, scope),
        TemplateName name => ResolveName(name, scope),
        TemplateMember member => Placed(
            Member(Resolve(member.Target, scope), member.Name, IsSafe(member)), member, member.Target, scope),
        TemplateNested nested => Nested(Resolve(nested.Target, scope), nested.Name),
        TemplateIndex index => ResolveIndex(index, scope),
        TemplateConditional choice => ResolveChoice(choice, scope),
        TemplateObject map => ResolveObject(map, scope),
        TemplateArray array => ResolveArray(array, scope),
        TemplateLoop loop => ResolveLoop(loop, scope),
        TemplateOperation operation => _functions.Operate(operation, scope),
        TemplateCall call => _functions.Call(call, scope),
        _ => TemplateValue.Unknown,
    };

    /// <summary>Gives the unknown parts of a value their origin: the expression in its scope is one value.</summary>
    private static TemplateValue Known(TemplateValue value, (TemplateExpression, TemplateScope) origin) => value switch
    {
        UnknownValue { Origin: null } => new UnknownValue(origin),
        ChoiceValue choice => choice.By(origin),
        TextValue { Constant: null, Holes.IsDefault: true } text => new TextValue(
            text.Pattern,
            text.Place,
            text.Resource,
            text.Pattern.Where(static letter => letter == PartialText.Hole)
                .Select((_, index) => (TemplateValue)new UnknownValue((origin, index)))
                .ToImmutableArray()),
        _ => value,
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
        var element = Element(Resolve(index.Target, scope), Resolve(index.Index, scope), index);
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
            TemplateResource { Loop: { } loop } resource =>
                new ResourceValue(resource, instance.Scope.UnknownRound(loop), isOneOfLoop: true),
            TemplateResource resource => new ResourceValue(resource, instance.Scope),
            TemplateModule { Loop: { } loop } module => Module(module, instance.Scope.UnknownRound(loop)),
            TemplateModule module => Module(module, instance.Scope),
            TemplateImport import => Import(import, name, scope),
            _ => instance.Outer is { } outer ? Resolve(name, outer) : TemplateValue.Unknown,
        };
    }

    private TemplateValue ResolveVariable(TemplateVariable variable, TemplateName name, TemplateScope scope) =>
        Moved(Resolve(variable.Value, scope.Instance.Scope), name, scope);

    private TemplateValue Import(TemplateImport import, TemplateName name, TemplateScope scope)
    {
        if (_graph.Imported(import.Path, scope.Instance.File.File) is not { } instance)
            return TemplateValue.Unknown;
        return import.Exported is { } exported ? Exported(exported, name, instance) : new ImportedValue(instance);
    }

    /// <summary>A variable of a file that another file imports.</summary>
    private TemplateValue Exported(string name, TemplateExpression use, TemplateInstance instance) =>
        instance.File.Names.Find(new(name, TemplateNameKind.Any, use.Span)) is TemplateVariable variable
            ? Resolve(variable.Value, instance.Scope)
            : TemplateValue.Unknown;

    /// <summary>
    /// The function of a template, or of a file that it imports, with the file's own scope; null if the call is not of one.
    /// </summary>
    public (TemplateFunction? Function, TemplateScope Scope)? FunctionOf(TemplateCall call, TemplateScope scope)
    {
        var instance = scope.Instance;
        if (call.IsBuiltIn)
            return null;
        if (call.Receiver is TemplateName receiver)
        {
            return Resolve(receiver, scope) is ImportedValue { Instance: var imported }
                ? (imported.File.Names.FindFunction(call.Name), imported.Scope)
                : null;
        }

        if (call.Receiver is not null)
            return null;
        if (instance.File.Names.FindFunction(call.Name) is { } own)
            return (own, instance.Scope);

        var found = instance.File.Names.Find(new(call.Name, TemplateNameKind.Any, call.Span));
        if (found is not TemplateImport { Exported: { } name } import)
            return null;
        return _graph.Imported(import.Path, instance.File.File) is { } other
            ? (other.File.Names.FindFunction(name), other.Scope)
            : (null, scope);
    }

    /// <summary>The file that an expression loads by its path; null if it is not among the files.</summary>
    public InfrastructureFile? Loaded(string path, TemplateScope scope) => _graph.Loaded(path, scope.Instance.File.File);

    /// <summary>The part of a value that a JSON path of plain names chooses, such as <c>$.roles.user</c>.</summary>
    public TemplateValue PartOf(TemplateValue value, string? path)
    {
        if (path is null || path.Length > Limits.LongestWord || path.IndexOfAny(new[] { '[', '*', '?', '(', ' ' }) >= 0)
            return TemplateValue.Unknown;
        return path.Split('.').Where(static name => name is not ("$" or "")).Aggregate(
            value, (part, name) => Member(part, name, isSafe: false));
    }

    /// <summary>The content of a JSON file.</summary>
    public TemplateValue DataOf(InfrastructureFile file) => _graph.DataOf(file).Resolve(this);

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
        if (instance.Arguments?.Find(parameter.Name) is not { } found)
            return new UnknownValue(parameter);

        var argument = Resolve(found.Value, found.Scope);
        return argument is UnknownValue || IsNull(argument) ? new UnknownValue(parameter) : argument;
    }

    /// <summary>An argument of a module call; <c>null</c> if the call does not pass it.</summary>
    private TemplateValue Argument(string name, TemplateObject arguments, TemplateScope caller) =>
        Property(new ObjectValue(arguments, caller), name);

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

        var items = array.Items.SelectMany(item => item is TemplateSpread spread
            ? ItemsOf(Resolve(spread.Value, scope))
            : Enumerable.Repeat<TemplateValue?>(Resolve(item, scope), 1));
        return Budget.Array(array.IsPartial ? Gap.Concat(items).Concat(Gap) : items);
    }

    private static IEnumerable<TemplateValue?> ItemsOf(TemplateValue value) =>
        value is ArrayValue array ? array.WithGaps() : Gap;

    /// <summary>Makes an object with spreads and interpolated names. What comes later replaces what comes before.</summary>
    private TemplateValue ResolveObject(TemplateObject map, TemplateScope scope)
    {
        var made = new ObjectMaker(map.IsBroken);
        var index = 0;
        foreach (var dynamic in map.Dynamic)
        {
            for (; index < dynamic.Position; index++)
                made.Add(new(map.Properties[index], scope));
            if (dynamic.Name is { } name)
                made.Add(Resolve(name, scope), Resolve(dynamic.Value, scope));
            else
                made.AddAll(Resolve(dynamic.Value, scope) is ObjectValue spread ? Whole(spread) : null);
            if (!TakeSteps(1 + made.Count / 8))
                return TemplateValue.Unknown;
        }

        for (; index < map.Properties.Length; index++)
            made.Add(new(map.Properties[index], scope));
        return made.ToValue(Budget, scope.Place(map));
    }

    private TemplateValue ResolveLoop(TemplateLoop loop, TemplateScope scope)
    {
        if (Rounds(loop.Iteration, scope) is not { } rounds)
            return TemplateValue.Unknown;
        return Budget.Array(rounds.Select(round => Resolve(loop.Body, round)));
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

    private TemplateValue Member(TemplateValue target, string name, bool isSafe) => target switch
    {
        ResourceValue resource => MemberOf(resource, name),
        ModuleValue { IsOutputs: false } module => MemberOf(module, name),
        ModuleValue { IsReference: true } module => new OutputValue(Output(module, name)),
        ModuleValue module => Output(module, name),
        OutputValue output => name == "value" ? output.Value : TemplateValue.Unknown,
        ContainerValue container => MemberOf(container, name),
        RoleDefinitionValue role when name == "id" =>
            Budget.Text(ResourceIds.Of(ResourceTypes.RoleDefinition, role.Id), role.Place),
        RoleDefinitionValue role when name == "roleDefinitionId" => Budget.Text(role.Id, role.Place),
        DeployerValue when name == "objectId" => new PrincipalValue(new(PrincipalKind.Other)),
        ImportedValue { Instance: var instance } =>
            instance.File.Names.Find(new(name, TemplateNameKind.Any, default)) is TemplateVariable variable
                ? Resolve(variable.Value, instance.Scope)
                : TemplateValue.Unknown,
        // To read a member of null fails the deployment.
        ChoiceValue choice => ChoiceValue.Of(choice.Alternatives
            .Where(alternative => isSafe || !IsNull(alternative))
            .Select(alternative => Member(alternative, name, isSafe))
            .DefaultIfEmpty(TemplateValue.Unknown)),
        UnknownValue { Origin: not null } => new UnknownValue(new CallOrigin("." + name, ImmutableArray.Create(target))),
        ObjectValue map => MemberOf(map, name, isSafe),
        ScalarValue { IsNull: true } when isSafe => ScalarValue.Null,
        _ => TemplateValue.Unknown,
    };

    /// <summary>
    /// A property that an expression reads. One that is not written is unknown, unless the expression asks for null then. So is
    /// one of another case.
    /// </summary>
    private TemplateValue MemberOf(ObjectValue map, string name, bool isSafe)
    {
        if (!TakeSteps(map.Count / 8))
            return TemplateValue.Unknown;

        map = Whole(map);
        if (map.Find(name) is { } member)
            return member.Name == name ? ValueOf(member, map) : TemplateValue.Unknown;
        return isSafe && !map.IsPartial ? ScalarValue.Null : TemplateValue.Unknown;
    }

    /// <summary>Whether a member is null where its target is null: <c>a.?b</c>, and <c>.c</c> after it.</summary>
    private static bool IsSafe(TemplateExpression expression) => expression switch
    {
        TemplateMember member => member.IsSafe || IsSafe(member.Target),
        TemplateIndex index => index.IsSafe || IsSafe(index.Target),
        _ => false,
    };

    private TemplateValue MemberOf(ContainerValue container, string name)
    {
        switch (name)
        {
            case "id":
                return IdOf(container);
            case "name" when container is { Group: { } group }:
                return group;
            case "subscriptionId" when container is { Subscription: { } subscription }:
                return subscription;
            default:
                return new UnknownValue(new CallOrigin("." + name, ImmutableArray.Create<TemplateValue>(container)));
        }
    }

    private static TemplateValue MemberOf(ModuleValue module, string name) => name switch
    {
        "outputs" => module.Outputs,
        "properties" => module.Reference,
        _ => TemplateValue.Unknown,
    };

    private TemplateValue MemberOf(ResourceValue resource, string name)
    {
        switch (resource.Part, name)
        {
            case (ResourcePart.Whole, "id"):
                return Budget.Text(IdOf(resource), null, resource);
            case (ResourcePart.Whole, "name"):
                return NameValueOf(resource) is TextValue text
                    ? Budget.Text(text.Pattern, null, resource, text.Holes)
                    : Budget.Text(
                        PartialText.Hole.ToString(), null, resource, ImmutableArray.Create(NameValueOf(resource)));
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
                return resource.Of(ResourcePart.UserAssignedIdentities);
            case (ResourcePart.UserAssignedIdentities, _):
                return UserAssigned(null);
            case (ResourcePart.IdentityProfile, "kubeletidentity"):
                return resource;
            case (ResourcePart.Properties, "identityProfile")
                when ResourceTypes.Is(resource.Type, ResourceTypes.KubernetesCluster):
                return resource.Of(ResourcePart.IdentityProfile);
            case (ResourcePart.Properties, _)
                when resource is { IsExisting: false, Declaration: TemplateResource, Body: { } body, Scope: { } scope }:
                return Written(Property(new ObjectValue(body, scope), "properties"), name);
            case (ResourcePart.Whole, _)
                when resource is { IsExisting: false, Declaration: TemplateResource, Body: { } body, Scope: { } scope }:
                return Written(new ObjectValue(body, scope), name);
            default:
                return TemplateValue.Unknown;
        }
    }

    /// <summary>A property of a deployed resource: the one that is written. Azure may add any that is not.</summary>
    private TemplateValue Written(TemplateValue body, string name) =>
        body is ObjectValue map ? MemberOf(map.ReadBack(), name, isSafe: false) : TemplateValue.Unknown;

    /// <summary>A value as Azure returns it: an object may have more properties, and an array more items.</summary>
    private static TemplateValue ReadBack(TemplateValue value) => value switch
    {
        ObjectValue map => map.ReadBack(),
        TextValue or ScalarValue { IsNull: false } or PrincipalValue or UnknownValue => value,
        ChoiceValue => ChoiceValue.Of(value.Alternatives.Select(ReadBack)),
        _ => TemplateValue.Unknown,
    };

    /// <summary>The identity of an entry of <c>userAssignedIdentities</c>, whose key is its id.</summary>
    private static ResourceValue UserAssigned(TemplateValue? id) =>
        id is TextValue { Resource: { } identity } && ResourceTypes.Is(identity.Type, ResourceTypes.UserAssignedIdentity)
            ? identity.Of(ResourcePart.Properties)
            : new(
                ResourceTypes.UserAssignedIdentity, null, null, null, isExisting: true, null, ResourcePart.Properties);

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
        return Resolve(name, scope) is TextValue { Resource: { } named }
            && ResourceTypes.Is(named.Type, resource.Type!)
            && Sameness.OfContainers(ContainerOf(resource), ContainerOf(named))
                ? named
                : null;
    }

    private string IdOf(ResourceValue resource) =>
        resource.Type is { } type ? ResourceIds.Of(type, NameOf(resource)) : PartialText.Hole.ToString();

    private TemplateValue IdOf(ContainerValue container)
    {
        if (container.Scope != AccessScope.ResourceGroup)
        {
            return Budget.Text(
                ResourceIds.Subscription, holes: ImmutableArray.Create(container.Subscription ?? TemplateValue.Unknown));
        }

        return Budget.Text(
            ResourceIds.GroupOf(PartialText.Hole.ToString()),
            holes: ImmutableArray.Create(
                container.Subscription ?? TemplateValue.Unknown, container.Group ?? TemplateValue.Unknown));
    }

    private ContainerValue TargetOfRoot(TemplateInstance root)
    {
        var subscription = new UnknownValue((root, "subscription"));
        return root.File.Template.TargetScope is null or "resourceGroup"
            ? new(AccessScope.ResourceGroup, subscription, new UnknownValue((root, "group")))
            : new(AccessScope.Subscription, subscription);
    }

    /// <summary>The scope that a module or resource declares; that of the template if it declares none.</summary>
    private ContainerValue ContainerOf(TemplateExpression? declared, TemplateScope scope)
    {
        if (declared is null)
            return TargetOf(scope.Instance);

        return Resolve(declared, scope) switch
        {
            ContainerValue container => container,
            ResourceValue { IsOneOfLoop: false } group when ResourceTypes.Is(group.Type, ResourceTypes.ResourceGroup) =>
                new(AccessScope.ResourceGroup, TargetOf(scope.Instance).Subscription, NameValueOf(group)),
            _ => Nowhere,
        };
    }

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

    private TemplateValue Element(TemplateValue target, TemplateValue index, TemplateIndex expression)
    {
        if (target is ChoiceValue || index is ChoiceValue)
        {
            var pairs = target.Alternatives.SelectMany(one => index.Alternatives.Select(other => (one, other)))
                .Take(Limits.MostAlternatives * Limits.MostAlternatives);
            return ChoiceValue.Of(pairs.Select(pair => Element(pair.one, pair.other, expression)));
        }

        return (target, index) switch
        {
            (ResourceValue { Part: ResourcePart.UserAssignedIdentities }, _) => UserAssigned(index),
            (ResourceValue resource, not TextValue) => OneOf(resource, index),
            (ModuleValue { IsOutputs: false } module, not TextValue) => OneOf(module, index),
            (_, TextValue { Constant: { } name }) => Member(target, name, IsSafe(expression)),
            (ArrayValue array, ScalarValue number) => ElementAt(array, number, expression),
            (ScalarValue { IsNull: true }, _) when IsSafe(expression) => ScalarValue.Null,
            (UnknownValue { Origin: not null }, _) =>
                new UnknownValue(new CallOrigin("[]", ImmutableArray.Create(target, index))),
            _ => TemplateValue.Unknown,
        };
    }

    /// <summary>The resource of a loop at an index; the resource itself if the index is unknown.</summary>
    private ResourceValue OneOf(ResourceValue resource, TemplateValue index) =>
        resource is { IsOneOfLoop: true, Declaration: TemplateResource { Loop: { } loop } declaration }
        && resource.Scope?.Enclosing is { } outer
        && Rounds(loop, outer) is { } rounds
        && index is ScalarValue number
        && NumberBelow(number, rounds.Length) is { } round
            ? new(declaration, rounds[round])
            : resource;

    private TemplateValue OneOf(ModuleValue module, TemplateValue index)
    {
        if (module.Module.Loop is not { } loop
            || module.Scope.Enclosing is not { } outer
            || Rounds(loop, outer) is not { } rounds)
            return module;
        return index is ScalarValue number && NumberBelow(number, rounds.Length) is { } round
            ? Module(module.Module, rounds[round])
            : module;
    }

    private static TemplateValue ElementAt(ArrayValue array, ScalarValue number, TemplateIndex expression)
    {
        var items = array.Items;
        if (expression.IsFromEnd)
        {
            if (NumberBelow(number, array.Tail + 1) is > 0 and { } fromEnd)
                return items[items.Length - fromEnd];
        }
        else if (NumberBelow(number, array.Head) is { } index)
        {
            return items[index];
        }

        return IsSafe(expression) && !array.IsPartial ? ScalarValue.Null : TemplateValue.Unknown;
    }

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
        if (value is ChoiceValue choice)
        {
            var moved = choice.Alternatives.Select(alternative => Moved(alternative, expression, scope));
            return ChoiceValue.Of(moved, choice.Origin);
        }

        var isInThisFile = value.Place is { } place && place.File == scope.Instance.File.File;
        return isInThisFile ? value.At(scope.Place(expression)) : value;
    }
}
