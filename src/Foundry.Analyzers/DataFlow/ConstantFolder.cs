using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Folds a string, or a <see cref="Uri"/> by its text, to the values it can have.</summary>
/// <remarks>
/// It stays inside the member and the type's own constants. The work for one value is bounded, so that no program, cyclic or
/// doubling, makes folding slow: what exceeds a bound is not known.
/// </remarks>
internal sealed class ConstantFolder
{
    private static readonly ImmutableArray<PartialText> Unknown = ImmutableArray.Create(PartialText.Unknown);

    private readonly FlowContext _analysis;
    private int _steps;

    private ConstantFolder(FlowContext flow) => _analysis = flow;

    /// <summary>The values an expression can have: one, or one for each arm of its conditions.</summary>
    public static ImmutableArray<PartialText> Fold(IOperation value, FlowContext flow) => new ConstantFolder(flow).Fold(value);

    /// <summary>The value of an expression that has just one and is wholly known, else null.</summary>
    public static string? Constant(IOperation value, FlowContext flow) =>
        Single(value, flow)?.Constant;

    /// <summary>As <see cref="Constant(IOperation, FlowContext)"/>, with where it comes from.</summary>
    public static PartialText? Single(IOperation value, FlowContext flow) =>
        new ConstantFolder(flow).Single(value) is { Constant: not null } text ? text : null;

    /// <summary>The value of an expression that has just one, as far as it is known.</summary>
    private PartialText Single(IOperation value) => Fold(value) is { Length: 1 } values ? values[0] : PartialText.Unknown;

    private ImmutableArray<PartialText> Fold(IOperation value)
    {
        _analysis.Cancel.ThrowIfCancellationRequested();
        if (value.ConstantValue is { HasValue: true, Value: string constant })
            return One(constant);
        if (++_steps > Limits.MostFolds)
            return Unknown;

        switch (value.Unwrapped())
        {
            case { ConstantValue: { HasValue: true, Value: string folded } }:
                return One(folded);
            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.Aggregate(One(""), (text, part) => Concat(text, part switch
                {
                    IInterpolatedStringTextOperation literal => Fold(literal.Text),
                    IInterpolationOperation { FormatString: null, Alignment: null } hole => Fold(hole.Expression),
                    _ => Unknown,
                }));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when sum.Type?.SpecialType == SpecialType.System_String:
                return Concat(Fold(sum.LeftOperand), Fold(sum.RightOperand));
            case IConditionalOperation { WhenFalse: { } otherwise } condition:
                return Either(Fold(condition.WhenTrue), Fold(otherwise));
            case ISwitchExpressionOperation { Arms: { IsEmpty: false } arms }:
                return arms.Select(arm => Fold(arm.Value)).Aggregate(Either);
            case ICoalesceOperation coalesce when coalesce.WhenNull.Unwrapped() is not IThrowOperation:
                return Either(Fold(coalesce.Value), Fold(coalesce.WhenNull));
            case ICoalesceOperation coalesce:
                return Fold(coalesce.Value);
            case IObjectCreationOperation creation when KnownTypes.Uri.Matches(creation.Type):
                return FoldUri(creation);
            case IPropertyReferenceOperation { Property.Name: nameof(UriBuilder.Uri), Instance: { } builder } when KnownTypes.UriBuilder.Matches(builder.Type):
                return ValueResolver.Resolve(builder, _analysis) is IObjectCreationOperation built ? FoldBuilder(built) : Unknown;
            case IInvocationOperation { TargetMethod: { Name: nameof(string.TrimEnd), ContainingType.SpecialType: SpecialType.System_String }, Instance: { } trimmed } call
                when Trimmed(call) is { } end:
                return Fold(trimmed).Select(text => new PartialText(text.Pattern.TrimEnd(end), text.Origin)).ToImmutableArray();
            case IPropertyReferenceOperation or IInvocationOperation when SettingLookup.Of(value.Unwrapped()) is { } setting:
                return FoldSetting(setting);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return ValueResolver.Of(value.Unwrapped(), _analysis) is { } definition ? Fold(definition) : Unknown;
            default:
                return Unknown;
        }
    }

    private ImmutableArray<PartialText> FoldSetting(SettingLookup setting)
    {
        var found = ImmutableArray.Create(setting.Find(Single, _analysis));
        return setting.Otherwise is { } otherwise && !otherwise.IsNull() ? Either(found, Fold(otherwise)) : found;
    }

