using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Judges the roles that an Aspire application host assigns, one member at a time.</summary>
/// <remarks>
/// Role assignments for one resource add up, so a call is judged together with all others that may be for the same resource.
/// A resource that other code holds may have roles that this member does not show.
/// </remarks>
internal sealed class AspireRoleAssignments
{
    private readonly ImmutableArray<IOperation> _operations;
    private readonly HashSet<SyntaxNode> _calls;
    private readonly ResourceBuilders _builders;

    /// <summary>Whether the member sets key access, which Aspire disables: a management role can read the keys.</summary>
    private readonly bool _mayUseKeys;
    private readonly ImmutableArray<(RoleAssignmentCall Call, IOperation Consumer, IOperation Account)> _assignments;

    private AspireRoleAssignments(
        ImmutableArray<IOperation> operations,
        ImmutableArray<RoleAssignmentCall> calls,
        FlowContext flow)
    {
        _operations = operations;
        _calls = new(operations.OfType<IInvocationOperation>().Select(call => call.Syntax));
        _builders = new(flow);
        _mayUseKeys = operations.Any(
            operation => operation is IPropertyReferenceOperation { Property.Name: "DisableLocalAuth" });
        _assignments = calls
            .Select(call => (call, _builders.Origin(call.Principal), _builders.Origin(call.Account)))
            .ToImmutableArray();
    }

    /// <summary>The role assignments of a member that do not give data access.</summary>
    public static IEnumerable<AssignedRolesWithoutDataAccess> Judge(ImmutableArray<IOperation> operations, FlowContext flow)
    {
        var calls = Calls(operations, flow).Where(static call => !call.IsIgnored).ToImmutableArray();

        var mayReport = calls.Length <= Limits.MostRoleAssignments
            && calls.Any(call => call.Roles is { } roles && DataAccess.NoProjectAccess(roles))
            && !operations.Any(GrantsOtherwise);
        return mayReport
            ? new AspireRoleAssignments(operations, calls, flow).Judge()
            : Enumerable.Empty<AssignedRolesWithoutDataAccess>();
    }

    /// <summary>The calls whose roles Aspire ignores, if the member grants none in another way.</summary>
    public static IEnumerable<RoleAssignmentCall> Ignored(ImmutableArray<IOperation> operations, FlowContext flow) =>
        operations.Any(GrantsOtherwise)
            ? Enumerable.Empty<RoleAssignmentCall>()
            : Calls(operations, flow).Where(static call => call.IsIgnored && !call.RoleExpressions.IsEmpty);

    private static IEnumerable<RoleAssignmentCall> Calls(ImmutableArray<IOperation> operations, FlowContext flow) => operations
        .OfType<IInvocationOperation>()
        .Select(call => RoleAssignmentCall.ReadAspire(call, flow))
        .OfType<RoleAssignmentCall>();

