using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Access;

/// <summary>Recognises a permission check that always runs before a call.</summary>
/// <remarks>The check covers the caller's permissions only: not the network, and not the project's identity.</remarks>
internal static class PermissionCheck
{
    private static readonly CacheKey<ILookup<IOperation, IInvocationOperation>> ChecksInMember = new();

    /// <summary>Whether a check for the requirements of the operation's caller always runs before a call.</summary>
    public static bool Precedes(IOperation call, ServiceOperation operation, FlowContext flow)
    {
        var checks = ChecksIn(call.Root(), flow);
        if (checks.Count == 0)
            return false;

        var needed = operation.Requires
            .Where(static requirement => requirement.Identity == AccessIdentity.Caller)
            .ToImmutableArray();
        return Before(call, flow).SelectMany(step => checks[step]).Any(check => Covers(check, needed));
    }

    /// <summary>
    /// Operations that always run before a call: earlier statements of enclosing blocks, and enclosing conditions.
    /// </summary>
    private static IEnumerable<IOperation> Before(IOperation call, FlowContext flow)
    {
        // A local function runs where it is called, so only statements before the first use of its name count.
        ILocalFunctionOperation? function = null;
        for (IOperation child = call; child.Parent is { } parent; child = parent)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            function = child as ILocalFunctionOperation ?? function;
            switch (parent)
            {
                case IConditionalOperation condition when child != condition.Condition:
                    yield return condition.Condition;
                    break;
                case IBlockOperation block:
                    foreach (var statement in Earlier(block.Operations, child, function))
                        yield return statement;
                    function = null;
                    break;
                case ISwitchCaseOperation section when section.Body.Contains(child):
                    foreach (var statement in Earlier(section.Body, child, function))
                        yield return statement;
                    break;
            }
        }
    }

    private static IEnumerable<IOperation> Earlier(
        ImmutableArray<IOperation> statements, IOperation statement, ILocalFunctionOperation? function) => statements
        .TakeWhile(other => function is null ? other != statement : !IsUse(other, function))
        .Where(static other => other is not ILocalFunctionOperation);

    private static bool IsUse(IOperation statement, ILocalFunctionOperation function) =>
        statement is not ILocalFunctionOperation && Names(statement.Syntax, function.Symbol.Name);

    private static bool Names(SyntaxNode code, string name) => code.DescendantNodes()
        .Any(node => node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name);

    /// <summary>The checks in a member, by each operation that never runs without them.</summary>
    private static ILookup<IOperation, IInvocationOperation> ChecksIn(IOperation member, FlowContext flow) =>
        flow.Cache.Of(member, ChecksInMember, () => member.DescendantsAndSelf()
            .OfType<IInvocationOperation>()
            .Where(static call => AccessHelperType.IsCheck(call.TargetMethod))
            .SelectMany(static check => AlwaysWith(check), static (check, step) => new { Check = check, Step = step })
            .ToLookup(static entry => entry.Step, static entry => entry.Check));

    /// <summary>The check and its ancestors, up to a condition, loop or function that may not run it.</summary>
    private static IEnumerable<IOperation> AlwaysWith(IOperation check)
    {
        yield return check;
        for (var child = check; child.Parent is { } parent && AlwaysRuns(child, parent); child = parent)
            yield return parent;
    }

    private static bool AlwaysRuns(IOperation child, IOperation parent) => parent switch
    {
        IConditionalOperation condition => child == condition.Condition,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary =>
            child == binary.LeftOperand,
        ICoalesceOperation coalesce => child == coalesce.Value,
        IConditionalAccessOperation access => child == access.Operation,
        ISwitchOperation or ISwitchExpressionOperation or ILoopOperation => false,
        _ => child is not (IAnonymousFunctionOperation or ILocalFunctionOperation or ICatchClauseOperation),
    };

    /// <summary>
    /// Whether a check is for what is needed. It is assumed to be if its data actions are not literals at the call.
    /// </summary>
    private static bool Covers(IInvocationOperation check, ImmutableArray<Requirement> needed)
    {
        var actions = check.Argument("dataActions")?.Unwrapped();
        if (actions is not IArrayCreationOperation { Initializer.ElementValues: var elements })
            return true;
        if (elements.Any(static element => element.ConstantValue is not { HasValue: true, Value: string }))
            return true;

        var patterns = elements.SelectMany(static element => ((string)element.ConstantValue.Value!).Split('|')).ToArray();
        return needed.All(requirement => IsCovered(requirement, patterns));
    }

    private static bool IsCovered(Requirement requirement, string[] patterns) =>
        requirement.AnyOf.Any(action => patterns.Any(pattern => ActionPattern.Matches(pattern, action)));
}
