using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Generation;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Access.Tool.Tests.Generation;

public class CustomRoleTests
{
    private static readonly OperationAccess[] Needs = [.. ServiceOperations.All
        .SelectMany(static operation => operation.Requires, static (operation, requirement) => (operation, requirement))
        .Where(static entry => entry.requirement.Identity == AccessIdentity.Caller)
        .Select(static entry => new OperationAccess(entry.operation, entry.requirement, null, GrantState.Missing, [], []))];

    /// <summary>Any operations of the catalogue: their actions are granted, and no other action of it.</summary>
    [Fact]
    public void Role_grants_what_is_derived_and_nothing_else() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Gen.NonEmptyListOf(Gen.Elements(Needs)).ToArbitrary(), static chosen =>
        {
            var role = RoleOf([.. chosen]);
            foreach (var need in Needs)
            {
                var plane = need.Operation.Plane;
                foreach (var action in need.Requirement.AnyOf)
                {
                    // Some actions of the catalogue are patterns.
                    var isDerived = chosen.Any(other =>
                        other.Operation.Plane == plane && ActionPattern.Covers(other.Requirement.Decisive, action));
                    Assert.Equal(isDerived, PermissionEvaluator.Of(role, action, plane) == Decision.Granted);
                }
            }
        }));

    /// <summary>The role as our reader of Azure's role definitions sees it.</summary>
    private static Role RoleOf(OperationAccess[] needs)
    {
        var plan = new AccessPlan([new(new(["app"]), "App", AccessIdentity.Caller, [], needs)]);
        var manifest = $$"""{ "version": 1, "customRoles": [ {{CustomRole.Write(plan, "/subscriptions/1")}} ] }""";
        return Assert.Single(AccessManifest.Read("foundry.access.json", SourceText.From(manifest)).CustomRoles);
    }
}
