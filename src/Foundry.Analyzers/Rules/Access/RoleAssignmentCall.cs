using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>A call that assigns roles on a Foundry or Azure OpenAI account.</summary>
internal sealed class RoleAssignmentCall
{
    private const string Aspire = "WithRoleAssignments";
    private const string Provisioning = "CreateRoleAssignment";

    private RoleAssignmentCall(IInvocationOperation call, IOperation principal, IOperation account, ImmutableArray<IOperation> written, FlowContext flow)
    {
        (Call, Principal, Account, Written) = (call, principal, account, written);
        var roles = written.Select(role => BuiltInRole.Of(role, flow)).ToImmutableArray();
        Roles = written.IsEmpty || roles.Contains(null) ? null : roles.CastArray<Role>();
    }

    public IInvocationOperation Call { get; }

    /// <summary>Who gets the roles.</summary>
    public IOperation Principal { get; }

    public IOperation Account { get; }

    /// <summary>The roles as written; none where the list is made elsewhere.</summary>
    public ImmutableArray<IOperation> Written { get; }

    /// <summary>The roles; null where one of them is not known.</summary>
    public ImmutableArray<Role>? Roles { get; }

    /// <summary>Whether an operation may be such a call, by its name alone.</summary>
    public static bool IsNamed(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: Aspire or Provisioning };

    /// <summary>Aspire's <c>api.WithRoleAssignments(foundry, roles…)</c>, which replaces the roles that a reference gives by default.</summary>
    public static RoleAssignmentCall? ReadAspire(IInvocationOperation call, FlowContext flow) =>
        call.TargetMethod is { Name: Aspire, IsExtensionMethod: true, Parameters: { Length: 3 } parameters, DeclaringSyntaxReferences.IsEmpty: true }
        && parameters[2].Type is IArrayTypeSymbol { ElementType: var element } && InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(element)
        && call.Argument(0) is { } principal && call.Argument(1) is { } account && call.Argument(2) is { } roles
            ? new(call, principal, account, Elements(roles), flow) : null;

    /// <summary>Azure.Provisioning's <c>account.CreateRoleAssignment(role, …)</c>, for a user-assigned identity or for the id of a principal.</summary>
    public static RoleAssignmentCall? ReadProvisioning(IInvocationOperation call, FlowContext flow) =>
        call is { TargetMethod: { Name: Provisioning } method, Instance: { } account }
        && InfrastructureTypes.CognitiveServicesAccount.Matches(method.ContainingType)
        && call.Argument(0) is { } role
        && (call.Argument(2) ?? call.Argument(1)) is { } principal
            ? new(call, principal, account, ImmutableArray.Create(role), flow) : null;

    private static ImmutableArray<IOperation> Elements(IOperation roles) =>
        (roles.Unwrapped() as IArrayCreationOperation)?.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty;
}
