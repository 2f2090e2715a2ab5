using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Credentials;

/// <summary>A tenant id that a type reads from the environment or the configuration.</summary>
internal sealed class ConfiguredTenant
{
    private static readonly CacheKey<ConfiguredTenant?> UnusedInType = new();
    private static readonly KnownType Console = new("System.Console");

    private ConfiguredTenant(string name, ISymbol? variable) => (Name, Variable) = (name, variable);

    /// <summary>The name of the environment variable or configuration key.</summary>
    public string Name { get; }

    /// <summary>The local or field that holds the tenant id, or null.</summary>
    public ISymbol? Variable { get; }

    /// <summary>
    /// Finds the tenant that the type around a credential reads and then only checks or prints. Returns null if the type reads
    /// none, uses one for anything else (another credential, an authority), or sets a tenant anywhere.
    /// </summary>
    public static ConfiguredTenant? Unused(IOperation credential, ISymbol member, FlowContext flow)
    {
        if (credential.SemanticModel is not { } model || member.ContainingType is not { } type)
            return null;
        return flow.Cache.Of(type, UnusedInType, beside: model.SyntaxTree, () => Unused(type, model, flow));
    }

    private static ConfiguredTenant? Unused(INamedTypeSymbol type, SemanticModel model, FlowContext flow)
    {
        ConfiguredTenant? unused = null;
        foreach (var part in type.DeclaringSyntaxReferences)
        {
            var body = part.GetSyntax(flow.Cancel);
            foreach (var node in body.DescendantNodes(child => child == body || child is not BaseTypeDeclarationSyntax))
            {
                flow.Cancel.ThrowIfCancellationRequested();
                if (SetsTenant(node))
                    return null;
                if (!MayReadTenant(node))
                    continue;

                // A part of the type in another file is not bound, so its use of the tenant is unknown.
                if (node.SyntaxTree != model.SyntaxTree)
                    return null;
                if (model.GetOperation(node, flow.Cancel) is not { } read || Setting.NameOf(read, flow) is not { } name)
                    continue;
                if (IsUsed(read, flow, new HashSet<ISymbol>(SymbolEqualityComparer.Default)))
                    return null;
                unused ??= new(name, VariableOf(read));
            }
        }

        return unused;
    }

    /// <summary>Whether a node sets <c>TenantId</c> in any options, or a property such as <c>VisualStudioTenantId</c>.</summary>
    private static bool SetsTenant(SyntaxNode node)
    {
        if (node is not AssignmentExpressionSyntax { Left: var target })
            return false;

        var isProperty = target is MemberAccessExpressionSyntax
            or IdentifierNameSyntax { Parent.Parent: InitializerExpressionSyntax };
        return isProperty && target.GetLastToken().ValueText.EndsWith("TenantId", StringComparison.Ordinal);
    }

    /// <summary>Whether a node is a call or an indexer with the literal name of a tenant setting.</summary>
    private static bool MayReadTenant(SyntaxNode node)
    {
        var arguments = node switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments,
            ElementAccessExpressionSyntax indexer => indexer.ArgumentList.Arguments,
            _ => default,
        };

        foreach (var argument in arguments)
        {
            if (argument.Expression is LiteralExpressionSyntax { Token.Value: string name } && IsTenant(name))
                return true;
        }

        return false;
    }

    private static bool IsTenant(string name)
    {
        var last = Setting.LastSegment(name);
        return last.EndsWith("TenantId", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith("TENANT_ID", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a value is used for more than a check or console output.</summary>
    /// <param name="seen">The variables already followed. Each is followed once, so a cycle of variables ends.</param>
    private static bool IsUsed(IOperation value, FlowContext flow, HashSet<ISymbol> seen)
    {
        while (true)
        {
            var user = value.User();
            switch (user)
            {
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return IsLocalUsed(local, value, flow, seen);
                case IAssignmentOperation { Target: IDiscardOperation }:
                    return false;
                case IAssignmentOperation assignment when assignment.Target == value:
                    return false;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } }:
                    return IsLocalUsed(local, value, flow, seen);
                case ISimpleAssignmentOperation
                {
                    Target: IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } target,
                }:
                    return IsNamed(target.Member, times: 1, flow);
                case IFieldInitializerOperation { InitializedFields: { Length: 1 } fields }:
                    return IsNamed(fields[0], times: 0, flow);
                case IPropertyInitializerOperation { InitializedProperties: { Length: 1 } properties }:
                    return IsNamed(properties[0], times: 0, flow);
                case ICoalesceOperation or IInterpolationOperation or IInterpolatedStringOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                    value = user;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                    // A comparison with null or "" only checks that the setting is set.
                    return !IsNullOrEmpty(comparison.LeftOperand) && !IsNullOrEmpty(comparison.RightOperand);
                case IIsPatternOperation or INameOfOperation or IExpressionStatementOperation:
                    return false;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return !IsCheckOrOutput(call.TargetMethod);
                default:
                    return true;
            }
        }
    }

    private static bool IsLocalUsed(ILocalSymbol local, IOperation value, FlowContext flow, HashSet<ISymbol> seen) =>
        seen.Add(local) && flow.Names.ReferencesTo(local, value).Any(reference => IsUsed(reference, flow, seen));

    /// <summary>
    /// Whether the source names a member more often than <paramref name="times"/>, or other types may name it.
    /// Compares names only, so another symbol of the same name counts as a use.
    /// </summary>
    private static bool IsNamed(ISymbol member, int times, FlowContext flow) =>
        member.DeclaredAccessibility != Accessibility.Private
        || flow.Names.NamesOf(member, flow.Cancel).Skip(times).Any();

    private static bool IsNullOrEmpty(IOperation operand) =>
        operand.IsNull() || operand.ConstantValue is { HasValue: true, Value: "" };

    private static bool IsCheckOrOutput(IMethodSymbol method) =>
        IsStringCheck(method)
        || method.Name.StartsWith("ThrowIfNull", StringComparison.Ordinal)
        || Console.Matches(method.ContainingType);

    private static bool IsStringCheck(IMethodSymbol method) =>
        method.ContainingType.SpecialType == SpecialType.System_String
        && method.Name is nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace);

    private static ISymbol? VariableOf(IOperation read)
    {
        var user = read.User();
        if (user is ICoalesceOperation { WhenNull: var fallback } && fallback.Unwrapped() is IThrowOperation)
            user = user.User();
        return user switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
            IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0],
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => local,
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: var field } } => field,
            _ => null,
        };
    }
}
