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
    private const string AspireMethod = "WithRoleAssignments";
    private const string ProvisioningMethod = "CreateRoleAssignment";

    private RoleAssignmentCall(
        IInvocationOperation call,
        IOperation principal,
        IOperation account,
        ImmutableArray<IOperation> roleExpressions,
        FlowContext flow)
    {
        (Call, Principal, Account, RoleExpressions) = (call, principal, account, roleExpressions);
        var roles = roleExpressions.Select(role => BuiltInRole.Of(role, flow)).ToImmutableArray();
        Roles = roles.IsEmpty || roles.Contains(null) ? null : roles.CastArray<Role>();
    }

    public IInvocationOperation Call { get; }

    public IOperation Principal { get; }

    public IOperation Account { get; }

    /// <summary>The expressions of the roles; empty if the list is made elsewhere.</summary>
    public ImmutableArray<IOperation> RoleExpressions { get; }

    /// <summary>The roles; null if one of them is not known.</summary>
    public ImmutableArray<Role>? Roles { get; }

    /// <summary>
    /// Whether Aspire ignores the roles: it assigns roles to compute resources and user-assigned identities only, and the method
    /// for every kind of resource takes a Foundry project too.
    /// </summary>
    public bool IsIgnored =>
        Call.TargetMethod.TypeArguments is { Length: 1 } resource && InfrastructureTypes.FoundryProject.Matches(resource[0]);

    /// <summary>Whether an operation has the name of such a call.</summary>
    public static bool IsNamed(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: AspireMethod or ProvisioningMethod };

    /// <summary>Reads Aspire's <c>api.WithRoleAssignments(foundry, roles…)</c>.</summary>
    /// <remarks>It replaces the default roles of a reference.</remarks>
    public static RoleAssignmentCall? ReadAspire(IInvocationOperation call, FlowContext flow) =>
        IsAspireMethod(call.TargetMethod)
        && call.Argument(0) is { } principal && call.Argument(1) is { } account && call.Argument(2) is { } roles
            ? new(call, principal, account, Elements(roles), flow)
            : null;

    /// <summary>Reads Azure.Provisioning's <c>account.CreateRoleAssignment(role, …)</c>.</summary>
    /// <remarks>It takes a user-assigned identity, or the type and the id of a principal.</remarks>
    public static RoleAssignmentCall? ReadProvisioning(IInvocationOperation call, FlowContext flow) =>
        call is { TargetMethod: { Name: ProvisioningMethod } method, Instance: { } account }
        && InfrastructureTypes.CognitiveServicesAccount.Matches(method.ContainingType)
        && call.Argument(0) is { } role
        && (call.Argument(2) ?? call.Argument(1)) is { } principal
            ? new(call, principal, account, ImmutableArray.Create(role), flow)
            : null;

    private static bool IsAspireMethod(IMethodSymbol method) =>
        method is { Name: AspireMethod, IsExtensionMethod: true, Parameters.Length: 3, DeclaringSyntaxReferences.IsEmpty: true }
        && method.Parameters[2].Type is IArrayTypeSymbol { ElementType: var element }
        && InfrastructureTypes.CognitiveServicesBuiltInRole.Matches(element);

    private static ImmutableArray<IOperation> Elements(IOperation roles) =>
        (roles.Unwrapped() as IArrayCreationOperation)?.Initializer?.ElementValues ?? ImmutableArray<IOperation>.Empty;
}
