using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// Recognises an operation that depends on the environment, the build, or a choice between credentials. It may run only where it
/// is intended to, so no rule reports it.
/// </summary>
/// <remarks>
/// Either branch of a test counts: only the author knows which branch is meant for which environment. A guard recognised too
/// often only hides findings, so comparing names is enough here.
/// </remarks>
internal static class EnvironmentGuard
{
    private static readonly CacheKey<IOperation?> FirstExit = new();
    private static readonly CacheKey<bool> IsCovered = new();
    private static readonly CacheKey<List<TextSpan>> DebugRegionsInFile = new();

    private static readonly ImmutableHashSet<string> EnvironmentVariables = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_ENVIRONMENT",
        // A variable that a hosting platform sets tells the environment too.
        "IDENTITY_ENDPOINT", "MSI_ENDPOINT", "WEBSITE_SITE_NAME", "WEBSITE_INSTANCE_ID", "CONTAINER_APP_NAME",
        "KUBERNETES_SERVICE_HOST");

    private static readonly ImmutableHashSet<string> EnvironmentMembers = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "IsEnvironment", "EnvironmentName", "IsStaging", "IsDev", "IsProd", "IsLocal", "IsDebug", "IsAttached");

    /// <summary>Whether a guard covers the operation, or every use of the value it creates.</summary>
    public static bool Covers(IOperation operation, FlowContext flow) => Covers(operation, operation.Type, flow);

    /// <param name="credential">
    /// The type of the guarded credential; an alternative of the same type is not a choice. Null if the operation has nothing to
    /// do with the sign-in, so that only tests of the environment guard it.
    /// </param>
    public static bool Covers(IOperation operation, ITypeSymbol? credential, FlowContext flow) =>
        Covers(operation, credential, flow, Limits.DeepestGuard);

    private static bool Covers(IOperation operation, ITypeSymbol? credential, FlowContext flow, int steps)
    {
        if (IsInDebugRegion(operation.Syntax, flow))
            return true;

        var child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            if (IsChosenBy(parent, child, credential, flow) || IsGuardedFunction(parent, credential, flow, steps))
                return true;
        }

        return IsAssignedToGuardedVariable(operation, credential, flow, steps)
            || IsInGuardedMember(operation, credential, flow, steps);
    }

    private static bool IsGuardedFunction(IOperation operation, ITypeSymbol? credential, FlowContext flow, int steps)
    {
        if (operation is not ILocalFunctionOperation { Symbol: var function })
            return false;

        return IsNamedForDevelopment(function)
            || AreCovered(
                function, flow.Names.CallsOf(function, operation), operation.Syntax.SyntaxTree, credential, flow, steps);
    }

    private static bool IsInGuardedMember(IOperation operation, ITypeSymbol? credential, FlowContext flow, int steps)
    {
        if (EnclosingMember(operation, flow) is not { } member)
            return false;

        return IsNamedForDevelopment(member)
            || AreCovered(member, UsesOf(member, operation, flow), operation.Syntax.SyntaxTree, credential, flow, steps);
    }

    // ---- Choices: the enclosing statement or expression

    private static bool IsChosenBy(IOperation parent, IOperation child, ITypeSymbol? credential, FlowContext flow)
    {
        switch (parent)
        {
            case IConditionalOperation choice when choice.Condition != child:
                return IsGuard(choice, child, credential, flow);
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Value == child:
                return IsGuard(choice, arm, credential, flow);
            case ISwitchCaseOperation { Parent: ISwitchOperation choice } section:
                return IsGuard(choice, section, credential, flow) || FollowsExit(section, section.Body, child, credential, flow);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } binary
                when binary.RightOperand == child:
                return IsTest(binary.LeftOperand, flow);
            // The right side of ?? is the default for a caller or a configuration without a value.
            case ICoalesceOperation coalesce:
                return coalesce.WhenNull == child;
            case ICoalesceAssignmentOperation coalesce:
                return coalesce.Value == child;
            case IBlockOperation block:
                return FollowsExit(block, block.Operations, child, credential, flow);
            default:
                return false;
        }
    }

    private static bool IsGuard(IConditionalOperation choice, IOperation branch, ITypeSymbol? credential, FlowContext flow)
    {
        if (IsTest(choice.Condition, flow))
            return true;
        var alternative = choice.WhenTrue == branch ? choice.WhenFalse : choice.WhenTrue;
        return alternative is not null && UsesOtherCredential(alternative, credential, flow);
    }

    private static bool IsGuard(
        ISwitchExpressionOperation choice, ISwitchExpressionArmOperation arm, ITypeSymbol? credential, FlowContext flow)
    {
        if (IsTest(choice.Value, flow))
            return true;

        foreach (var other in choice.Arms)
        {
            if (IsTest(other.Pattern, flow) || other.Guard is { } guard && IsTest(guard, flow))
                return true;
            if (other != arm && UsesOtherCredential(other.Value, credential, flow))
                return true;
        }

        return false;
    }

    private static bool IsGuard(ISwitchOperation choice, ISwitchCaseOperation section, ITypeSymbol? credential, FlowContext flow)
    {
        if (IsTest(choice.Value, flow))
            return true;

        foreach (var other in choice.Cases)
        {
            foreach (var clause in other.Clauses)
            {
                if (IsTest(clause, flow))
                    return true;
            }

            if (other != section && UsesOtherCredential(other, credential, flow))
                return true;
        }

        return false;
    }

    /// <summary>Whether an earlier statement leaves the block after a test: <c>if (!env.IsDevelopment()) return …;</c></summary>
    private static bool FollowsExit(
        IOperation block, ImmutableArray<IOperation> statements, IOperation child, ITypeSymbol? credential, FlowContext flow)
    {
        var exit = flow.Cache.Of(block, FirstExit, beside: credential,
            () => statements.FirstOrDefault(statement => IsExit(statement, credential, flow)));
        return exit is not null && exit.Syntax.SpanStart < child.Syntax.SpanStart;
    }

    private static bool IsExit(IOperation statement, ITypeSymbol? credential, FlowContext flow) => statement switch
    {
        IConditionalOperation choice when HasExit(choice) =>
            IsTest(choice.Condition, flow) || UsesOtherCredential(choice, credential, flow),
        ISwitchOperation choice when HasExit(choice) =>
            IsTest(choice.Value, flow) || UsesOtherCredential(choice, credential, flow),
        _ => false,
    };

    private static bool HasExit(IConditionalOperation choice) =>
        Leaves(choice.WhenTrue) || choice.WhenFalse is { } otherwise && Leaves(otherwise);

    private static bool HasExit(ISwitchOperation choice) =>
        choice.Descendants().Any(static operation => operation is IReturnOperation or IThrowOperation);

    private static bool Leaves(IOperation branch) =>
        branch.LastStatement() is IReturnOperation or IThrowOperation or IBranchOperation;

    /// <summary>Whether an alternative signs in with another type of credential, or with a key.</summary>
    private static bool UsesOtherCredential(IOperation alternative, ITypeSymbol? credential, FlowContext flow)
    {
        if (credential is null)
            return false;

        foreach (var operation in alternative.DescendantsAndSelf())
        {
            if (IsKeyArgument(operation) || IsOtherCredential(operation, credential, flow))
                return true;
        }

        return false;
    }

    private static bool IsKeyArgument(IOperation operation) =>
        operation is IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter }
        && CredentialParameter.TakesKeyText(parameter);

    private static bool IsOtherCredential(IOperation operation, ITypeSymbol? credential, FlowContext flow) =>
        operation is { Type: { } type } and not (IArgumentOperation or IConversionOperation)
        && !operation.IsNull()
        && IsCredential(type)
        && !IsSame(ValueResolver.Resolve(operation, flow).Type, credential);

    private static bool IsCredential(ITypeSymbol type) =>
        KnownTypes.TokenCredential.MatchesOrIsBaseOf(type) || KnownTypes.IsKeyCredential(type);

    // ---- Tests: conditions that ask for the environment

    private static bool IsTest(IOperation condition, FlowContext flow, int steps = Limits.DeepestGuard)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (IsEnvironmentText(operation))
                return true;

            var symbol = operation is IInvocationOperation call ? call.TargetMethod : operation.ReferencedSymbol();
            if (symbol is not null && (IsEnvironmentMember(symbol.Name) || IsDefinedByTest(operation, flow, steps)))
                return true;
        }

        return false;
    }

    private static bool IsEnvironmentText(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: string text }
        && (EnvironmentVariables.Contains(text) || NamesEnvironment(text));

    private static bool IsEnvironmentMember(string name) =>
        NamesEnvironment(name) || EnvironmentMembers.Contains(name.TrimStart('_'));

    private static bool IsDefinedByTest(IOperation reference, FlowContext flow, int steps) =>
        steps > 0 && ValueResolver.Of(reference, flow) is { } definition && IsTest(definition, flow, steps - 1);

    private static bool NamesEnvironment(string name) =>
        Contains(name, "Develop") || Contains(name, "Production") || name.Equals("Staging", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamedForDevelopment(ISymbol symbol) =>
        Contains(symbol.Name, "Develop")
        || Contains(symbol.Name, "LocalDev")
        || Contains(symbol.Name, "Debug")
        || symbol.ContainingType is { } type && Contains(type.Name, "Development");

    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    // ---- Uses: a value that is created here and used, or replaced, under a guard

    private static bool IsAssignedToGuardedVariable(IOperation operation, ITypeSymbol? credential, FlowContext flow, int steps)
    {
        var user = operation.User();
        if (user.AssignedSymbol() is not { } variable || user.AssignedValue() is not { } value)
            return false;

        var tree = operation.Syntax.SyntaxTree;
        return variable switch
        {
            // An assigned parameter otherwise holds the caller's value.
            IParameterSymbol => true,
            ILocalSymbol local => IsNamedForDevelopment(local)
                || HasAnotherValue(local, value, flow)
                || AreCovered(local, ReadsOf(local, value, flow), tree, credential, flow, steps),
            _ => IsNamedForDevelopment(variable)
                || HasAnotherValue(variable, value, flow)
                || AreCovered(variable, UsesOf(variable, operation, flow), tree, credential, flow, steps),
        };
    }

    /// <summary>
    /// Whether a guard covers every use of a variable or member. Cached: between functions that call each other the number of
    /// paths grows exponentially.
    /// </summary>
    private static bool AreCovered(
        ISymbol used, IEnumerable<IOperation> uses, SyntaxTree tree, ITypeSymbol? credential, FlowContext flow, int steps)
    {
        if (steps <= 0)
            return false;

        return flow.Cache.Of(used, IsCovered, beside: (tree, credential, steps), () =>
        {
            var any = false;
            foreach (var use in uses)
            {
                if (!Covers(use, credential, flow, steps - 1))
                    return false;
                any = true;
            }

            return any;
        });
    }

    private static IEnumerable<IOperation> ReadsOf(ILocalSymbol local, IOperation value, FlowContext flow) =>
        flow.Names.ReferencesTo(local, value).Where(static reference => !IsAssignmentTarget(reference));

    /// <summary>The calls and reads of a member in its own type, within the operation's file.</summary>
    private static IEnumerable<IOperation> UsesOf(ISymbol member, IOperation operation, FlowContext flow)
    {
        if (operation.SemanticModel is not { } model || member.ContainingType is null)
            yield break;

        foreach (var name in flow.Names.NamesOf(member, flow.Cancel))
        {
            if (name.SyntaxTree != model.SyntaxTree)
                continue;

            SyntaxNode target = name.WithReceiver();
            if (target.Parent is InvocationExpressionSyntax invocation && invocation.Expression == target)
                target = invocation;
            switch (model.GetOperation(target, flow.Cancel))
            {
                case IInvocationOperation call when IsSame(call.TargetMethod.OriginalDefinition, member.OriginalDefinition):
                    yield return call;
                    break;
                case IMemberReferenceOperation reference
                    when IsSame(reference.Member.OriginalDefinition, member.OriginalDefinition) && !IsAssignmentTarget(reference):
                    yield return reference;
                    break;
            }
        }
    }

    private static bool HasAnotherValue(ILocalSymbol local, IOperation value, FlowContext flow) =>
        local.DeclaringSyntaxReferences.Any(declaration => IsOther(InitialValue(declaration.GetSyntax(flow.Cancel)), value))
        || flow.Names.ReferencesTo(local, value).Any(reference => AssignsOther(reference, value));

    private static bool AssignsOther(ILocalReferenceOperation reference, IOperation value) => reference.Parent switch
    {
        IAssignmentOperation assignment when assignment.Target == reference =>
            assignment.Value != value && !assignment.Value.IsNull(),
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        _ => false,
    };

    /// <summary>
    /// Whether the type assigns another value to a member. Compares names only: a namesake hides a finding and never adds one.
    /// </summary>
    private static bool HasAnotherValue(ISymbol member, IOperation value, FlowContext flow) =>
        member.DeclaringSyntaxReferences.Any(declaration => IsOther(InitialValue(declaration.GetSyntax(flow.Cancel)), value))
        || flow.Names.NamesOf(member, flow.Cancel).Any(name => IsOther(AssignedTo(name), value));

    private static ExpressionSyntax? InitialValue(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    private static ExpressionSyntax? AssignedTo(IdentifierNameSyntax name)
    {
        var target = name.WithReceiver();
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null;
    }

    private static bool IsOther(ExpressionSyntax? assigned, IOperation value)
    {
        if (assigned is null)
            return false;
        var containsValue = assigned.SyntaxTree == value.Syntax.SyntaxTree && assigned.Span.Contains(value.Syntax.Span);
        return !containsValue && !IsNull(assigned);
    }

    private static bool IsNull(ExpressionSyntax expression) => expression switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed =>
            IsNull(suppressed.Operand),
        _ => expression.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
    };

    private static bool IsAssignmentTarget(IOperation reference) =>
        reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    private static ISymbol? EnclosingMember(IOperation operation, FlowContext flow)
    {
        var member = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, flow.Cancel);
        while (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            member = member.ContainingSymbol;
        if (member is IMethodSymbol { AssociatedSymbol: { } property })
            return property;
        return member is INamespaceOrTypeSymbol ? null : member;
    }

    private static bool IsSame(ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);

    // ---- Build

    /// <summary>Whether the syntax is inside <c>#if DEBUG</c>, in any of its branches.</summary>
    private static bool IsInDebugRegion(SyntaxNode syntax, FlowContext flow)
    {
        if (syntax.SyntaxTree.GetRoot(flow.Cancel) is not CSharpSyntaxNode { ContainsDirectives: true } root)
            return false;

        foreach (var region in flow.Cache.Of(syntax.SyntaxTree, DebugRegionsInFile, () => DebugRegions(root)))
        {
            if (region.Contains(syntax.SpanStart))
                return true;
        }

        return false;
    }

    /// <summary>The regions from the first directive that tests for a debug build to the end of its <c>#if</c>.</summary>
    private static List<TextSpan> DebugRegions(CSharpSyntaxNode root)
    {
        var regions = new List<TextSpan>();
        var starts = new Stack<int?>();
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    starts.Push(TestsForDebug(start.Condition) ? start.SpanStart : null);
                    break;
                case ElifDirectiveTriviaSyntax next when starts.Count > 0:
                    starts.Push(starts.Pop() ?? (TestsForDebug(next.Condition) ? next.SpanStart : null));
                    break;
                case EndIfDirectiveTriviaSyntax end when starts.Count > 0:
                    if (starts.Pop() is { } position)
                        regions.Add(TextSpan.FromBounds(position, end.SpanStart));
                    break;
            }
        }

        // The #if of these is never closed.
        regions.AddRange(starts.OfType<int>().Select(start => TextSpan.FromBounds(start, root.FullSpan.End)));
        return regions;
    }

    private static bool TestsForDebug(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf()
            .Any(static node => node is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" or "RELEASE" });
}
