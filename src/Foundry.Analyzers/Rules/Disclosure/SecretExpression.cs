using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Disclosure;

/// <summary>
/// Finds the secrets in a text as a whole: through concatenation, interpolation, formatting and variables. A part of a secret, its
/// length, a hash or a mask is not the secret.
/// </summary>
internal sealed class SecretExpression
{
    private SecretExpression(IOperation secret, IOperation place) => (Secret, Place) = (secret, place);

    /// <summary>The variable or property that holds the secret.</summary>
    public IOperation Secret { get; }

    /// <summary>Where it enters the text that is looked at: the secret itself, or a variable with a text that holds it.</summary>
    public IOperation Place { get; }

    /// <summary>The secrets in a text.</summary>
    public static IEnumerable<SecretExpression> In(IOperation text, SecretVariables variables, FlowContext flow)
    {
        // A handler and the text it is built from are two operations of one node.
        var seen = new HashSet<IOperation>(SameNodeAndKind.Instance);
        var open = new Stack<(IOperation Value, IOperation? Place)>();
        open.Push((text, null));
        while (open.Count > 0)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            var (value, place) = open.Pop();
            value = value.Unwrapped();
            if (!seen.Add(value) || value.ConstantValue.HasValue)
                continue;

            if (Parts(value) is { IsEmpty: false } parts)
            {
                foreach (var part in parts)
                    open.Push((part, place));
            }
            else if (IsToken(value) || variables.Contain(value, flow))
            {
                yield return new(value, place ?? value);
            }
            else if (ValueResolver.Of(value, flow) is { } definition)
            {
                open.Push((definition, place ?? value));
            }
        }
    }

    /// <summary>Of pairs in place of it, the just-in-time compiler would have to compile the set anew.</summary>
    private sealed class SameNodeAndKind : IEqualityComparer<IOperation>
    {
        public static readonly SameNodeAndKind Instance = new();

        public bool Equals(IOperation x, IOperation y) => x.Syntax == y.Syntax && x.Kind == y.Kind;

        public int GetHashCode(IOperation operation) => operation.Syntax.GetHashCode();
    }

    private static bool IsToken(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { Name: "Token" } property } && KnownTypes.AccessToken.Matches(property.ContainingType);

    /// <summary>What a text is made of, whole; nothing for a value that is not put together.</summary>
    private static ImmutableArray<IOperation> Parts(IOperation value) => value switch
    {
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Select(static part => part.Expression).ToImmutableArray(),
        IInterpolatedStringHandlerCreationOperation handler => ImmutableArray.Create(handler.Content),
        IInterpolatedStringAdditionOperation sum => ImmutableArray.Create(sum.Left, sum.Right),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => ImmutableArray.Create(sum.LeftOperand, sum.RightOperand),
        IConditionalOperation { WhenFalse: { } otherwise } choice => ImmutableArray.Create(choice.WhenTrue, otherwise),
        ICoalesceOperation coalesce => ImmutableArray.Create(coalesce.Value, coalesce.WhenNull),
        ISwitchExpressionOperation choice => choice.Arms.Select(static arm => arm.Value).ToImmutableArray(),
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues,
        // What newer compilers make of the arguments for a params span; the interface of the operation is newer than this assembly's compiler.
        { IsImplicit: true, Type: INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } } => value.ChildOperations.ToImmutableArray(),
        IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String, IsStatic: true, Name: nameof(string.Format) or nameof(string.Concat) or nameof(string.Join) } } call =>
            call.Arguments.Select(static argument => argument.Value).ToImmutableArray(),
        IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String, IsStatic: false, Name: nameof(ToString) or nameof(string.Trim) or nameof(string.TrimEnd) or nameof(string.TrimStart) }, Instance: { } text } =>
            ImmutableArray.Create(text),
        _ => ImmutableArray<IOperation>.Empty,
    };
}

/// <summary>The variables whose value is given to a credential or client as its secret.</summary>
internal sealed class SecretVariables
{
    private const int LongestChain = 8;

    private static readonly CacheKey<bool> IsParameterWritten = new();

    private readonly ConditionalWeakTable<IOperation, HashSet<ISymbol>> _given = new();

    /// <summary>Whether a reference names such a variable, and the variable holds nothing else.</summary>
    public bool Contain(IOperation reference, FlowContext flow) => reference switch
    {
        ILocalReferenceOperation { Local: var local } => IsGiven(local, reference, flow) && ValueResolver.Of(reference, flow) is { ConstantValue.HasValue: false },
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => IsGiven(parameter, reference, flow) && !IsWritten(parameter, reference, flow),
        IFieldReferenceOperation { Field: { IsConst: false } field } => (field.IsReadOnly || ValueResolver.Of(reference, flow) is not null) && IsGivenAnywhere(field, reference, flow),
        IPropertyReferenceOperation { Property: { SetMethod: null, IsIndexer: false } property } => IsGivenAnywhere(property, reference, flow),
        _ => false,
    };

    private bool IsGiven(ISymbol variable, IOperation reference, FlowContext flow) =>
        _given.GetValue(reference.Root(), root => Given(root, flow)).Contains(variable);

    private static HashSet<ISymbol> Given(IOperation root, FlowContext flow)
    {
        var given = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in root.Descendants())
        {
            if (operation is not IArgumentOperation { Parameter: { } parameter } argument || !SecretParameter.Is(parameter))
                continue;

            IOperation? value = argument.Value;
            for (var i = 0; i < LongestChain && value is not null; i++)
            {
                value = value.Unwrapped();
                if (value is ICoalesceOperation { Value: var first })
                    value = first.Unwrapped();
                if (value is ILocalReferenceOperation { Local: var local })
                    given.Add(local);
                else if (value is IParameterReferenceOperation { Parameter: var taken })
                    given.Add(taken);
                value = ValueResolver.Of(value, flow);
            }
        }

        return given;
    }

    /// <summary>Whether the member around a reference writes a parameter; that of a primary constructor is in scope in several.</summary>
    private static bool IsWritten(IParameterSymbol parameter, IOperation reference, FlowContext flow) => flow.Cache.Of(reference.Root(), IsParameterWritten, beside: parameter,
        () => flow.Names.ReferencesTo(parameter, reference).Any(static other => other.Syntax is SimpleNameSyntax name && !VariableAccess.Of(name).IsRead));

    /// <summary>Whether the type hands a field or property on as a secret, in this file.</summary>
    private static bool IsGivenAnywhere(ISymbol member, IOperation reference, FlowContext flow)
    {
        if (reference.SemanticModel is not { } model || member.DeclaringSyntaxReferences.IsEmpty)
            return false;

        foreach (var name in flow.Names.NamesOf(member, flow.Cancel))
        {
            var whole = VariableAccess.Of(name).Whole;
            if (whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Left == whole)
                whole = coalesce;
            if (name.SyntaxTree == model.SyntaxTree && whole.Parent is ArgumentSyntax { Parent.Parent: { } call }
                // The argument itself has no operation where it ends in '!'.
                && model.GetOperation(call, flow.Cancel).Call().Arguments.Any(argument => argument.Parameter is { } parameter && SecretParameter.Is(parameter) && argument.Value.Syntax.Span.Contains(name.Span))
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, flow.Cancel).Symbol, member))
                return true;
        }

        return false;
    }
}
