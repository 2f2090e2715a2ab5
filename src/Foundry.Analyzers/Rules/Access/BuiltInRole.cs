using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Reads values of Azure.Provisioning's <c>CognitiveServicesBuiltInRole</c>: its constants, and ids given as text.</summary>
internal static class BuiltInRole
{
    /// <summary>The role a value is; null where that is not known, or the role is not one of Azure's that matter here.</summary>
    public static Role? Of(IOperation value, FlowContext flow)
    {
        var role = ValueResolver.Resolve(value, flow);

        // The initialiser of a variable is seen without its conversion.
        if ((TextOf(role) ?? (role.Type?.SpecialType == SpecialType.System_String ? role : null)) is { } text)
            return ConstantFolder.Single(text, flow) is { Origin: null, Constant: { } id } ? Roles.ById(id) : null;

        return role is IPropertyReferenceOperation { Property: { IsStatic: true } constant } && InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(constant.ContainingType)
            ? RoleNames.Find(constant.Name) : null;
    }

    /// <summary>The text that a role is made of, by its constructor or a conversion; null for any other expression.</summary>
    public static IOperation? TextOf(IOperation role) => role switch
    {
        IObjectCreationOperation { Arguments: { Length: 1 } arguments } when InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(role.Type) => arguments[0].Value,
        IConversionOperation { OperatorMethod: not null, Operand: var text } when InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(role.Type) => text,
        _ => null,
    };
}
