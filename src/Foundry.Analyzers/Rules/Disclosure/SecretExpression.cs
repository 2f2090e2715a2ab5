using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Disclosure;

/// <summary>A secret that a text contains in full, directly or through concatenation, formatting or variables.</summary>
/// <remarks>A part of a secret, its length, a hash or a mask is not the secret.</remarks>
internal sealed class SecretExpression
{
    private SecretExpression(IOperation secret, IOperation place) => (Secret, Place) = (secret, place);

    /// <summary>The variable or property that holds the secret.</summary>
    public IOperation Secret { get; }

    /// <summary>The part of the text that contains the secret: the secret, or a variable with a text that contains it.</summary>
    public IOperation Place { get; }

    /// <summary>The secrets in a text.</summary>
    public static IEnumerable<SecretExpression> In(IOperation text, SecretVariables variables, FlowContext flow)
    {
        // An interpolated string handler and its text are two operations of one node.
        var seen = new HashSet<IOperation>(SameNodeAndKind.Instance);
        var pending = new Stack<Part>();
        pending.Push(new(text, place: null));
        while (pending.Count > 0)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            var next = pending.Pop();
            var value = next.Value.Unwrapped();
            if (!seen.Add(value) || value.ConstantValue.HasValue)
                continue;

            if (Parts(value) is { IsEmpty: false } parts)
            {
                foreach (var part in parts)
                    pending.Push(new(part, next.Place));
            }
            else if (IsToken(value) || variables.Contain(value, flow))
            {
                yield return new(value, next.Place ?? value);
            }
            else if (ValueResolver.Of(value, flow) is { } definition)
            {
                pending.Push(new(definition, next.Place ?? value));
            }
        }
    }

    private static bool IsToken(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { Name: "Token" } property }
        && KnownTypes.AccessToken.Matches(property.ContainingType);

    /// <summary>The values that a text contains in full; empty for a value that is not composed of others.</summary>
    private static ImmutableArray<IOperation> Parts(IOperation value) => value switch
    {
        IInterpolatedStringOperation text =>
            text.Parts.OfType<IInterpolationOperation>().Select(static part => part.Expression).ToImmutableArray(),
        IInterpolatedStringHandlerCreationOperation handler => ImmutableArray.Create(handler.Content),
        IInterpolatedStringAdditionOperation sum => ImmutableArray.Create(sum.Left, sum.Right),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
            ImmutableArray.Create(sum.LeftOperand, sum.RightOperand),
        IConditionalOperation { WhenFalse: { } otherwise } choice => ImmutableArray.Create(choice.WhenTrue, otherwise),
        ICoalesceOperation coalesce => ImmutableArray.Create(coalesce.Value, coalesce.WhenNull),
        ISwitchExpressionOperation choice => choice.Arms.Select(static arm => arm.Value).ToImmutableArray(),
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues,
        // Newer compilers make this span of params arguments; their interface for the operation is not in the referenced version.
        { IsImplicit: true, Type: INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } } =>
            value.ChildOperations.ToImmutableArray(),
        IInvocationOperation { TargetMethod.ContainingType.SpecialType: SpecialType.System_String } call => PartsOfCall(call),
        _ => ImmutableArray<IOperation>.Empty,
    };

    private static ImmutableArray<IOperation> PartsOfCall(IInvocationOperation call) => call switch
    {
        { TargetMethod: { IsStatic: true, Name: nameof(string.Format) or nameof(string.Concat) or nameof(string.Join) } } =>
            call.Arguments.Select(static argument => argument.Value).ToImmutableArray(),
        { TargetMethod.Name: nameof(ToString), Instance: { } text } => ImmutableArray.Create(text),
        { TargetMethod.Name: nameof(string.Trim) or nameof(string.TrimEnd) or nameof(string.TrimStart), Instance: { } text } =>
            ImmutableArray.Create(text),
        _ => ImmutableArray<IOperation>.Empty,
    };

    /// <summary>Compares node and kind without a tuple: the JIT would have to compile a hash set of tuples.</summary>
    private sealed class SameNodeAndKind : IEqualityComparer<IOperation>
    {
        public static readonly SameNodeAndKind Instance = new();

        public bool Equals(IOperation x, IOperation y) => x.Syntax == y.Syntax && x.Kind == y.Kind;

        public int GetHashCode(IOperation operation) => operation.Syntax.GetHashCode();
    }

    /// <summary>A part of the text, and the place of it where that is a variable.</summary>
    private sealed class Part(IOperation value, IOperation? place)
    {
        public IOperation Value { get; } = value;

        public IOperation? Place { get; } = place;
    }
}
