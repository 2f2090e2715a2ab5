using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>An expression of a template, in one form for Bicep and ARM JSON.</summary>
internal abstract class TemplateExpression
{
    private protected TemplateExpression(TextSpan span) => Span = span;

    /// <summary>The span in the file. A string in ARM JSON includes its quotes.</summary>
    public TextSpan Span { get; }
}

/// <summary>A string without holes, with escapes resolved.</summary>
internal sealed class TemplateString(string value, TextSpan span) : TemplateExpression(span)
{
    public string Value { get; } = value;
}

/// <summary>The source text of a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed class TemplateLiteral(string text, TextSpan span) : TemplateExpression(span)
{
    public string Text { get; } = text;
}

/// <summary>Text with holes: <c>'a${b}c'</c>, or ARM's <c>concat</c> or <c>format</c>.</summary>
internal sealed class TemplateInterpolation(ImmutableArray<TemplateExpression> parts, TextSpan span) : TemplateExpression(span)
{
    /// <summary>The pieces in order; the text between holes is a <see cref="TemplateString"/>.</summary>
    public ImmutableArray<TemplateExpression> Parts { get; } = parts;
}

/// <summary>A name: of a parameter, variable, resource, module or loop variable.</summary>
internal sealed class TemplateName(string name, TemplateNameKind kind, TextSpan span) : TemplateExpression(span)
{
    public string Name { get; } = name;

    public TemplateNameKind Kind { get; } = kind;
}

/// <summary>The namespace of a name. Bicep has one; ARM has one for each kind.</summary>
internal enum TemplateNameKind
{
    /// <summary>Bicep: any declaration of the template.</summary>
    Any,

    /// <summary>ARM: <c>parameters('name')</c>.</summary>
    Parameter,

    /// <summary>ARM: <c>variables('name')</c>.</summary>
    Variable,

    /// <summary>ARM: <c>reference('symbolicName')</c>, a resource.</summary>
    Resource,
}

/// <summary>
/// A call, such as <c>guid(…)</c> or <c>az.roleDefinitions('Reader')</c>. The name does not include <c>az.</c> or <c>sys.</c>.
/// </summary>
internal sealed class TemplateCall(
    string name,
    TemplateExpression? receiver,
    ImmutableArray<TemplateExpression> arguments,
    TextSpan span,
    bool isBuiltIn = false) : TemplateExpression(span)
{
    public string Name { get; } = name;

    /// <summary>Whether <c>az.</c> or <c>sys.</c> comes before the name, so that no function of the template hides it.</summary>
    public bool IsBuiltIn { get; } = isBuiltIn;

    /// <summary>The receiver of a method, as in <c>account.listKeys()</c>; null for a function.</summary>
    public TemplateExpression? Receiver { get; } = receiver;

    public ImmutableArray<TemplateExpression> Arguments { get; } = arguments;
}

/// <summary><c>a.b</c>, <c>a.?b</c> and <c>a!.b</c>.</summary>
internal sealed class TemplateMember(TemplateExpression target, string name, TextSpan span, bool isSafe = false)
    : TemplateExpression(span)
{
    public TemplateExpression Target { get; } = target;

    public string Name { get; } = name;

    /// <summary>Whether it is <c>a.?b</c>, which is null if <c>a</c> has no <c>b</c>.</summary>
    public bool IsSafe { get; } = isSafe;
}

/// <summary>A resource nested in another: <c>account::project</c>.</summary>
internal sealed class TemplateNested(TemplateExpression target, string name, TextSpan span) : TemplateExpression(span)
{
    public TemplateExpression Target { get; } = target;

    public string Name { get; } = name;
}

/// <summary><c>a[b]</c>, <c>a[?b]</c>, <c>a[^b]</c>.</summary>
internal sealed class TemplateIndex(
    TemplateExpression target, TemplateExpression index, TextSpan span, bool isSafe = false, bool isFromEnd = false)
    : TemplateExpression(span)
{
    public TemplateExpression Target { get; } = target;

    public TemplateExpression Index { get; } = index;

    /// <summary>Whether it is <c>a[?b]</c>, which is null if there is no such item or property.</summary>
    public bool IsSafe { get; } = isSafe;

    /// <summary>Whether it counts from the end: <c>a[^1]</c> is the last item.</summary>
    public bool IsFromEnd { get; } = isFromEnd;
}

/// <summary><c>a ? b : c</c>, ARM's <c>if(a, b, c)</c>, or <c>a ?? b</c> with an unknown test.</summary>
internal sealed class TemplateConditional(
    TemplateExpression test,
    TemplateExpression whenTrue,
    TemplateExpression whenFalse,
    TextSpan span) : TemplateExpression(span)
{
    public TemplateExpression Test { get; } = test;

    public TemplateExpression WhenTrue { get; } = whenTrue;

    public TemplateExpression WhenFalse { get; } = whenFalse;
}

