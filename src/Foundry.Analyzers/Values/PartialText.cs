using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>A string as far as the source tells it: literal text, and holes for the parts only the running program knows.</summary>
internal readonly struct PartialText
{
    /// <summary>Stands for a part that is not known; no URI and no scope can contain it.</summary>
    public const char Hole = '\0';

    private static readonly PartialText Unknown = new(Hole.ToString());

    public PartialText(string pattern) => Pattern = pattern;

    /// <summary>The text with one <see cref="Hole"/> for each unknown part.</summary>
    public string Pattern { get; }

    /// <summary>The whole string, or null where a part is not known.</summary>
    public string? Constant => Pattern.IndexOf(Hole) < 0 ? Pattern : null;

    /// <summary>Folds a string, or a <see cref="Uri"/> by its text.</summary>
    public static PartialText Fold(IOperation value, CancellationToken cancel) => Fold(value, 0, cancel);

    private static PartialText Fold(IOperation value, int depth, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (value.ConstantValue is { HasValue: true, Value: string constant })
            return new(constant);
        if (depth > 32)
            return Unknown;

        // Fold the value a variable stands for, in one step more.
        PartialText Part(IOperation part) => Fold(part, depth + 1, cancel);

        switch (value.Unwrapped())
        {
            case { ConstantValue: { HasValue: true, Value: string folded } }:
                return new(folded);
            case IInterpolatedStringOperation interpolated:
                var text = "";
                foreach (var part in interpolated.Parts)
                {
                    text += part switch
                    {
                        IInterpolatedStringTextOperation literal => Part(literal.Text).Pattern,
                        IInterpolationOperation { FormatString: null, Alignment: null } hole => Part(hole.Expression).Pattern,
                        _ => Unknown.Pattern,
                    };
                }

                return new(text);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when sum.Type?.SpecialType == SpecialType.System_String:
                return new(Part(sum.LeftOperand).Pattern + Part(sum.RightOperand).Pattern);
            case IObjectCreationOperation creation when KnownTypes.Uri.Matches(creation.Type):
                return FoldUri(creation, Part);
            case IInvocationOperation { TargetMethod: { Name: nameof(string.TrimEnd), ContainingType.SpecialType: SpecialType.System_String }, Instance: { } trimmed } call
                when call.Arguments.Length == 1 && call.Arguments[0].Value.Unwrapped() is var end:
                return Trim(Part(trimmed), end is IArrayCreationOperation { Initializer.ElementValues: { Length: 1 } only } ? only[0] : end);
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                return Definition.Of(value.Unwrapped(), cancel) is { } definition ? Part(definition) : Unknown;
            default:
                return Unknown;
        }
    }

    private static PartialText Trim(PartialText text, IOperation trimmed)
    {
        if (trimmed.ConstantValue is not { HasValue: true, Value: char c })
            return Unknown;
        return new(text.Pattern.TrimEnd(c));
    }

    private static PartialText FoldUri(IObjectCreationOperation creation, Func<IOperation, PartialText> fold)
    {
        // Arguments come in the order they are written; parameters tell them apart.
        IOperation? At(int ordinal)
        {
            foreach (var argument in creation.Arguments)
            {
                if (argument.Parameter?.Ordinal == ordinal)
                    return argument.Value;
            }

            return null;
        }

        if (At(0) is not { } uri)
            return Unknown;

        var first = fold(uri);
        if (creation.Constructor!.Parameters[0].Type.SpecialType == SpecialType.System_String)
            return first;
        if (creation.Arguments.Length != 2 || At(1) is not { } second)
            return Unknown;

        var relative = fold(second);
        if (first.Constant is { } absolute && relative.Constant is { } rest)
            return Uri.TryCreate(absolute, UriKind.Absolute, out var root) && Uri.TryCreate(root, rest, out var whole) ? new(whole.AbsoluteUri) : Unknown;

        // A rooted relative part replaces the path: known even where the host is not.
        return relative.Pattern.StartsWith("/", StringComparison.Ordinal) ? new(Hole + relative.Pattern) : Unknown;
    }
}
