using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Infrastructure.Syntax;

/// <summary>Converts ARM functions that have a syntax in Bicep.</summary>
internal static class ArmFunction
{
    public static TemplateExpression Call(string name, ImmutableArray<TemplateExpression> arguments, TextSpan span) =>
        Read(name.ToLowerInvariant(), arguments, span) ?? new TemplateCall(name, null, arguments, span);

    private static TemplateExpression? Read(string name, ImmutableArray<TemplateExpression> arguments, TextSpan span)
    {
        var count = arguments.Length;
        return name switch
        {
            "parameters" when count == 1 => Name(arguments[0], TemplateNameKind.Parameter, span),
            "variables" when count == 1 => Name(arguments[0], TemplateNameKind.Variable, span),
            "reference" when count is >= 1 and <= 3 => Reference(arguments, span),
            "resourceinfo" when count == 1 => Name(arguments[0], TemplateNameKind.Resource, span),
            "true" or "false" or "null" when count == 0 => new TemplateLiteral(name, span),
            "json" when count == 1 => Json(arguments[0], span),
            "if" when count == 3 => new TemplateConditional(arguments[0], arguments[1], arguments[2], span),
            "coalesce" when count is >= 2 and <= Limits.MostLinks => Coalesce(arguments, span),
            "createarray" => new TemplateArray(arguments, span),
            "createobject" => Object(arguments, span),
            "concat" when count > 0 => Concat(arguments, span),
            "format" when count > 0 => ArmFormat.Read(arguments, span),
            "tryget" when count >= 2 => TryGet(arguments, span),
            "indexfromend" when count == 2 => new TemplateIndex(arguments[0], arguments[1], span, isFromEnd: true),
            "tryindexfromend" when count == 2 =>
                new TemplateIndex(arguments[0], arguments[1], span, isSafe: true, isFromEnd: true),
            "lambda" when count > 0 => Lambda(arguments, span),
            "lambdavariables" when count == 1 => Name(arguments[0], TemplateNameKind.Any, span),
            _ => null,
        };
    }

    /// <summary>
    /// Creates a member access. A module's output in ARM is <c>reference('module').outputs.name.value</c>; this returns Bicep's
    /// form, <c>module.outputs.name</c>.
    /// </summary>
    public static TemplateExpression Member(TemplateExpression target, string name, TextSpan span, bool isSafe = false) =>
        name == "value" && target is TemplateMember { Target: var outputs } output && ModuleOfOutputs(outputs) is { } module
            ? new TemplateMember(new TemplateMember(module, "outputs", span), output.Name, span)
            : new TemplateMember(target, name, span, isSafe);

    /// <summary><c>a['b']</c> is <c>a.b</c>.</summary>
    public static TemplateExpression Index(
        TemplateExpression target, TemplateExpression index, TextSpan span, bool isSafe = false) =>
        index is TemplateString name
            ? Member(target, name.Value, span, isSafe)
            : new TemplateIndex(target, index, span, isSafe);

    private static TemplateExpression TryGet(ImmutableArray<TemplateExpression> arguments, TextSpan span) =>
        arguments.Skip(1).Take(Limits.MostLinks)
            .Aggregate(arguments[0], (target, index) => Index(target, index, span, isSafe: true));

    private static TemplateLambda? Lambda(ImmutableArray<TemplateExpression> arguments, TextSpan span)
    {
        var names = arguments.Take(arguments.Length - 1).OfType<TemplateString>().Select(static name => name.Value);
        return new(names.ToImmutableArray(), arguments[arguments.Length - 1], span);
    }

    /// <summary>
    /// The module in <c>reference('module').outputs</c>, whose <c>reference</c> is already read as <c>.properties</c>.
    /// </summary>
    private static TemplateName? ModuleOfOutputs(TemplateExpression outputs) =>
        outputs is TemplateMember { Name: "outputs", Target: TemplateMember { Name: "properties", Target: var target } }
        && target is TemplateName { Kind: TemplateNameKind.Resource } module
            ? module
            : null;

    private static TemplateName? Name(TemplateExpression name, TemplateNameKind kind, TextSpan span) =>
        name is TemplateString text ? new(text.Value, kind, span) : null;

    /// <summary>A reference is the <c>properties</c> of the resource, unless it asks for the full resource.</summary>
    private static TemplateExpression? Reference(ImmutableArray<TemplateExpression> arguments, TextSpan span)
    {
        if (Symbol(arguments[0], span) is not { } resource)
            return null;
        if (arguments.Length < 3)
            return new TemplateMember(resource, "properties", span);
        return arguments[2] is TemplateString kind && kind.Value.ToLowerInvariant() == "full" ? resource : null;
    }

    /// <summary>
    /// The resource of a symbolic name: <c>'app'</c>, or <c>format('apps[{0}]', 0)</c> for one of a loop. A resource id contains
    /// slashes; a symbolic name does not.
    /// </summary>
    private static TemplateExpression? Symbol(TemplateExpression name, TextSpan span) => name switch
    {
        TemplateString { Value: var symbol } when symbol.IndexOf('/') < 0 =>
            new TemplateName(symbol, TemplateNameKind.Resource, span),
        TemplateInterpolation { Parts: { Length: 3 } parts }
            when parts[0] is TemplateString { Value: var start }
            && start.IndexOf('[') == start.Length - 1
            && parts[2] is TemplateString { Value: "]" } =>
            new TemplateIndex(
                new TemplateName(start.Substring(0, start.Length - 1), TemplateNameKind.Resource, span), parts[1], span),
        _ => null,
    };

    /// <summary>Bicep compiles decimals to <c>json('0.5')</c>, and people write <c>json('null')</c>.</summary>
    private static TemplateLiteral? Json(TemplateExpression text, TextSpan span)
    {
        if (text is not TemplateString { Value: var value })
            return null;

        var json = Files.Json.Read(SourceText.From(value));
        return json is { Root: JsonLiteral literal, Mistakes.IsEmpty: true } ? new(literal.Text, span) : null;
    }

    private static TemplateExpression Coalesce(ImmutableArray<TemplateExpression> arguments, TextSpan span)
    {
        var choice = arguments[arguments.Length - 1];
        for (var i = arguments.Length - 2; i >= 0; i--)
            choice = new TemplateConditional(new TemplateUnknown(span), arguments[i], choice, span);
        return choice;
    }

    private static TemplateObject? Object(ImmutableArray<TemplateExpression> arguments, TextSpan span)
    {
        if (arguments.Length % 2 != 0)
            return null;

        var properties = new ArmProperties();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (arguments[i] is TemplateString name)
                properties.Add(name.Value, span, arguments[i + 1]);
            else
                properties.IsPartial = true;
        }

        return properties.ToObject(span);
    }

    /// <summary>Joins text. Returns null if an argument is an array, because <c>concat</c> joins arrays too.</summary>
    private static TemplateExpression? Concat(ImmutableArray<TemplateExpression> arguments, TextSpan span) =>
        arguments.Any(static argument => argument is TemplateArray or TemplateObject or TemplateLoop)
            ? null
            : new ArmText(span).AddRange(arguments).ToExpression();
}
