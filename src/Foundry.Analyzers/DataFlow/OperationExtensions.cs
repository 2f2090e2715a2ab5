using System;
using System.Collections.Immutable;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

internal static class OperationExtensions
{
    /// <summary>The expression with its parentheses and null-forgiving operators, which operations leave out.</summary>
    public static SyntaxNode SourceSyntax(this IOperation operation)
    {
        var node = operation.Syntax;
        while (node.Parent is ParenthesizedExpressionSyntax || node.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression))
            node = node.Parent!;
        return node;
    }

    /// <summary>The name of the target as a reader of the call sees it: the type of a constructor, else the member.</summary>
    public static string CalledName(this IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;

    /// <summary>The operation without conversions, parentheses and <c>?.</c>.</summary>
    public static IOperation Unwrapped(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull;
                    break;
                case IConditionalAccessInstanceOperation receiver when Access(receiver) is { } access:
                    operation = access.Operation;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The operation that uses the value, outside any conversions and parentheses.</summary>
    public static IOperation? User(this IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent;
    }

    /// <summary>
    /// The body or initialiser of the member that contains the operation, lambdas and local functions included.
    /// </summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    /// <summary>
    /// Whether the expression is <c>null</c>, <c>null!</c>, <c>default</c>, <c>(T)null</c> or a constant that is null.
    /// </summary>
    public static bool IsNull(this IOperation operation)
    {
        var value = operation.Unwrapped();
        return value.ConstantValue is { HasValue: true, Value: null }
            || value is IDefaultValueOperation { Type.IsReferenceType: true };
    }

    /// <summary>
    /// The method or constructor that an operation calls, and the arguments; null and empty if it calls none.
    /// </summary>
    public static (IMethodSymbol? Method, ImmutableArray<IArgumentOperation> Arguments) Call(this IOperation? operation) =>
        operation switch
        {
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments),
            _ => (null, ImmutableArray<IArgumentOperation>.Empty),
        };

    /// <summary>
    /// The receiver of a call; null for a static call. For a member of an extension block it is the instance, for a classic
    /// extension method the first argument.
    /// </summary>
    public static IOperation? Receiver(this IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Argument(0) : null);

    /// <summary>As <see cref="Receiver"/>; for a static method or a constructor, the value of its first parameter.</summary>
    public static IOperation? ReceiverOrFirstArgument(this IOperation call) =>
        call is IInvocationOperation { Instance: { } instance } ? instance : call.Argument(0);

    /// <summary>The value that a call or creation passes for a parameter.</summary>
    public static IOperation? Argument(this IOperation call, int ordinal) => call.Call().Arguments.For(ordinal)?.Value;

    /// <summary>The value that a call or creation passes for a named parameter.</summary>
    public static IOperation? Argument(this IOperation call, string parameter) => call.Call().Arguments.For(parameter)?.Value;

    /// <summary>The argument for a parameter. Arguments are in source order, not in parameter order.</summary>
    public static IArgumentOperation? For(this ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument;
        }

        return null;
    }

    /// <summary>The argument for a named parameter.</summary>
    public static IArgumentOperation? For(this ImmutableArray<IArgumentOperation> arguments, string parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == parameter)
                return argument;
        }

        return null;
    }

    /// <summary>The first argument in source whose parameter matches.</summary>
    public static IArgumentOperation? ExplicitFor(
        this ImmutableArray<IArgumentOperation> arguments, Func<IParameterSymbol, bool> matches)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && matches(parameter))
                return argument;
        }

        return null;
    }

    /// <summary>The elements of an array or collection expression; default for anything else.</summary>
    public static ImmutableArray<IOperation> Elements(this IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IArrayInitializerOperation initializer => initializer.ElementValues,
        // A collection expression has its own operation only since Roslyn 4.8.
        { Syntax.RawKind: NewerSyntaxKinds.CollectionExpression } => value.ChildOperations.ToImmutableArray(),
        _ => default,
    };

    /// <summary>
    /// The local, parameter or member (of any object) that an expression refers to; null for any other expression.
    /// </summary>
    public static ISymbol? ReferencedSymbol(this IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    /// <summary>As <see cref="ReferencedSymbol"/>, but null for members of objects other than <c>this</c>.</summary>
    public static ISymbol? ReferencedOwnSymbol(this IOperation reference) =>
        reference is IMemberReferenceOperation { Instance: not (null or IInstanceReferenceOperation) }
            ? null
            : reference.ReferencedSymbol();

    /// <summary>
    /// The local, parameter or member that an initialiser or assignment sets; null for any other operation. A caller that starts
    /// from an operand checks that the operand is not the target of the assignment.
    /// </summary>
    public static ISymbol? AssignedSymbol(this IOperation? operation) => operation switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
        IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0],
        IPropertyInitializerOperation { InitializedProperties: { Length: 1 } properties } => properties[0],
        ISimpleAssignmentOperation { Target: var target } => target.ReferencedSymbol(),
        _ => null,
    };

    /// <summary>The value that an initialiser or assignment assigns.</summary>
    public static IOperation? AssignedValue(this IOperation? operation) => operation switch
    {
        ISymbolInitializerOperation initializer => initializer.Value,
        ISimpleAssignmentOperation assignment => assignment.Value,
        _ => null,
    };

    /// <summary>The task of an <c>await</c> or a blocking wait; null for anything else.</summary>
    public static IOperation? Awaited(this IOperation value) => value switch
    {
        IAwaitOperation await => await.Operation,
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" } call =>
            call.Instance,
        IPropertyReferenceOperation { Property.Name: "Result" } result => result.Instance,
        _ => null,
    };

    /// <summary>The name of the method in the call, without receiver and arguments.</summary>
    public static SyntaxNode NameSyntax(this IInvocationOperation call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        InvocationExpressionSyntax invocation => invocation.Expression,
        var other => other,
    };

    /// <summary>
    /// The name in a call or creation: the member or the type. For <c>new(…)</c> and <c>base(…)</c>, which have no name, the
    /// keyword.
    /// </summary>
    public static Location NameLocation(this IOperation operation) => operation.Syntax switch
    {
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.GetLocation(),
        PrimaryConstructorBaseTypeSyntax type => type.Type.GetLocation(),
        _ when operation is IInvocationOperation call => call.NameSyntax().GetLocation(),
        var other => other.GetLocation(),
    };

    /// <summary>The last statement of a branch; for a <c>throw</c> statement the throw itself. Null for an empty block.</summary>
    public static IOperation? LastStatement(this IOperation branch) => branch switch
    {
        IBlockOperation { Operations: { IsEmpty: true } } => null,
        IBlockOperation { Operations: var statements } => statements[statements.Length - 1].LastStatement(),
        IExpressionStatementOperation { Operation: IThrowOperation thrown } => thrown,
        _ => branch,
    };

    /// <summary>Whether the operation runs only if a condition of the program holds.</summary>
    /// <param name="function">A function that contains the operation, if conditions around that function do not count.</param>
    public static bool IsConditional(this IOperation operation, IOperation? function = null)
    {
        for (var child = operation; child.Parent is { } parent && child != function; child = parent)
        {
            if (parent.IsBranch(child) || parent is IBlockOperation block && FollowsCondition(child, block))
                return true;
        }

        return false;
    }

    /// <summary>Whether the operation is in a branch that a constant condition excludes, so that it never runs.</summary>
    public static bool IsDead(this IOperation operation)
    {
        for (var child = operation; child.Parent is { } parent; child = parent)
        {
            if (parent is IConditionalOperation { Condition.ConstantValue: { HasValue: true, Value: bool holds } } condition
                && child == (holds ? condition.WhenFalse : condition.WhenTrue))
                return true;
        }

        return false;
    }

    /// <summary>Whether an operation runs its child only if a condition of the program holds.</summary>
    public static bool IsBranch(this IOperation parent, IOperation child) => parent switch
    {
        IConditionalOperation condition => child != condition.Condition,
        ICoalesceOperation coalesce => child == coalesce.WhenNull,
        ISwitchExpressionArmOperation or ISwitchCaseOperation or ICatchClauseOperation => true,
        _ => false,
    };

    private static IConditionalAccessOperation? Access(IConditionalAccessInstanceOperation receiver)
    {
        for (IOperation child = receiver; child.Parent is { } parent; child = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access;
        }

        return null;
    }

    /// <summary>Whether an earlier statement of the block may leave it.</summary>
    private static bool FollowsCondition(IOperation statement, IBlockOperation block)
    {
        foreach (var earlier in block.Operations)
        {
            if (earlier == statement)
                return false;
            if (earlier is IConditionalOperation or ISwitchOperation)
                return true;
        }

        return false;
    }
}
