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
/// Judges only user-assigned identities that the member creates: a parameter may hold a deployer, who needs Contributor.
/// No result is certain, because the code does not show what the identity is for.
/// </remarks>
internal static class ProvisionedRoleAssignments
{
    /// <summary>The role assignments of a member that do not give data access.</summary>
    public static IEnumerable<AssignedRolesWithoutDataAccess> Judge(ImmutableArray<IOperation> operations, FlowContext flow)
    {
        var calls = operations.OfType<IInvocationOperation>()
            .Select(call => RoleAssignmentCall.ReadProvisioning(call, flow))
            .OfType<RoleAssignmentCall>()
            .ToArray();
        if (calls.Length > Limits.MostRoleAssignments
            || !calls.Any(call => call.Roles is { } roles && DataAccess.NoDataAccess(roles))
            || operations.Any(IsDeploymentScript))
            yield break;

        var byIdentity = calls.ToLookup(call => IdentityOf(call.Principal, flow)?.Syntax);
        var ofUnknown = byIdentity[null].Where(call => !IsGivenAsParameter(call.Principal)).ToArray();
        foreach (var group in byIdentity.Where(group => group.Key is not null))
        {
            var candidates = group.Concat(ofUnknown).ToArray();
            var isCreatedHere = operations.Any(operation => operation.Syntax == group.Key);
            if (!isCreatedHere || candidates.Any(call => call.Roles is null))
                continue;

            var roles = candidates.SelectMany(call => call.Roles!.Value).Distinct().ToImmutableArray();
            var first = group.First();
            if (DataAccess.NoDataAccess(roles) && !IsPassedToOwnCode(first.Principal, flow))
                yield return new(first.RoleExpressions[0], roles, isForProject: false, isCertain: false);
        }
    }

    /// <summary>Whether an operation creates a deployment script, which may use the identity to manage resources.</summary>
    private static bool IsDeploymentScript(IOperation operation) =>
        operation is IObjectCreationOperation && InfrastructureTypes.DeploymentScript.MatchesOrIsBaseOf(operation.Type);

    /// <summary>The creation of the user-assigned identity that a principal is, or whose principal id it is.</summary>
    private static IObjectCreationOperation? IdentityOf(IOperation principal, FlowContext flow) =>
        ValueResolver.Resolve(VariableOf(principal), flow) is IObjectCreationOperation creation
        && InfrastructureTypes.UserAssignedIdentity.Matches(creation.Type)
            ? creation
            : null;

    private static IOperation VariableOf(IOperation principal)
    {
        var value = principal.Unwrapped();
        return value is IPropertyReferenceOperation { Property.Name: "PrincipalId", Instance: { } identity }
            ? identity.Unwrapped()
            : value;
    }

    /// <summary>Whether a template parameter holds the principal, which excludes identities that the template creates.</summary>
    private static bool IsGivenAsParameter(IOperation principal) =>
        principal is IConversionOperation { OperatorMethod: not null, Operand: var parameter }
        && parameter.Unwrapped().Type is { Name: "ProvisioningParameter" };

    /// <summary>Whether the identity is passed to code outside the SDK, which may assign more roles.</summary>
    private static bool IsPassedToOwnCode(IOperation principal, FlowContext flow) =>
        VariableOf(principal) is not ILocalReferenceOperation local
        || flow.Names.ReferencesTo(local.Local, local).Any(MayPassOn);

    private static bool MayPassOn(IOperation use) => use.User() switch
    {
        IPropertyReferenceOperation => false,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true } } => false,
        ISimpleAssignmentOperation assignment => assignment.Target != use,
        IExpressionStatementOperation => false,
        _ => true,
    };
}
