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
    /// The parameter of a root, the variable, or a property of either. Two values of the same origin are the same.
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
internal sealed class TextValue(string pattern, TemplatePlace? place = null, ResourceValue? resource = null) : TemplateValue
{
    public string Pattern { get; } = pattern;

    /// <summary>The whole text; null if a part is unknown.</summary>
    public string? Constant => Pattern.IndexOf(PartialText.Hole) < 0 ? Pattern : null;

    /// <summary>The resource that has this id or name, if known.</summary>
    public ResourceValue? Resource { get; } = resource;

    public override TemplatePlace? Place => place;

    public override TemplateValue At(TemplatePlace other) => new TextValue(Pattern, other, Resource);
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

/// <summary>An object. Its properties are resolved on demand.</summary>
internal sealed class ObjectValue(TemplateObject body, TemplateScope scope) : TemplateValue
{
    public TemplateObject Body { get; } = body;

    public TemplateScope Scope { get; } = scope;

    public override TemplatePlace? Place => Scope.Place(Body);
}

/// <summary>An array.</summary>
internal sealed class ArrayValue(ImmutableArray<TemplateValue> items, bool isPartial) : TemplateValue
{
    public ImmutableArray<TemplateValue> Items { get; } = items;

    /// <summary>Whether it may have more items.</summary>
    public bool IsPartial { get; } = isPartial;

    /// <summary>Whether all known items are constant text.</summary>
    public bool IsConstantText => Items.All(static item => item is TextValue { Constant: not null });
}

/// <summary>A resource, or the part of one that leads to its identity.</summary>
internal sealed class ResourceValue(
    string? type,
    string? symbol,
    TemplateObject? body,
    TemplateScope? scope,
    bool isExisting,
    object? declaration,
    ResourcePart part = ResourcePart.Whole) : TemplateValue
{
    public ResourceValue(TemplateResource resource, TemplateScope scope)
        : this(resource.Type, resource.Symbol, resource.Body, scope, resource.IsExisting, resource) { }

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

    public ResourceValue Of(ResourcePart part) => new(Type, Symbol, Body, Scope, IsExisting, Declaration, part);
}

/// <summary>A part of a resource.</summary>
internal enum ResourcePart
{
    Whole,
    Properties,

    /// <summary><c>identity</c>, and its user-assigned identities.</summary>
    Identity,

    /// <summary><c>identityProfile</c> of a Kubernetes cluster: the identities of its nodes.</summary>
    IdentityProfile,
}

/// <summary>A module call.</summary>
internal sealed class ModuleValue(
    TemplateModule module, TemplateScope scope, TemplateInstance? instance, bool isOutputs = false) : TemplateValue
{
    public TemplateModule Module { get; } = module;

    /// <summary>The scope of the call.</summary>
    public TemplateScope Scope { get; } = scope;

    /// <summary>The template with its arguments; null if it is not among the files.</summary>
    public TemplateInstance? Instance { get; } = instance;

    /// <summary>Whether it is <c>module.outputs</c>.</summary>
    public bool IsOutputs { get; } = isOutputs;

    public ModuleValue Outputs => new(Module, Scope, Instance, isOutputs: true);
}

/// <summary>A resource group, a subscription or a scope above.</summary>
internal sealed class ContainerValue(AccessScope scope) : TemplateValue
{
    public AccessScope Scope { get; } = scope;
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
    private ChoiceValue(ImmutableArray<TemplateValue> alternatives) => Alternatives = alternatives;

    public override ImmutableArray<TemplateValue> Alternatives { get; }

    public static TemplateValue Of(IEnumerable<TemplateValue> values)
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

        return alternatives.Count == 1 ? alternatives[0] : new ChoiceValue(alternatives.ToImmutable());
    }
}
