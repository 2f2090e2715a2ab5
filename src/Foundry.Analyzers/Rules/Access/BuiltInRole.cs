using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Reads <c>CognitiveServicesBuiltInRole</c> values of Azure.Provisioning: its constants, and ids as text.</summary>
internal static class BuiltInRole
{
    /// <summary>The role of a value; null if the value or the role is not known.</summary>
    public static Role? Of(IOperation value, FlowContext flow)
    {
        var role = ValueResolver.Resolve(value, flow);
        var text = TextOf(role);

        // The resolved initialiser of a variable has no conversion around its text.
        if (text is null && role.Type?.SpecialType == SpecialType.System_String)
            text = role;
        if (text is not null)
            return ConstantFolder.Single(text, flow) is { Origin: null, Constant: { } id } ? Roles.ById(id) : null;

        return role is IPropertyReferenceOperation { Property: { IsStatic: true } constant }
            && IsBuiltInRole(constant.ContainingType)
            ? RoleNames.Find(constant.Name)
            : null;
    }

    /// <summary>The text that a constructor or a conversion makes a role of; null for any other expression.</summary>
    public static IOperation? TextOf(IOperation role) => role switch
    {
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } when IsBuiltInRole(role.Type) => arguments[0].Value,
        IConversionOperation { OperatorMethod: not null, Operand: var text } when IsBuiltInRole(role.Type) => text,
        _ => null,
    };

    private static bool IsBuiltInRole(ITypeSymbol? type) => InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(type);
}
