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
/// Recognises an operation that depends on the environment, the build, or a choice between credentials: it may run only where it
/// belongs, so nothing is said of it.
/// </summary>
/// <remarks>
/// Either side of a test counts: which side is meant for which environment is the author's knowledge. The rules only lose findings
/// by a guard that is recognised too often, so names are enough here.
/// </remarks>
internal static class EnvironmentGuard
{
    private static readonly CacheKey<IOperation?> FirstExit = new();
    private static readonly CacheKey<bool> IsCovered = new();
    private static readonly CacheKey<List<TextSpan>> DebugRegionsInFile = new();

    private static readonly ImmutableHashSet<string> Variables = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "AZURE_FUNCTIONS_ENVIRONMENT",
        // What a hosting platform sets is an environment test too.
        "IDENTITY_ENDPOINT", "MSI_ENDPOINT", "WEBSITE_SITE_NAME", "WEBSITE_INSTANCE_ID", "CONTAINER_APP_NAME", "KUBERNETES_SERVICE_HOST");

    private static readonly ImmutableHashSet<string> Tests = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "IsEnvironment", "EnvironmentName", "IsStaging", "IsDev", "IsProd", "IsLocal", "IsDebug", "IsAttached");

    /// <summary>Whether the operation, or every use of the value it makes, stands under a guard.</summary>
    public static bool Covers(IOperation operation, FlowContext flow) => Covers(operation, operation.Type, flow);

    /// <param name="credential">The type of the guarded credential; an alternative of the same type is no choice.</param>
    public static bool Covers(IOperation operation, ITypeSymbol? credential, FlowContext flow) =>
        Covers(operation, credential, flow, Limits.DeepestGuard);

    private static bool Covers(IOperation operation, ITypeSymbol? credential, FlowContext flow, int steps)
    {
        if (IsInDebugRegion(operation.Syntax, flow))
            return true;

        IOperation child = operation;
        for (var parent = operation.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            if (IsChosenBy(parent, child, credential, flow)
                || parent is ILocalFunctionOperation { Symbol: var function } && (SaysDevelopment(function) || AreCovered(function, flow.Names.CallsOf(function, parent), parent.Syntax.SyntaxTree, credential, flow, steps)))
                return true;
        }

        return IsKeptUnderGuard(operation, credential, flow, steps)
            || MemberAround(operation, flow) is { } member && (SaysDevelopment(member) || AreCovered(member, UsesOf(member, operation, flow), operation.Syntax.SyntaxTree, credential, flow, steps));
    }

    // ---- Choices: the statement or expression around

    private static bool IsChosenBy(IOperation parent, IOperation child, ITypeSymbol? credential, FlowContext flow)
    {
        switch (parent)
        {
            case IConditionalOperation choice when choice.Condition != child:
                return IsTest(choice.Condition, flow)
                    || (choice.WhenTrue == child ? choice.WhenFalse : choice.WhenTrue) is { } other && SignsIn(other, credential, flow);
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice } arm when arm.Value == child:
                return IsTest(choice.Value, flow)
                    || choice.Arms.Any(other => IsTest(other.Pattern, flow)
                        || other.Guard is { } guard && IsTest(guard, flow)
                        || other != arm && SignsIn(other.Value, credential, flow));
            case ISwitchCaseOperation { Parent: ISwitchOperation choice } section:
                return IsTest(choice.Value, flow)
                    || choice.Cases.Any(other => other.Clauses.Any(clause => IsTest(clause, flow))
                        || other != section && SignsIn(other, credential, flow))
                    || FollowsExit(section, section.Body, child, credential, flow);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both when both.RightOperand == child:
                return IsTest(both.LeftOperand, flow);
            // What stands behind ?? is a default for a caller or a configuration that gives none.
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

    /// <summary>Whether an earlier statement leaves under a test: <c>if (!env.IsDevelopment()) return …;</c></summary>
    private static bool FollowsExit(IOperation block, ImmutableArray<IOperation> statements, IOperation child, ITypeSymbol? credential, FlowContext flow) =>
        flow.Cache.Of(block, FirstExit, beside: credential, () => statements.FirstOrDefault(statement => IsExit(statement, credential, flow))) is { } exit
        && exit.Syntax.SpanStart < child.Syntax.SpanStart;

    private static bool IsExit(IOperation statement, ITypeSymbol? credential, FlowContext flow) => statement switch
    {
        IConditionalOperation choice when Leaves(choice.WhenTrue) || choice.WhenFalse is { } otherwise && Leaves(otherwise) =>
            IsTest(choice.Condition, flow) || SignsIn(choice, credential, flow),
        ISwitchOperation choice when choice.Descendants().Any(static inner => inner is IReturnOperation or IThrowOperation) =>
            IsTest(choice.Value, flow) || SignsIn(choice, credential, flow),
        _ => false,
    };

    private static bool Leaves(IOperation branch) =>
        branch.LastStatement() is IReturnOperation or IThrowOperation or IBranchOperation;

    /// <summary>Whether something signs in with another kind of credential, or with a key.</summary>
    private static bool SignsIn(IOperation alternative, ITypeSymbol? credential, FlowContext flow)
    {
        foreach (var operation in alternative.DescendantsAndSelf())
        {
            if (operation is IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && CredentialParameter.TakesKeyText(parameter))
                return true;
            if (operation is not (IArgumentOperation or IConversionOperation) && operation.Type is { } type && !operation.IsNull()
                && IsCredential(type) && !SymbolEqualityComparer.Default.Equals(ValueResolver.Resolve(operation, flow).Type, credential))
                return true;
        }

        return false;
    }

    private static bool IsCredential(ITypeSymbol type) =>
        KnownTypes.TokenCredential.MatchesOrIsBaseOf(type) || KnownTypes.IsKeyCredential(type);

    // ---- Tests: what a condition asks

    private static bool IsTest(IOperation condition, FlowContext flow, int steps = Limits.DeepestGuard)
    {
        foreach (var operation in condition.DescendantsAndSelf())
        {
            if (operation.ConstantValue is { HasValue: true, Value: string text } && (Variables.Contains(text) || NamesEnvironment(text)))
                return true;

            var symbol = operation is IInvocationOperation call ? call.TargetMethod : operation.ReferencedSymbol();
            if (symbol is not null && (NamesEnvironment(symbol.Name) || Tests.Contains(symbol.Name.TrimStart('_'))
                || steps > 0 && ValueResolver.Of(operation, flow) is { } definition && IsTest(definition, flow, steps - 1)))
                return true;
        }

        return false;
    }

    private static bool NamesEnvironment(string name) =>
        Contains(name, "Develop") || Contains(name, "Production") || name.Equals("Staging", StringComparison.OrdinalIgnoreCase);

    private static bool SaysDevelopment(ISymbol symbol) =>
        Contains(symbol.Name, "Develop") || Contains(symbol.Name, "LocalDev") || Contains(symbol.Name, "Debug")
        || symbol.ContainingType is { } type && Contains(type.Name, "Development");

    private static bool Contains(string name, string part) => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    // ---- Uses: a value that is made here and used under a guard, or replaced under one

    private static bool IsKeptUnderGuard(IOperation operation, ITypeSymbol? credential, FlowContext flow, int steps)
    {
        var user = operation.User();
        if (user.AssignedSymbol() is not { } variable || user.AssignedValue() is not { } value)
            return false;

        return variable switch
        {
            // A parameter that is written holds what the caller gave else.
            IParameterSymbol => true,
            ILocalSymbol local => SaysDevelopment(local)
                || HasAnotherValue(local, value, flow)
                || AreCovered(local, ReferencesTo(local, value, flow), value.Syntax.SyntaxTree, credential, flow, steps),
            _ => SaysDevelopment(variable)
                || HasAnotherValue(variable, value, flow)
                || AreCovered(variable, UsesOf(variable, operation, flow), operation.Syntax.SyntaxTree, credential, flow, steps),
        };
    }

    /// <summary>Whether all uses of a variable or member stand under a guard. Found out once: of functions that call each other often, the ways through are many.</summary>
    private static bool AreCovered(ISymbol used, IEnumerable<IOperation> uses, SyntaxTree tree, ITypeSymbol? credential, FlowContext flow, int steps) =>
        steps > 0 && flow.Cache.Of(used, IsCovered, beside: (tree, credential, steps), () =>
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

    private static IEnumerable<IOperation> ReferencesTo(ILocalSymbol local, IOperation value, FlowContext flow) =>
        flow.Names.ReferencesTo(local, value).Where(static reference => !IsWritten(reference));

    /// <summary>The calls and reads of a member in its own type, as far as the operation's tree goes.</summary>
    private static IEnumerable<IOperation> UsesOf(ISymbol member, IOperation operation, FlowContext flow)
    {
        if (operation.SemanticModel is not { } model || member.ContainingType is null)
            yield break;

        foreach (var name in flow.Names.NamesOf(member, flow.Cancel))
        {
            if (name.SyntaxTree != model.SyntaxTree)
                continue;

            SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (target.Parent is InvocationExpressionSyntax invocation && invocation.Expression == target)
                target = invocation;
            switch (model.GetOperation(target, flow.Cancel))
            {
                case IInvocationOperation call when IsSame(call.TargetMethod.OriginalDefinition, member.OriginalDefinition):
                    yield return call;
                    break;
                case IMemberReferenceOperation reference when IsSame(reference.Member.OriginalDefinition, member.OriginalDefinition) && !IsWritten(reference):
                    yield return reference;
                    break;
            }
        }
    }

    private static bool HasAnotherValue(ILocalSymbol local, IOperation value, FlowContext flow) =>
        local.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax(flow.Cancel) is VariableDeclaratorSyntax { Initializer.Value: var initial } && IsOther(initial, value))
        || flow.Names.ReferencesTo(local, value).Any(reference => reference.Parent switch
        {
            IAssignmentOperation assignment when assignment.Target == reference => assignment.Value != value && !assignment.Value.IsNull(),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            _ => false,
        });

    /// <summary>Whether the type writes anything else to a member. Read as syntax: a namesake hides a finding, it never makes one.</summary>
    private static bool HasAnotherValue(ISymbol member, IOperation value, FlowContext flow) =>
        member.DeclaringSyntaxReferences.Any(declaration => IsOther(InitialValue(declaration.GetSyntax(flow.Cancel)), value))
        || flow.Names.NamesOf(member, flow.Cancel).Any(name => IsOther(AssignedTo(name), value));

    private static ExpressionSyntax? InitialValue(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax field => field.Initializer?.Value,
        PropertyDeclarationSyntax property => property.Initializer?.Value,
        _ => null,
    };

    private static ExpressionSyntax? AssignedTo(IdentifierNameSyntax name)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null;
    }

    private static bool IsOther(ExpressionSyntax? written, IOperation value) => written is not null && !(written.SyntaxTree == value.Syntax.SyntaxTree && written.Span.Contains(value.Syntax.Span)) && !IsNull(written);

    private static bool IsNull(ExpressionSyntax expression) => expression switch
    {
        PostfixUnaryExpressionSyntax suppressed when suppressed.IsKind(SyntaxKind.SuppressNullableWarningExpression) => IsNull(suppressed.Operand),
        _ => expression.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
    };

    private static bool IsWritten(IOperation reference) => reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;

    private static ISymbol? MemberAround(IOperation operation, FlowContext flow)
    {
        var member = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart, flow.Cancel);
        while (member is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
            member = member.ContainingSymbol;
        return member is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : member is INamespaceOrTypeSymbol ? null : member;
    }

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    // ---- Build

    /// <summary>Whether the place is inside <c>#if DEBUG</c>, in any of its branches.</summary>
    private static bool IsInDebugRegion(SyntaxNode place, FlowContext flow)
    {
        if (place.SyntaxTree.GetRoot(flow.Cancel) is not CSharpSyntaxNode { ContainsDirectives: true } root)
            return false;

        foreach (var region in flow.Cache.Of(place.SyntaxTree, DebugRegionsInFile, () => DebugRegions(root)))
        {
            if (region.Contains(place.SpanStart))
                return true;
        }

        return false;
    }

    /// <summary>The regions from the first directive that asks for a debug build to the end of its <c>#if</c>.</summary>
    private static List<TextSpan> DebugRegions(CSharpSyntaxNode root)
    {
        var found = new List<TextSpan>();
        var open = new Stack<int?>();
        for (var directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    open.Push(AsksForDebug(start.Condition) ? start.SpanStart : null);
                    break;
                case ElifDirectiveTriviaSyntax next when open.Count > 0:
                    open.Push(open.Pop() ?? (AsksForDebug(next.Condition) ? next.SpanStart : null));
                    break;
                case EndIfDirectiveTriviaSyntax end when open.Count > 0:
                    if (open.Pop() is { } from)
                        found.Add(TextSpan.FromBounds(from, end.SpanStart));
                    break;
            }
        }

        found.AddRange(open.OfType<int>().Select(from => TextSpan.FromBounds(from, root.FullSpan.End)));
        return found;
    }

    private static bool AsksForDebug(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().Any(static node => node is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" or "RELEASE" });
}
