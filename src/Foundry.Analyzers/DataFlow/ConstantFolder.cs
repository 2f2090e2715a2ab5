using System;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Folds a string, or a <see cref="Uri"/> as text, to its possible values.</summary>
/// <remarks>
/// Folding is limited to the member, the type's own constants, and methods of the same file that return one expression. The work
/// for one value is bounded, so that no program, cyclic or doubling, makes folding slow. A value that exceeds a bound is unknown.
/// </remarks>
internal sealed class ConstantFolder
{
    private static readonly KnownType ConnectionStringBuilder = new("System.Data.Common.DbConnectionStringBuilder");
    private static readonly ImmutableArray<PartialText> Unknown = ImmutableArray.Create(PartialText.Unknown);

    private readonly FlowContext _flow;
    private int _steps;
    private Frame? _frame;

    private ConstantFolder(FlowContext flow) => _flow = flow;

    /// <summary>The possible values of an expression: one, or one for each arm of its conditions.</summary>
    public static ImmutableArray<PartialText> Fold(IOperation value, FlowContext flow) => new ConstantFolder(flow).Fold(value);

    /// <summary>The value of an expression with a single, fully known value; else null.</summary>
    public static string? Constant(IOperation value, FlowContext flow) =>
        Single(value, flow)?.Constant;

    /// <summary>As <see cref="Constant(IOperation, FlowContext)"/>, with its origin.</summary>
    public static PartialText? Single(IOperation value, FlowContext flow) =>
        new ConstantFolder(flow).Single(value) is { Constant: not null } text ? text : null;

    /// <summary>The value of an expression with a single value, as far as it is known.</summary>
    private PartialText Single(IOperation value) => Fold(value) is { Length: 1 } values ? values[0] : PartialText.Unknown;

    private ImmutableArray<PartialText> Fold(IOperation value)
    {
        _flow.Cancel.ThrowIfCancellationRequested();
        if (value.ConstantValue is { HasValue: true, Value: string constant })
            return One(constant);
        if (++_steps > Limits.MostFolds)
            return Unknown;

        switch (value.Unwrapped())
        {
            case { ConstantValue: { HasValue: true, Value: string folded } }:
                return One(folded);
            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.Aggregate(One(""), (text, part) => Concat(text, FoldPart(part)));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
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
            case IPropertyReferenceOperation { Property.Name: nameof(UriBuilder.Uri), Instance: { } builder }
                when KnownTypes.UriBuilder.Matches(builder.Type):
                return ValueResolver.Resolve(builder, _flow) is IObjectCreationOperation source ? FoldBuilder(source) : Unknown;
            case IInvocationOperation { TargetMethod: var method, Instance: { } trimmed } call
                when IsTrimEnd(method) && TrimmedCharacter(call) is { } end:
                return Fold(trimmed).Select(text => new PartialText(text.Pattern.TrimEnd(end), text.Origin)).ToImmutableArray();
            case IInvocationOperation { TargetMethod: { Name: nameof(ToString), Parameters.IsEmpty: true }, Instance: { } shown }
                when shown.Unwrapped() is IPropertyReferenceOperation part && IsConnectionPart(part):
                return Fold(part);
            case IPropertyReferenceOperation part when IsConnectionPart(part):
                return FoldConnectionPart(part);
            case IPropertyReferenceOperation or IInvocationOperation when SettingLookup.Of(value.Unwrapped()) is { } setting:
                return FoldSetting(setting);
            case IInvocationOperation call when ValueResolver.Returned(call, _flow) is { } returned:
                return FoldIn(new Frame(call, _frame), returned);
            case IParameterReferenceOperation parameter when ArgumentFor(parameter) is ({ } argument, var caller):
                return FoldIn(caller, argument);
            case IPropertyReferenceOperation property when _flow.Options.SettingOf(property, _flow) is { } bound:
                return FoldSetting(bound);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return ValueResolver.Of(value.Unwrapped(), _flow) is { } definition ? Fold(definition) : Unknown;
            default:
                return Unknown;
        }
    }

    private ImmutableArray<PartialText> FoldIn(Frame? frame, IOperation value)
    {
        var previous = _frame;
        _frame = frame;
        var values = Fold(value);
        _frame = previous;
        return values;
    }

    /// <summary>The argument of the call that is being followed, and the frame that it is evaluated in.</summary>
    private (IOperation? Argument, Frame? Caller) ArgumentFor(IParameterReferenceOperation reference)
    {
        for (var frame = _frame; frame is not null; frame = frame.Caller)
        {
            var method = frame.Call.TargetMethod.OriginalDefinition;
            if (!SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingSymbol, method))
                continue;

            var isChanged = reference.Parameter.RefKind != RefKind.None || ParameterSource.IsAssigned(reference, _flow);
            return isChanged ? default : (frame.Call.Arguments.For(reference.Parameter.Ordinal)?.Value, frame.Caller);
        }