/// <summary>An object with its properties in file order; a name may occur twice.</summary>
internal sealed class TemplateObject(
    ImmutableArray<TemplateProperty> properties, TextSpan span, ImmutableArray<DynamicProperty> dynamic = default)
    : TemplateExpression(span)
{
    private bool _isPartial;

    /// <summary>The properties whose name is written.</summary>
    public ImmutableArray<TemplateProperty> Properties { get; } = properties;

    /// <summary>Spreads and properties with an interpolated name, in file order.</summary>
    public ImmutableArray<DynamicProperty> Dynamic { get; } =
        dynamic.IsDefault ? ImmutableArray<DynamicProperty>.Empty : dynamic;

    /// <summary>Whether the object may have more than <see cref="Properties"/>.</summary>
    public bool IsPartial
    {
        get => _isPartial || !Dynamic.IsEmpty;
        set => _isPartial = value;
    }

    /// <summary>Whether the object may have more than what is written, through mistakes.</summary>
    public bool IsBroken => _isPartial;

    /// <summary>
    /// The value of a property, or null. Ignores case, as Azure does for the properties of a resource. Unknown if a spread or an
    /// interpolated name comes after the property and may replace it.
    /// </summary>
    public TemplateExpression? this[string name]
    {
        get
        {
            var index = IndexOf(name);
            if (index < 0)
                return null;

            var value = Properties[index].Value;
            return !Dynamic.IsEmpty && Dynamic[Dynamic.Length - 1].Position > index ? new TemplateUnknown(value.Span) : value;
        }
    }

    /// <summary>The index of the first property with a name, preferring the same case; -1 if there is none.</summary>
    public int IndexOf(string name)
    {
        var other = -1;
        for (var i = 0; i < Properties.Length; i++)
        {
            var candidate = Properties[i].Name;
            if (candidate == name)
                return i;
            if (other < 0 && candidate.Equals(name, System.StringComparison.OrdinalIgnoreCase))
                other = i;
        }

        return other;
    }
}

/// <summary>A spread (<c>...a</c>) in an object, or a property with an interpolated name.</summary>
internal readonly struct DynamicProperty(int position, TemplateExpression? name, TemplateExpression value)
{
    /// <summary>The number of properties with a written name that come before it.</summary>
    public int Position { get; } = position;

    /// <summary>The name; null for a spread.</summary>
    public TemplateExpression? Name { get; } = name;

    public TemplateExpression Value { get; } = value;
}

/// <summary>A property of an object.</summary>
internal readonly struct TemplateProperty(string name, TextSpan nameSpan, TemplateExpression value)
{
    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;

    public TemplateExpression Value { get; } = value;
}

/// <summary>An array.</summary>
internal sealed class TemplateArray(ImmutableArray<TemplateExpression> items, TextSpan span) : TemplateExpression(span)
{
    /// <summary>The items; a spread is a <see cref="TemplateSpread"/>.</summary>
    public ImmutableArray<TemplateExpression> Items { get; } = items;

    /// <summary>Whether the array may have more than <see cref="Items"/>, through mistakes.</summary>
    public bool IsPartial { get; set; }
}

/// <summary><c>...a</c> in an array.</summary>
internal sealed class TemplateSpread(TemplateExpression value, TextSpan span) : TemplateExpression(span)
{
    public TemplateExpression Value { get; } = value;
}

/// <summary>An operator with one or two operands, such as <c>!a</c> or <c>a == b</c>.</summary>
internal sealed class TemplateOperation(string sign, ImmutableArray<TemplateExpression> operands, TextSpan span)
    : TemplateExpression(span)
{
    public string Sign { get; } = sign;

    public ImmutableArray<TemplateExpression> Operands { get; } = operands;
}

/// <summary><c>(a, b) => body</c>, an argument of <c>map</c>, <c>filter</c> and the like.</summary>
internal sealed class TemplateLambda(ImmutableArray<string> parameters, TemplateExpression body, TextSpan span)
    : TemplateExpression(span)
{
    public ImmutableArray<string> Parameters { get; } = parameters;

    public TemplateExpression Body { get; } = body;
}

/// <summary><c>[for item in items: body]</c>.</summary>
internal sealed class TemplateLoop(TemplateIteration iteration, TemplateExpression body, TextSpan span) : TemplateExpression(span)
{
    public TemplateIteration Iteration { get; } = iteration;

    public TemplateExpression Body { get; } = body;
}

/// <summary>The head of a loop: <c>for (item, index) in items</c>; ARM's <c>copy</c> has a count instead of items.</summary>
internal sealed class TemplateIteration(string? item, string? index, TemplateExpression items)
{
    /// <summary>The name of the loop variable; null in ARM, which uses <c>copyIndex()</c>.</summary>
    public string? Item { get; } = item;

    public string? Index { get; } = index;

    /// <summary>The items of the loop; in ARM, the count.</summary>
    public TemplateExpression Items { get; } = items;
}

/// <summary>An expression that is not understood, so it proves nothing.</summary>
internal sealed class TemplateUnknown(TextSpan span) : TemplateExpression(span);
