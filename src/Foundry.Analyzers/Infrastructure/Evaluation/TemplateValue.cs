using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Infrastructure.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Evaluation;

/// <summary>A place in a file.</summary>
internal readonly struct TemplatePlace(InfrastructureFile file, TextSpan span)
{
    public InfrastructureFile File { get; } = file;

    public TextSpan Span { get; } = span;

    public Location ToLocation() => File.At(Span);
}

/// <summary>The value of a template expression, as far as the files define it.</summary>
internal abstract class TemplateValue
{
    public static readonly TemplateValue Unknown = new UnknownValue();

    /// <summary>The place of the value; null if it does not have exactly one.</summary>
    public virtual TemplatePlace? Place => null;

    /// <summary>The same value at another place.</summary>
    public virtual TemplateValue At(TemplatePlace place) => this;

    /// <summary>The possible values: the value itself, or the alternatives of a choice.</summary>
    public virtual ImmutableArray<TemplateValue> Alternatives => ImmutableArray.Create(this);

    /// <summary>Whether it is <c>null</c> or empty text.</summary>
    public bool IsNothing => this is ScalarValue { IsNull: true } or TextValue { Pattern: "" };
}

/// <summary>An unknown value, which may have a known origin.</summary>
internal sealed class UnknownValue(object? origin = null) : TemplateValue
{
    /// <summary>
    /// The parameter of a root, the expression in its scope, or the call of a function. Two values of the same origin are the
    /// same.
    /// </summary>
    public object? Origin { get; } = origin;
}

/// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed class ScalarValue(string text, TemplatePlace? place = null) : TemplateValue
{
    public static readonly ScalarValue Null = new("null");

    public string Text { get; } = text;

    public bool IsNull => Text == "null";

    public bool? Boolean => Text == "true" ? true : Text == "false" ? false : null;

    public override TemplatePlace? Place => place;

    public override TemplateValue At(TemplatePlace other) => new ScalarValue(Text, other);
}

/// <summary>A text with a <see cref="PartialText.Hole"/> for each unknown part.</summary>
internal sealed class TextValue(
    string pattern,
    TemplatePlace? place = null,
    ResourceValue? resource = null,
    ImmutableArray<TemplateValue> holes = default) : TemplateValue
{
    public string Pattern { get; } = pattern;

    /// <summary>The whole text; null if a part is unknown.</summary>
    public string? Constant => Pattern.IndexOf(PartialText.Hole) < 0 ? Pattern : null;

    /// <summary>The resource that has this id or name, if known.</summary>
    public ResourceValue? Resource { get; } = resource;

    /// <summary>The values of the unknown parts, in order; default if nothing is known of them.</summary>
    public ImmutableArray<TemplateValue> Holes { get; } = holes;

    public override TemplatePlace? Place => place;

    public override TemplateValue At(TemplatePlace other) => new TextValue(Pattern, other, Resource, Holes);
}

/// <summary>
/// A literal that is longer than any name, id or address. Only the content of a script is looked into: a function or a comparison
/// for each use of the text would read it again.
/// </summary>
internal sealed class LongTextValue(string text, TemplatePlace place) : TemplateValue
{
    public string Text { get; } = text;

    public override TemplatePlace? Place => place;

    public override TemplateValue At(TemplatePlace other) => new LongTextValue(Text, other);
}

/// <summary>An object: one that is written, or one that is made from others.</summary>
internal sealed class ObjectValue : TemplateValue
{
    private readonly ImmutableArray<ObjectMember> _members;
    private readonly TemplatePlace? _place;

    /// <summary>An object that is written. Its properties are resolved when they are read.</summary>
    public ObjectValue(TemplateObject body, TemplateScope scope, bool isReadBack = false) =>
        (Body, Scope, IsReadBack) = (body, scope, isReadBack);

    public ObjectValue(ImmutableArray<ObjectMember> members, bool isPartial, TemplatePlace? place, bool isReadBack = false) =>
        (_members, IsMadePartial, _place, IsReadBack) = (members, isPartial, place, isReadBack);

    /// <summary>The object as it is written; null if it is made from others.</summary>
    public TemplateObject? Body { get; }

    public TemplateScope? Scope { get; }

    /// <summary>
    /// Whether it is read from a resource that is deployed. Azure adds properties to those that are written, so a property that
    /// is not written is unknown.
    /// </summary>
    public bool IsReadBack { get; }

    /// <summary>Whether it may have more properties than those that are known.</summary>
    public bool IsPartial => IsReadBack || (Body?.IsPartial ?? IsMadePartial);

    public int Count => Body?.Properties.Length ?? _members.Length;

    public override TemplatePlace? Place => Body is null ? _place : Scope!.Place(Body);