        return default;
    }

    private ImmutableArray<PartialText> FoldPart(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation literal => Fold(literal.Text),
        IInterpolationOperation { FormatString: null, Alignment: null } hole => Fold(hole.Expression),
        _ => Unknown,
    };

    private ImmutableArray<PartialText> FoldSetting(SettingLookup setting)
    {
        var value = ImmutableArray.Create(setting.Find(Single, _flow));
        return setting.DefaultValue is { } defaultValue && !defaultValue.IsNull() ? Either(value, Fold(defaultValue)) : value;
    }

    /// <summary><c>parts["Endpoint"]</c> of a <c>DbConnectionStringBuilder</c>.</summary>
    private static bool IsConnectionPart(IPropertyReferenceOperation value) =>
        value is { Property.IsIndexer: true, Arguments.Length: 1, Instance.Type: { } type }
        && ConnectionStringBuilder.Matches(type);

    private ImmutableArray<PartialText> FoldConnectionPart(IPropertyReferenceOperation part)
    {
        if (ValueResolver.Resolve(part.Instance!, _flow)
                is not IObjectCreationOperation { Initializer.Initializers: { Length: 1 } set }
            || set[0] is not ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation { Property.Name: "ConnectionString" }, Value: var text
            })
            return Unknown;

        var key = Single(part.Arguments[0].Value).Constant;
        return key is null
            ? Unknown
            : Fold(text).Select(whole => ConnectionString.Part(whole, key) ?? PartialText.Unknown).ToImmutableArray();
    }

    private static bool IsTrimEnd(IMethodSymbol method) =>
        method is { Name: nameof(string.TrimEnd), ContainingType.SpecialType: SpecialType.System_String };

    /// <summary>The character that <c>TrimEnd('x')</c> removes.</summary>
    private static char? TrimmedCharacter(IInvocationOperation call)
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

    /// <summary>Resolves a relative address against a base.</summary>
    private static PartialText Resolve(PartialText root, PartialText relative)
    {
        var origin = root.Origin ?? relative.Origin;
        if (root.Constant is { } absolute && relative.Constant is { } rest)
        {
            return Uri.TryCreate(absolute, UriKind.Absolute, out var rootUri) && Uri.TryCreate(rootUri, rest, out var uri)
                ? new(uri.AbsoluteUri, origin)
                : PartialText.Unknown;
        }

        // A rooted relative part replaces the path, so the path is known even if the host is not.
        return IsRooted(relative.Pattern) ? new(PartialText.Hole + relative.Pattern, origin) : PartialText.Unknown;
    }

    private static bool IsRooted(string path) =>
        path.StartsWith("/", StringComparison.Ordinal) && !path.StartsWith("//", StringComparison.Ordinal);

    /// <summary>
    /// <c>new UriBuilder(uri) { Path = … }</c> and <c>new UriBuilder(scheme, host)</c>, if every part is a constant.
    /// </summary>
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
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment
                || !Set(builder, target.Property.Name, assignment.Value, ref origin))
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
            // Only the port of an address is a number.
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
                (builder.Scheme, builder.Host, builder.Path) = (uri.Scheme, uri.Host, uri.AbsolutePath);
                builder.Port = uri.IsDefaultPort ? -1 : uri.Port;
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

    /// <summary>A call of a method whose returned value is folded.</summary>
    private sealed class Frame(IInvocationOperation call, Frame? caller)
    {
        public IInvocationOperation Call { get; } = call;

        public Frame? Caller { get; } = caller;
    }

    private static ImmutableArray<PartialText> One(string text, Location? origin = null) =>
        ImmutableArray.Create(new PartialText(text, origin));

    private static ImmutableArray<PartialText> Either(ImmutableArray<PartialText> left, ImmutableArray<PartialText> right) =>
        left.Length + right.Length > Limits.MostAlternatives ? Unknown : left.AddRange(right);

    private static ImmutableArray<PartialText> Concat(ImmutableArray<PartialText> left, ImmutableArray<PartialText> right) =>
        Combine(left, right, Concat);

    private static PartialText Concat(PartialText left, PartialText right) =>
        left.Pattern.Length + right.Pattern.Length > Limits.LongestText
            ? PartialText.Unknown
            : new(left.Pattern + right.Pattern, left.Origin ?? right.Origin);

    private static ImmutableArray<PartialText> Combine(
        ImmutableArray<PartialText> left,
        ImmutableArray<PartialText> right,
        Func<PartialText, PartialText, PartialText> combine) =>
        left.Length * right.Length > Limits.MostAlternatives
            ? Unknown
            : left.SelectMany(one => right.Select(other => combine(one, other))).ToImmutableArray();
}