    /// <summary>Whether an operation may grant roles in another way.</summary>
    /// <remarks>
    /// A reference to a hosted agent grants a role for it. A role assignment in the template of the account may be for any
    /// principal.
    /// </remarks>
    private static bool GrantsOtherwise(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, Name: var method } } =>
            method is "AsHostedAgent" or "PublishAsHostedAgent" or "CreateRoleAssignment",
        IObjectCreationOperation { Type: { DeclaringSyntaxReferences.IsEmpty: true, Name: var type } } =>
            type is "RoleAssignmentAnnotation" or "RoleAssignment",
        _ => false,
    };

    private IEnumerable<AssignedRolesWithoutDataAccess> Judge()
    {
        var byConsumer = _assignments.Where(assignment => IsAddedHere(assignment.Consumer))
            .ToLookup(assignment => assignment.Consumer.Syntax);

        // The member does not add these consumers, so each may be any of the others.
        var ofUnknown = _assignments.Where(assignment => !IsAddedHere(assignment.Consumer)).ToArray();
        var references = _operations.OfType<IInvocationOperation>().Where(IsReference)
            .ToLookup(call => _builders.Origin(call.Argument(0)!).Syntax);
        var uses = _operations.Where(IsBuilderExpression).ToLookup(builder => _builders.Origin(builder).Syntax);

        foreach (var group in byConsumer)
        {
            var consumer = group.Key;
            var candidates = group.Concat(ofUnknown).ToArray();
            var judged = new List<IOperation>();
            foreach (var (call, _, account) in group)
            {
                if (judged.Any(other => ResourceBuilders.AreSame(other, account)))
                    continue;
                judged.Add(account);

                var onAccount = candidates.Where(other => ResourceBuilders.MayBeSame(other.Account, account))
                    .Select(other => other.Call)
                    .ToArray();
                if (onAccount.Any(other => other.Roles is null) || uses[consumer].Any(IsPassedToOwnCode))
                    continue;

                var roles = onAccount.SelectMany(other => other.Roles!.Value).Distinct().ToImmutableArray();
                var isHeld = uses[consumer].Any(IsHeld);
                if (Missing(call, roles, references[consumer].ToArray(), account, isHeld) is { } missing)
                    yield return missing;
            }
        }
    }

    private AssignedRolesWithoutDataAccess? Missing(
        RoleAssignmentCall call,
        ImmutableArray<Role> roles,
        IInvocationOperation[] references,
        IOperation account,
        bool isHeld)
    {
        var toAccount = references
            .Where(reference => ResourceBuilders.AreSame(_builders.Origin(reference.Argument(1)!), account))
            .ToArray();
        if (DataAccess.NoDataAccess(roles))
        {
            var isCertain = toAccount.Length > 0 && !isHeld && !_mayUseKeys;
            return new(call.RoleExpressions[0], roles, isForProject: false, isCertain);
        }

        // This program does not contain the calls of the service.
        // A service that references a project likely needs more than its models.
        return toAccount.Any(RefersToProject) && DataAccess.NoProjectAccess(roles)
            ? new(call.RoleExpressions[0], roles, isForProject: true, isCertain: false)
            : null;
    }

    /// <summary>Whether this member adds the resource.</summary>
    private bool IsAddedHere(IOperation origin) => ResourceBuilders.IsAdded(origin) && _calls.Contains(origin.Syntax);

    private static bool IsReference(IInvocationOperation call) =>
        call.TargetMethod is { Name: "WithReference", IsExtensionMethod: true, DeclaringSyntaxReferences.IsEmpty: true }
        && call.Argument(0) is not null
        && call.Argument(1) is not null;

    private static bool RefersToProject(IInvocationOperation reference) =>
        reference.Argument(1)!.Unwrapped().Type is INamedTypeSymbol { TypeArguments: { Length: 1 } resource }
        && InfrastructureTypes.FoundryProject.Matches(resource[0]);

    private static bool IsBuilderExpression(IOperation operation) =>
        operation is IInvocationOperation or ILocalReferenceOperation
        && InfrastructureTypes.ResourceBuilder.Matches(operation.Type);

    /// <summary>Whether a builder is passed to code outside the SDK, which may assign more roles.</summary>
    private static bool IsPassedToOwnCode(IOperation builder) =>
        builder.User() is IArgumentOperation argument && !IsSdkCall(argument.Parent);

    private static bool IsSdkCall(IOperation? call) => call is IInvocationOperation
    {
        TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke },
    };

    /// <summary>Whether a builder is stored or returned, so that other code may assign more roles later.</summary>
    private static bool IsHeld(IOperation builder) => builder.User() switch
    {
        IArgumentOperation argument => !InfrastructureTypes.ResourceBuilder.Matches(argument.Parameter?.Type),
        ISimpleAssignmentOperation assignment => assignment.Target is not (ILocalReferenceOperation or IDiscardOperation),
        IInvocationOperation or IMemberReferenceOperation or IExpressionStatementOperation => false,
        IVariableInitializerOperation or IConditionalAccessOperation => false,
        _ => true,
    };
}