    private bool IsMadePartial { get; }

    public IEnumerable<ObjectMember> Members
    {
        get
        {
            for (var i = 0; i < Count; i++)
                yield return At(i);
        }
    }

    /// <summary>A property, preferring the same case.</summary>
    public ObjectMember? Find(string name)
    {
        if (Body is { } body)
            return body.IndexOf(name) is >= 0 and var index ? At(index) : null;

        ObjectMember? other = null;
        foreach (var member in _members)
        {
            if (member.Name == name)
                return member;
            if (other is null && member.Name.Equals(name, System.StringComparison.OrdinalIgnoreCase))
                other = member;
        }

        return other;
    }

    public ObjectValue ReadBack() => Body is { } body
        ? new(body, Scope!, isReadBack: true)
        : new(_members, IsMadePartial, Place, isReadBack: true);

    private ObjectMember At(int index) =>
        Body is { } body ? new(body.Properties[index], Scope!) : _members[index];
}

/// <summary>A property of an object: an expression in its scope, or a value that a function made.</summary>
internal readonly struct ObjectMember
{
    private readonly TemplateValue? _value;

    public ObjectMember(TemplateProperty property, TemplateScope scope) =>
        (Name, Span, Expression, Scope) = (property.Name, property.NameSpan, property.Value, scope);

    public ObjectMember(string name, TemplateValue value) => (Name, _value) = (name, value);

    private ObjectMember(string name, ObjectMember member)
    {
        this = member;
        Name = name;
    }

    public string Name { get; }

    /// <summary>The span of the name, if it is written.</summary>
    public TextSpan Span { get; }

    public TemplateExpression? Expression { get; }

    /// <summary>The scope of the expression.</summary>
    public TemplateScope? Scope { get; }

    public TemplateValue Resolve(ExpressionResolver resolver) => _value ?? resolver.Resolve(Expression, Scope!);

    public ObjectMember Named(string name) => new(name, this);
}

/// <summary>An array. A gap is a place with any number of unknown items.</summary>
internal sealed class ArrayValue(ImmutableArray<TemplateValue> items, int head, int tail, bool isPartial) : TemplateValue
{
    /// <summary>The known items.</summary>
    public ImmutableArray<TemplateValue> Items { get; } = items;

    /// <summary>The number of items before the first gap: their index is known.</summary>
    public int Head { get; } = head;

    /// <summary>The number of items after the last gap: their index from the end is known.</summary>
    public int Tail { get; } = tail;

    /// <summary>Whether it may have more items.</summary>
    public bool IsPartial { get; } = isPartial;

    /// <summary>Whether all known items are constant text.</summary>
    public bool IsConstantText => Items.All(static item => item is TextValue { Constant: not null });

    /// <summary>The items, with null for each gap.</summary>
    public IEnumerable<TemplateValue?> WithGaps()
    {
        for (var i = 0; i < Items.Length; i++)
        {
            if (IsPartial && i >= Head && i <= Items.Length - Tail)
                yield return null;
            yield return Items[i];
        }

        if (IsPartial && Tail == 0)
            yield return null;
    }
}

/// <summary>A lambda, with the scope of the names that it uses.</summary>
internal sealed class LambdaValue(TemplateLambda lambda, TemplateScope scope) : TemplateValue
{
    public TemplateLambda Lambda { get; } = lambda;

    public TemplateScope Scope { get; } = scope;
}

/// <summary>The file that <c>import * as name</c> names.</summary>
internal sealed class ImportedValue(TemplateInstance instance) : TemplateValue
{
    public TemplateInstance Instance { get; } = instance;
}

/// <summary>A resource, or the part of one that leads to its identity.</summary>
internal sealed class ResourceValue(
    string? type,
    string? symbol,
    TemplateObject? body,
    TemplateScope? scope,
    bool isExisting,
    object? declaration,
    ResourcePart part = ResourcePart.Whole,
    bool isOneOfLoop = false) : TemplateValue
{
    public ResourceValue(TemplateResource resource, TemplateScope scope, bool isOneOfLoop = false)
        : this(
            resource.Type,
            resource.Symbol,
            resource.Body,
            scope,
            resource.IsExisting,
            resource,
            ResourcePart.Whole,
            isOneOfLoop) { }

    /// <summary>The type; null if unknown. No type is so long, and every id of the resource would contain it.</summary>
    public string? Type { get; } = type is { Length: <= Limits.LongestText } ? type : null;

    public string? Symbol { get; } = symbol;

    /// <summary>The declaration's body; null if only the id is known.</summary>
    public TemplateObject? Body { get; } = body;

    /// <summary>The scope of the expressions in <see cref="Body"/>.</summary>
    public TemplateScope? Scope { get; } = scope;

    public bool IsExisting { get; } = isExisting;

    /// <summary>The resource or module of the template that declares it; null if only the id is known.</summary>
    public object? Declaration { get; } = declaration;

    public ResourcePart Part { get; } = part;

    /// <summary>Whether it is any one of the resources of a loop: no index chooses one yet.</summary>
    public bool IsOneOfLoop { get; } = isOneOfLoop;

    public ResourceValue Of(ResourcePart part) => new(Type, Symbol, Body, Scope, IsExisting, Declaration, part);
}

