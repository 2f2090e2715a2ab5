using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Judges the roles that Azure.Provisioning code assigns, one member at a time.</summary>
/// <remarks>
/// Only user-assigned identities that the member makes: whose id a parameter holds is not known, and a deployer's Contributor is right.
/// What the identity is for is not said either, so nothing here is certain.
/// </remarks>
internal static class ProvisionedRoleAssignments
{
    /// <summary>A member that assigns more is left unknown.</summary>
    private const int MostCalls = 256;

    /// <summary>What is wrong in the operations of a member.</summary>
    public static IEnumerable<AssignedRolesWithoutDataAccess> Judge(ImmutableArray<IOperation> operations, FlowContext flow)
    {
        var calls = operations.OfType<IInvocationOperation>().Select(call => RoleAssignmentCall.ReadProvisioning(call, flow)).OfType<RoleAssignmentCall>().ToArray();

        // A deployment script signs in as such an identity too, and wants Azure Resource Manager.
        if (calls.Length > MostCalls
            || !calls.Any(call => call.Roles is { } roles && DataAccess.NoDataAccess(roles))
            || operations.Any(operation => operation is IObjectCreationOperation && InfrastructureTypes.DeploymentScript.MatchesOrIsBaseOf(operation.Type)))
            yield break;

        var byIdentity = calls.ToLookup(call => IdentityOf(call.Principal, flow)?.Syntax);
        var ofOthers = byIdentity[null].Where(call => !IsGivenAsParameter(call.Principal)).ToArray();
        foreach (var group in byIdentity.Where(group => group.Key is not null))
        {
            var all = group.Concat(ofOthers).ToArray();
            if (operations.Any(operation => operation.Syntax == group.Key)
                && all.All(call => call.Roles is not null)
                && all.SelectMany(call => call.Roles!.Value).Distinct().ToImmutableArray() is var roles && DataAccess.NoDataAccess(roles)
                && !IsHandedOn(group.First().Principal, flow))
                yield return new(group.First().Written[0], roles, isForProject: false, isCertain: false);
        }
    }

    /// <summary>The creation of the user-assigned identity that a principal is, or whose id it is.</summary>
    private static IObjectCreationOperation? IdentityOf(IOperation principal, FlowContext flow) =>
        ValueResolver.Resolve(VariableOf(principal), flow) is IObjectCreationOperation creation && InfrastructureTypes.UserAssignedIdentity.Matches(creation.Type) ? creation : null;

    private static IOperation VariableOf(IOperation principal) =>
        principal.Unwrapped() is IPropertyReferenceOperation { Property.Name: "PrincipalId", Instance: { } identity } ? identity.Unwrapped() : principal.Unwrapped();

    /// <summary>Whether a principal comes from outside of the template: then it is none of the identities made in it.</summary>
    private static bool IsGivenAsParameter(IOperation principal) =>
        principal is IConversionOperation { OperatorMethod: not null, Operand: var parameter }
        && parameter.Unwrapped().Type is { Name: "ProvisioningParameter" };

    /// <summary>Whether the identity goes to code that may assign more: anything but a call of the SDK.</summary>
    private static bool IsHandedOn(IOperation principal, FlowContext flow) =>
        VariableOf(principal) is not ILocalReferenceOperation local || flow.Names.ReferencesTo(local.Local, local).Any(static use => use.User() switch
        {
            IPropertyReferenceOperation => false,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } } => false,
            ISimpleAssignmentOperation assignment => assignment.Target != use,
            IExpressionStatementOperation => false,
            _ => true,
        });
}
