using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Access;

/// <summary>Judges the roles an Aspire application host assigns, one member at a time.</summary>
/// <remarks>
/// Several calls for one resource add up, so a call is judged together with all that may be for the same one. A resource that others
/// hold, or had before, may have roles that are not seen here.
/// </remarks>
internal sealed class AspireRoleAssignments
{
    /// <summary>A member that assigns more is left unknown: every call is held against every other.</summary>
    private const int MostCalls = 256;

    private readonly ImmutableArray<IOperation> _operations;
    private readonly HashSet<SyntaxNode> _calls;
    private readonly ResourceBuilders _builders;

    /// <summary>Whether the member decides about keys, which Aspire disables: with a management role they can be read and used.</summary>
    private readonly bool _mayUseKeys;
    private readonly ImmutableArray<(RoleAssignmentCall Call, IOperation Consumer, IOperation Account)> _assignments;

    private AspireRoleAssignments(ImmutableArray<IOperation> operations, ImmutableArray<RoleAssignmentCall> calls, FlowContext flow)
    {
        _operations = operations;
        _calls = new(operations.OfType<IInvocationOperation>().Select(call => call.Syntax));
        _builders = new(flow);
        _mayUseKeys = operations.Any(operation => operation is IPropertyReferenceOperation { Property.Name: "DisableLocalAuth" });
        _assignments = calls.Select(call => (call, _builders.Origin(call.Principal), _builders.Origin(call.Account))).ToImmutableArray();
    }

    /// <summary>What is wrong in the operations of a member.</summary>
    public static IEnumerable<AssignedRolesWithoutDataAccess> Judge(ImmutableArray<IOperation> operations, FlowContext flow)
    {
        var calls = operations.OfType<IInvocationOperation>().Select(call => RoleAssignmentCall.ReadAspire(call, flow)).OfType<RoleAssignmentCall>().ToImmutableArray();
        return calls.Length <= MostCalls && calls.Any(call => call.Roles is { } roles && DataAccess.NoProjectAccess(roles)) && !operations.Any(GrantsOtherwise)
            ? new AspireRoleAssignments(operations, calls, flow).Judge() : Enumerable.Empty<AssignedRolesWithoutDataAccess>();
    }

    /// <summary>Whoever refers to a hosted agent is given a role for it; what is written into the account's own template may be for anybody.</summary>
    private static bool GrantsOtherwise(IOperation operation) => operation is IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, Name: "AsHostedAgent" or "PublishAsHostedAgent" or "CreateRoleAssignment" } }
        or IObjectCreationOperation { Type: { DeclaringSyntaxReferences.IsEmpty: true, Name: "RoleAssignmentAnnotation" or "RoleAssignment" } };

    private IEnumerable<AssignedRolesWithoutDataAccess> Judge()
    {
        // Those of a resource that is not told apart may be for every other.
        var known = _assignments.Where(assignment => IsOwn(assignment.Consumer)).ToLookup(assignment => assignment.Consumer.Syntax);
        var unknown = _assignments.Where(assignment => !IsOwn(assignment.Consumer)).ToArray();
        var references = _operations.OfType<IInvocationOperation>().Where(IsReference).ToLookup(call => _builders.Origin(call.Argument(0)!).Syntax);
        var uses = _operations.Where(IsBuilderExpression).ToLookup(builder => _builders.Origin(builder).Syntax);

        foreach (var group in known)
        {
            var consumer = group.First().Consumer;
            var others = group.Concat(unknown).ToArray();
            var judged = new List<IOperation>();
            foreach (var (call, _, account) in group)
            {
                if (judged.Any(other => ResourceBuilders.AreSame(other, account)))
                    continue;
                judged.Add(account);

                var all = others.Where(other => ResourceBuilders.MayBeSame(other.Account, account)).Select(other => other.Call).ToArray();
                if (all.All(other => other.Roles is not null)
                    && !uses[consumer.Syntax].Any(IsHandedOn)
                    && Missing(call, all.SelectMany(other => other.Roles!.Value).Distinct().ToImmutableArray(), references[consumer.Syntax].ToArray(), account, isHeld: uses[consumer.Syntax].Any(IsHeld)) is { } missing)
                    yield return missing;
            }
        }
    }

    private AssignedRolesWithoutDataAccess? Missing(RoleAssignmentCall call, ImmutableArray<Role> roles, IInvocationOperation[] references, IOperation account, bool isHeld)
    {
        var meant = references.Where(reference => ResourceBuilders.AreSame(_builders.Origin(reference.Argument(1)!), account)).ToArray();
        if (DataAccess.NoDataAccess(roles))
            return new(call.Written[0], roles, isForProject: false, isCertain: meant.Length > 0 && !isHeld && !_mayUseKeys);

        // Which calls a service makes to a project is not seen here; that one which refers to a project wants more than its models is likely.
        return meant.Any(RefersToProject) && DataAccess.NoProjectAccess(roles) ? new(call.Written[0], roles, isForProject: true, isCertain: false) : null;
    }

    /// <summary>Whether a resource is added in this member.</summary>
    private bool IsOwn(IOperation origin) => ResourceBuilders.IsAdded(origin) && _calls.Contains(origin.Syntax);

    private static bool IsReference(IInvocationOperation call) =>
        call.TargetMethod is { Name: "WithReference", IsExtensionMethod: true, DeclaringSyntaxReferences.IsEmpty: true } && call.Argument(0) is not null && call.Argument(1) is not null;

    private static bool RefersToProject(IInvocationOperation reference) =>
        reference.Argument(1)!.Unwrapped().Type is INamedTypeSymbol { TypeArguments: { Length: 1 } resource } && InfrastructureTypes.FoundryProject.Matches(resource[0]);

    private static bool IsBuilderExpression(IOperation operation) =>
        operation is IInvocationOperation or ILocalReferenceOperation && ResourceBuilders.IsBuilder(operation.Type);

    /// <summary>Whether a builder goes to code of the user's own, which may assign more.</summary>
    private static bool IsHandedOn(IOperation builder) => builder.User() is IArgumentOperation { Parent: var call }
        && call is not IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke } };

    /// <summary>Whether a builder is kept or returned, so that others may assign more later.</summary>
    private static bool IsHeld(IOperation builder) => builder.User() switch
    {
        IArgumentOperation argument => !ResourceBuilders.IsBuilder(argument.Parameter?.Type),
        ISimpleAssignmentOperation assignment => assignment.Target is not (ILocalReferenceOperation or IDiscardOperation),
        IInvocationOperation or IMemberReferenceOperation or IExpressionStatementOperation or IVariableInitializerOperation or IConditionalAccessOperation => false,
        _ => true,
    };
}
