using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Disclosure;

/// <summary>Finds the variables whose value is passed to a credential or client as its secret.</summary>
internal sealed class SecretVariables
{
    private static readonly CacheKey<bool> IsParameterAssigned = new();

    private readonly ConditionalWeakTable<IOperation, HashSet<ISymbol>> _secretsOfMember = new();

    /// <summary>Whether a reference names such a variable, and the variable holds nothing else.</summary>
    public bool Contain(IOperation reference, FlowContext flow) => reference switch
    {
        ILocalReferenceOperation { Local: var local } =>
            IsSecretInMember(local, reference, flow)
            && ValueResolver.Of(reference, flow) is { ConstantValue.HasValue: false },
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } =>
            IsSecretInMember(parameter, reference, flow) && !IsAssigned(parameter, reference, flow),
        IFieldReferenceOperation { Field: { IsConst: false } field } =>
            (field.IsReadOnly || ValueResolver.Of(reference, flow) is not null) && IsSecretInType(field, reference, flow),
        IPropertyReferenceOperation { Property: { SetMethod: null, IsIndexer: false } property } =>
            IsSecretInType(property, reference, flow),
        _ => false,
    };

    private bool IsSecretInMember(ISymbol variable, IOperation reference, FlowContext flow) =>
        _secretsOfMember.GetValue(reference.Root(), root => SecretsIn(root, flow)).Contains(variable);

    private static HashSet<ISymbol> SecretsIn(IOperation root, FlowContext flow)
    {
        var secrets = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in root.Descendants())
        {
            if (operation is not IArgumentOperation argument || !IsSecretArgument(argument))
                continue;

            IOperation? value = argument.Value;
            for (var i = 0; i < Limits.LongestChain && value is not null; i++)
            {
                value = value.Unwrapped();
                if (value is ICoalesceOperation { Value: var first })
                    value = first.Unwrapped();
                if (value is ILocalReferenceOperation { Local: var local })
                    secrets.Add(local);
                else if (value is IParameterReferenceOperation { Parameter: var parameter })
                    secrets.Add(parameter);
                value = ValueResolver.Of(value, flow);
            }
        }

        return secrets;
    }

    private static bool IsSecretArgument(IArgumentOperation argument) =>
        argument.Parameter is { } parameter && SecretParameter.Is(parameter);

    /// <summary>Whether the enclosing member assigns a parameter.</summary>
    /// <remarks>Cached for each member, because the parameter of a primary constructor is visible in several.</remarks>
    private static bool IsAssigned(IParameterSymbol parameter, IOperation reference, FlowContext flow) =>
        flow.Cache.Of(reference.Root(), IsParameterAssigned, beside: parameter, () =>
            flow.Names.ReferencesTo(parameter, reference).Any(static other =>
                other.Syntax is SimpleNameSyntax name && !VariableAccess.Of(name).IsRead));

    /// <summary>Whether the containing type passes a field or property as a secret, in the file of a reference.</summary>
    private static bool IsSecretInType(ISymbol member, IOperation reference, FlowContext flow)
    {
        if (reference.SemanticModel is not { } model || member.DeclaringSyntaxReferences.IsEmpty)
            return false;

        foreach (var name in flow.Names.NamesOf(member, flow.Cancel))
        {
            if (name.SyntaxTree == model.SyntaxTree
                && IsPassedAsSecret(name, model, flow)
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, flow.Cancel).Symbol, member))
                return true;
        }

        return false;
    }

    private static bool IsPassedAsSecret(SimpleNameSyntax name, SemanticModel model, FlowContext flow)
    {
        var value = VariableAccess.Of(name).Whole;
        if (value.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce
            && coalesce.Left == value)
            value = coalesce;

        if (value.Parent is not ArgumentSyntax { Parent.Parent: { } call })
            return false;

        // Ask the call, because an argument that ends in '!' has no operation.
        return model.GetOperation(call, flow.Cancel).Call().Arguments.Any(
            argument => IsSecretArgument(argument) && argument.Value.Syntax.Span.Contains(name.Span));
    }
}
