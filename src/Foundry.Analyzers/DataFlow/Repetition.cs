using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>The code around an operation that runs again and again: a handler of requests, or the body of a loop.</summary>
internal sealed class Repetition
{
    private static readonly KnownType ManagedIdentityId = new("Azure.Identity.ManagedIdentityId");

    private readonly IOperation _code;

    private Repetition(IOperation code, bool isLoop) => (_code, IsLoop) = (code, isLoop);

    /// <summary>A loop, whichever way it is left.</summary>
    public static Repetition Of(ILoopOperation loop) => new(loop, isLoop: true);

    /// <summary>Whether it is a loop; else it is a handler.</summary>
    public bool IsLoop { get; }

    /// <summary>
    /// What repeats an operation, or null where nothing is known to: other lambdas run as often as whoever holds them likes, and a path
    /// that leaves its loop runs once.
    /// </summary>
    public static Repetition? Around(IOperation operation, ISymbol member, FlowContext flow)
    {
        bool leavesLoop = false, leavesMember = false;
        for (var (inner, around) = (operation, operation.Parent); around is not null; (inner, around) = (around, around.Parent))
        {
            switch (around)
            {
                case IBlockOperation block:
                    leavesLoop |= IsBreak(block.Operations.LastOrDefault());
                    leavesMember |= IsEnd(block.Operations.LastOrDefault());
                    break;
                case IReturnOperation or IThrowOperation when IsEnd(around):
                    leavesMember = true;
                    break;
                case ILoopOperation loop when loop.Body == inner:
                    if (!leavesLoop && !leavesMember && loop is not IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: false } })
                        return new(loop, isLoop: true);
                    leavesLoop = false;
                    break;
                case IAnonymousFunctionOperation:
                    return RequestHandler.IsRegistered(around) ? new(around, isLoop: false) : null;
                case ILocalFunctionOperation local:
                    return RequestHandler.IsRegistered(local.Symbol, around, flow) ? new(around, isLoop: false) : null;
            }
        }

        var root = operation.Root();
        return member is IMethodSymbol method && root is IMethodBodyOperation && (RequestHandler.Is(method) || RequestHandler.IsRegistered(method, root, flow))
            ? new(root, isLoop: false) : null;
    }

    /// <summary>Whether an operation is inside the repeated code.</summary>
    public bool Contains(IOperation operation) => operation.Syntax.SyntaxTree == _code.Syntax.SyntaxTree && _code.Syntax.Span.Contains(operation.Syntax.Span);

    /// <summary>Whether a value may be another each time: it comes from the request, the loop's variable, or a call nobody knows.</summary>
    public bool Changes(IOperation value, FlowContext flow) => Changes(value, flow, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <param name="seen">The variables that are looked into: each is asked once, whatever the code does with them.</param>
    private bool Changes(IOperation value, FlowContext flow, HashSet<ISymbol> seen)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            flow.Cancel.ThrowIfCancellationRequested();
            var changes = operation switch
            {
                IParameterReferenceOperation parameter => Declares(parameter.Parameter),
                ILocalReferenceOperation { Local.IsConst: true } => false,
                ILocalReferenceOperation local when Declares(local.Local) =>
                    seen.Add(local.Local) && (ValueResolver.Of(local, flow) is not { } definition || Changes(definition, flow, seen)),
                ILocalReferenceOperation local => IsLoop && ValueResolver.Of(local, flow) is null,
                // The request of a controller: Request, User, HttpContext.
                IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }, Property.DeclaringSyntaxReferences.IsEmpty: true } => true,
                IInvocationOperation call when ManagedIdentityId.Matches(call.TargetMethod.ContainingType) => false,
                IInvocationOperation or IPropertyReferenceOperation { Property.IsIndexer: true } => Setting.NameOf(operation, flow) is null,
                IAwaitOperation or IInvalidOperation or IDynamicInvocationOperation => true,
                _ => false,
            };

            if (changes)
                return true;
        }

        return false;
    }

    /// <summary>Whether a variable is declared in the repeated code.</summary>
    public bool Declares(ISymbol variable) => variable.DeclaringSyntaxReferences.Any(
        declaration => declaration.SyntaxTree == _code.Syntax.SyntaxTree && _code.Syntax.Span.Contains(declaration.Span));

    private static bool IsEnd(IOperation? last) => last is IReturnOperation { Kind: OperationKind.Return } or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation };

    /// <summary>Whether a statement ends the loop it stands in, not only a switch.</summary>
    private static bool IsBreak(IOperation? last) => last is IBranchOperation { BranchKind: BranchKind.Break } branch
        && branch.Syntax.Ancestors().FirstOrDefault(static node => node is SwitchStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) is not SwitchStatementSyntax;
}