/// <summary>A part of a resource.</summary>
internal enum ResourcePart
{
    Whole,
    Properties,

    /// <summary><c>identity</c>: its principal is the system-assigned one.</summary>
    Identity,

    /// <summary><c>identityProfile</c> of a Kubernetes cluster: the identities of its nodes.</summary>
    IdentityProfile,

    /// <summary><c>identity.userAssignedIdentities</c>.</summary>
    UserAssignedIdentities,
}

/// <summary>A module call.</summary>
internal sealed class ModuleValue(
    TemplateModule module,
    TemplateScope scope,
    TemplateInstance? instance,
    bool isOutputs = false,
    bool isReference = false) : TemplateValue
{
    public TemplateModule Module { get; } = module;

    /// <summary>The scope of the call.</summary>
    public TemplateScope Scope { get; } = scope;

    /// <summary>The template with its arguments; null if it is not among the files.</summary>
    public TemplateInstance? Instance { get; } = instance;

    /// <summary>Whether it is <c>module.outputs</c>.</summary>
    public bool IsOutputs { get; } = isOutputs;

    /// <summary>Whether ARM reads it back, with the type and the value of each output.</summary>
    public bool IsReference { get; } = isReference;

    public ModuleValue Outputs => new(Module, Scope, Instance, isOutputs: true, IsReference);

    public ModuleValue Reference => new(Module, Scope, Instance, IsOutputs, isReference: true);
}

/// <summary>An output that ARM reads back: its <c>value</c> is the output.</summary>
internal sealed class OutputValue(TemplateValue value) : TemplateValue
{
    public TemplateValue Value { get; } = value;
}

/// <summary>A resource group, a subscription or a scope above.</summary>
/// <param name="scope">What it is.</param>
/// <param name="subscription">The id of its subscription; null if nothing is known of it.</param>
/// <param name="group">The name of the resource group; null if it is not a resource group, or is unknown.</param>
internal sealed class ContainerValue(
    AccessScope scope, TemplateValue? subscription = null, TemplateValue? group = null) : TemplateValue
{
    public AccessScope Scope { get; } = scope;

    public TemplateValue? Subscription { get; } = subscription;

    public TemplateValue? Group { get; } = group;
}

/// <summary>A role that Bicep finds by name: <c>az.roleDefinitions('Reader')</c>.</summary>
internal sealed class RoleDefinitionValue(string id, TemplatePlace? place) : TemplateValue
{
    /// <summary>The GUID, or a hole if unknown.</summary>
    public string Id { get; } = id;

    public override TemplatePlace? Place => place;
}

/// <summary>The principal that deploys the template: <c>deployer()</c>.</summary>
internal sealed class DeployerValue : TemplateValue;

/// <summary>The object id of an identity.</summary>
internal sealed class PrincipalValue(Principal principal) : TemplateValue
{
    public Principal Principal { get; } = principal;
}

/// <summary>One of several values; the files do not define which.</summary>
internal sealed class ChoiceValue : TemplateValue
{
    private ChoiceValue(ImmutableArray<TemplateValue> alternatives, object? origin) =>
        (Alternatives, Origin) = (alternatives, origin);

    public override ImmutableArray<TemplateValue> Alternatives { get; }

    /// <summary>The expression in its scope that chooses. Two choices of the same origin choose alike.</summary>
    public object? Origin { get; }

    /// <summary>The same choice, as made by an origin unless it has one.</summary>
    public ChoiceValue By(object origin) => Origin is null ? new(Alternatives, origin) : this;

    public static TemplateValue Of(IEnumerable<TemplateValue> values, object? origin = null)
    {
        var alternatives = ImmutableArray.CreateBuilder<TemplateValue>();
        foreach (var value in values)
        {
            foreach (var alternative in value.Alternatives)
            {
                if (alternatives.Contains(alternative))
                    continue;
                if (alternatives.Count == Limits.MostAlternatives)
                    return Unknown;
                alternatives.Add(alternative);
            }
        }

        return alternatives.Count == 1 ? alternatives[0] : new ChoiceValue(alternatives.ToImmutable(), origin);
    }
}
