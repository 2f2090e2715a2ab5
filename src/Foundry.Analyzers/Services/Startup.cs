using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>Finds out whether code runs whenever the program starts.</summary>
internal sealed class Startup(Compilation compilation, ImmutableArray<SyntaxTree> files, SourceModels models, FlowContext flow)
{
    private readonly Dictionary<IMethodSymbol, bool> _isCalled = new(SymbolEqualityComparer.Default);
    private readonly bool _isProgram =
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
    private readonly IMethodSymbol? _entryPoint = compilation.GetEntryPoint(flow.Cancel);

    /// <summary>Whether the program may start without this call.</summary>
    public bool MaySkip(IOperation call) => MaySkip(call, depth: 0);

    private bool MaySkip(IOperation call, int depth)
    {
        for (var child = call; child.Parent is { } parent; child = parent)
        {
            if (parent.IsBranch(child) || parent is IBlockOperation block && FollowsReturn(child, block))
                return true;
            if (parent is ILocalFunctionOperation { Symbol: var function })
                return !IsCalled(function, depth);
        }

        return MemberAround(call) is not { } member || !Runs(member, depth);
    }

    private bool Runs(ISymbol member, int depth)
    {
        if (member is not IMethodSymbol method)
            return false;
        if (SymbolEqualityComparer.Default.Equals(method, _entryPoint) || method.Name == "ConfigureServices")
            return true;
        if (IsCalled(method, depth))
            return true;

        // A library's public method is there to be called.
        return !_isProgram && method.DeclaredAccessibility == Accessibility.Public;
    }

    /// <summary>
    /// Whether a call of the method runs at the start. Each method is looked up once; a call of itself does not count.
    /// </summary>
    private bool IsCalled(IMethodSymbol method, int depth)
    {
        if (!_isCalled.TryGetValue(method, out var isCalled))
        {
            _isCalled[method] = false;
            _isCalled[method] = isCalled = FindCall(method, depth);
        }

        return isCalled;
    }

    private bool FindCall(IMethodSymbol method, int depth)
    {
        if (depth >= Limits.DeepestGuard)
            return false;

        foreach (var tree in files)
        {
            foreach (var call in flow.Names.CallsIn(tree, flow.Cancel)[method.Name])
            {
                if (models.Of(tree).GetOperation(call, flow.Cancel) is IInvocationOperation invocation
                    && Calls(invocation, method)
                    && !MaySkip(invocation, depth + 1))
                    return true;
            }
        }

        return false;
    }

    private static bool Calls(IInvocationOperation call, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals((call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition, method);

    private ISymbol? MemberAround(IOperation operation)
    {
        var symbol = models.Of(operation.Syntax.SyntaxTree).GetEnclosingSymbol(operation.Syntax.SpanStart, flow.Cancel);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;
        return symbol;
    }

    /// <summary>Whether an earlier statement of the block may return.</summary>
    private static bool FollowsReturn(IOperation statement, IBlockOperation block) => block.Operations
        .TakeWhile(earlier => earlier != statement)
        .Any(static earlier => earlier is IConditionalOperation or ISwitchOperation or ITryOperation
            && earlier.Descendants().OfType<IReturnOperation>().Any());
}
