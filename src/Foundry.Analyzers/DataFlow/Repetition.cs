using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>
/// The code that runs an operation repeatedly: a request handler, a factory of services, or the body of a loop.
/// </summary>
internal sealed class Repetition
{
    private static readonly KnownType ManagedIdentityId = new("Azure.Identity.ManagedIdentityId");

    private readonly IOperation _code;

    private Repetition(IOperation code, bool isLoop, bool mayReturn = false) =>
        (_code, IsLoop, MayReturn) = (code, isLoop, mayReturn);

    /// <summary>Whether the code is a loop; else it is a request handler, or a method that one calls.</summary>
    public bool IsLoop { get; }

    /// <summary>Whether the code is the factory of a scoped or transient service.</summary>
    public bool IsFactory { get; private set; }

    /// <summary>Whether a handler gets what the code returns, and may keep it.</summary>
    public bool MayReturn { get; }

    /// <summary>A loop, even one that always leaves in its first pass.</summary>
    public static Repetition Of(ILoopOperation loop) => new(loop, isLoop: true);

    /// <summary>
    /// The code that repeats an operation, or null if none is known. Other lambdas may run any number of times, and a path that
    /// leaves its loop runs once.
    /// </summary>
    public static Repetition? Around(IOperation operation, ISymbol member, FlowContext flow)
    {
        bool leavesLoop = false, leavesMember = false;
        for (var (child, parent) = (operation, operation.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IBlockOperation block:
                    leavesLoop |= IsBreak(block.Operations.LastOrDefault());
                    leavesMember |= IsEnd(block.Operations.LastOrDefault());
                    break;
                case IReturnOperation or IThrowOperation when IsEnd(parent):
                    leavesMember = true;
                    break;
                case ILoopOperation loop when loop.Body == child:
                    if (!leavesLoop && !leavesMember && !RunsOnce(loop))
                        return new(loop, isLoop: true);
                    leavesLoop = false;
                    break;
                case IAnonymousFunctionOperation:
                    if (RequestHandler.IsFactory(parent))
                        return new(parent, isLoop: false) { IsFactory = true };
                    return RequestHandler.IsRegistered(parent) ? new(parent, isLoop: false) : null;
                case ILocalFunctionOperation local:
                    return OfFunction(local.Symbol, parent, RequestHandler.IsRegistered(local.Symbol, parent, flow), flow);
            }
        }

        var root = operation.Root();
        if (member is not IMethodSymbol method || root is not IMethodBodyOperation)
            return null;
        return OfFunction(method, root, RequestHandler.Is(method) || RequestHandler.IsRegistered(method, root, flow), flow);
    }

    private static Repetition? OfFunction(IMethodSymbol function, IOperation body, bool isHandler, FlowContext flow)
    {
        if (isHandler)
            return new(body, isLoop: false);
        return RequestHandler.IsCalledByHandler(function, body, flow) ? new(body, isLoop: false, mayReturn: true) : null;
    }

    /// <summary>Whether an operation is inside the repeated code.</summary>
    public bool Contains(IOperation operation) =>
        operation.Syntax.SyntaxTree == _code.Syntax.SyntaxTree && _code.Syntax.Span.Contains(operation.Syntax.Span);

    /// <summary>
    /// Whether a value may differ each time: it comes from the request, the loop's variable, or an unknown call.
    /// </summary>
    public bool Changes(IOperation value, FlowContext flow) =>
        Changes(value, flow, new HashSet<ISymbol>(SymbolEqualityComparer.Default));

    /// <summary>Whether a variable is declared in the repeated code.</summary>
    public bool Declares(ISymbol variable) => variable.DeclaringSyntaxReferences.Any(
        declaration => declaration.SyntaxTree == _code.Syntax.SyntaxTree && _code.Syntax.Span.Contains(declaration.Span));

    /// <param name="seen">The variables that were followed: each is followed once, so that cycles end.</param>
    private bool Changes(IOperation value, FlowContext flow, HashSet<ISymbol> seen)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            flow.Cancel.ThrowIfCancellationRequested();
            if (IsChanging(operation, flow, seen))
                return true;
        }

        return false;
    }

    private bool IsChanging(IOperation operation, FlowContext flow, HashSet<ISymbol> seen)
    {
        switch (operation)
        {
            case IParameterReferenceOperation parameter:
                return Declares(parameter.Parameter);
            case ILocalReferenceOperation { Local.IsConst: true }:
                return false;
            case ILocalReferenceOperation local when Declares(local.Local):
                return seen.Add(local.Local)
                    && (ValueResolver.Of(local, flow) is not { } definition || Changes(definition, flow, seen));
            case ILocalReferenceOperation local:
                return IsLoop && ValueResolver.Of(local, flow) is null;
            case IPropertyReferenceOperation property when IsInherited(property):
                return true;
            case IInvocationOperation call when ManagedIdentityId.Matches(call.TargetMethod.ContainingType):
                return false;
            case IInvocationOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                return Setting.NameOf(operation, flow) is null;
            default:
                return operation is IAwaitOperation or IInvalidOperation or IDynamicInvocationOperation;
        }
    }

    /// <summary>
    /// Whether <c>this</c> inherits a property from a library, such as a controller's Request, User and HttpContext.
    /// </summary>
    private static bool IsInherited(IPropertyReferenceOperation property) => property is
    {
        Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance },
        Property.DeclaringSyntaxReferences.IsEmpty: true,
    };

    private static bool RunsOnce(ILoopOperation loop) =>
        loop is IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: false } };

    private static bool IsEnd(IOperation? last) => last is IReturnOperation { Kind: OperationKind.Return }
        or IThrowOperation
        or IExpressionStatementOperation { Operation: IThrowOperation };

    /// <summary>Whether a statement ends its loop, and not only a switch.</summary>
    private static bool IsBreak(IOperation? last)
    {
        if (last is not IBranchOperation { BranchKind: BranchKind.Break } branch)
            return false;

        for (var ancestor = branch.Syntax.Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            switch (ancestor)
            {
                case SwitchStatementSyntax:
                    return false;
                case ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax:
                    return true;
            }
        }

        return true;
    }
}