    /// <summary>The character that <c>TrimEnd('x')</c> removes.</summary>
    private static char? Trimmed(IInvocationOperation call)
    {
        if (call.Arguments.Length != 1)
            return null;
        var argument = call.Arguments[0].Value.Unwrapped();
        if (argument is IArrayCreationOperation { Initializer.ElementValues: { Length: 1 } only })
            argument = only[0];
        return argument.ConstantValue is { HasValue: true, Value: char c } ? c : null;
    }

    private ImmutableArray<PartialText> FoldUri(IObjectCreationOperation creation)
    {
        if (creation.Argument(0) is not { } first)
            return Unknown;
        if (creation.Constructor!.Parameters[0].Type.SpecialType == SpecialType.System_String)
            return Fold(first);
        return creation.Arguments.Length == 2 && creation.Argument(1) is { } second
            ? Combine(Fold(first), Fold(second), Resolve)
            : Unknown;
    }

    /// <summary>A relative address against a base.</summary>
    private static PartialText Resolve(PartialText root, PartialText relative)
    {
        var origin = root.Origin ?? relative.Origin;
        if (root.Constant is { } absolute && relative.Constant is { } rest)
            return Uri.TryCreate(absolute, UriKind.Absolute, out var uri) && Uri.TryCreate(uri, rest, out var whole) ? new(whole.AbsoluteUri, origin) : PartialText.Unknown;

        // A rooted relative part replaces the path: known even where the host is not.
        return relative.Pattern.StartsWith("/", StringComparison.Ordinal) && !relative.Pattern.StartsWith("//", StringComparison.Ordinal) ? new(PartialText.Hole + relative.Pattern, origin) : PartialText.Unknown;
    }

    /// <summary><c>new UriBuilder(uri) { Path = … }</c> and <c>new UriBuilder(scheme, host)</c>, as far as everything is literal.</summary>
    private ImmutableArray<PartialText> FoldBuilder(IObjectCreationOperation creation)
    {
        var builder = new UriBuilder();
        Location? origin = null;
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is not { } parameter || !Set(builder, parameter.Name, argument.Value, ref origin))
                return Unknown;
        }

        foreach (var member in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment || !Set(builder, target.Property.Name, assignment.Value, ref origin))
                return Unknown;
        }

        try
        {
            return One(builder.Uri.AbsoluteUri, origin);
        }
        catch (UriFormatException)
        {
            return Unknown;
        }
    }

    private bool Set(UriBuilder builder, string part, IOperation value, ref Location? origin)
    {
        if (value.ConstantValue is { HasValue: true, Value: int number })
        {
            // Nothing else of an address is a number.
            if (number is < -1 or > 65535)
                return false;
            builder.Port = number;
            return true;
        }

        var folded = Single(value);
        if (folded.Constant is not { } text)
            return false;
        origin ??= folded.Origin;
        switch (part)
        {
            case "uri" when Uri.TryCreate(text, UriKind.Absolute, out var uri):
                (builder.Scheme, builder.Host, builder.Port, builder.Path) = (uri.Scheme, uri.Host, uri.IsDefaultPort ? -1 : uri.Port, uri.AbsolutePath);
                return uri.Query.Length == 0;
            case "schemeName" or "scheme" or nameof(UriBuilder.Scheme) when Uri.CheckSchemeName(text):
                builder.Scheme = text;
                return true;
            case "hostName" or "host" or nameof(UriBuilder.Host):
                builder.Host = text;
                return true;
            case "pathValue" or "path" or nameof(UriBuilder.Path):
                builder.Path = text;
                return true;
            default:
                return false;
        }
    }

    private static ImmutableArray<PartialText> One(string text, Location? origin = null) => ImmutableArray.Create(new PartialText(text, origin));

    private static ImmutableArray<PartialText> Either(ImmutableArray<PartialText> left, ImmutableArray<PartialText> right) =>
        left.Length + right.Length > Limits.MostAlternatives ? Unknown : left.AddRange(right);

    private static ImmutableArray<PartialText> Concat(ImmutableArray<PartialText> left, ImmutableArray<PartialText> right) =>
        Combine(left, right, static (one, other) => one.Pattern.Length + other.Pattern.Length > Limits.LongestText
            ? PartialText.Unknown
            : new(one.Pattern + other.Pattern, one.Origin ?? other.Origin));

    private static ImmutableArray<PartialText> Combine(ImmutableArray<PartialText> left, ImmutableArray<PartialText> right, Func<PartialText, PartialText, PartialText> combine) =>
        left.Length * right.Length > Limits.MostAlternatives
            ? Unknown
            : left.SelectMany(one => right.Select(other => combine(one, other))).ToImmutableArray();
}
