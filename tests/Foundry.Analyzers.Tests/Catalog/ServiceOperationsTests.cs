using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class ServiceOperationsTests
{
    private static readonly string[] PowerfulRoles = ["Owner", "Contributor", "Reader"];

    public static TheoryData<string> Ids => [.. ServiceOperations.All.Select(operation => operation.Id)];

    public static TheoryData<string> DataIds =>
    [
        .. ServiceOperations.All
            .Where(operation => operation.Plane == Plane.Data && !operation.Requires.IsEmpty)
            .Select(operation => operation.Id),
    ];

    public static TheoryData<string, string> NotEnough
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var operation in CatalogDataTests.OperationData.EnumerateArray())
            {
                foreach (var role in CatalogDataTests.Strings(operation, "notEnough"))
                    rows.Add(operation.GetProperty("id").GetString()!, role);
            }

            return rows;
        }
    }

    [Fact]
    public void Ids_are_unique() =>
        Assert.Equal(ServiceOperations.All.Length, ServiceOperations.All.Select(operation => operation.Id).Distinct().Count());

    /// <summary>Each least role grants a requirement, and each requirement has a least role.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Least_roles_grant_their_operation(string id)
    {
        var operation = ServiceOperations.ById(id)!;
        foreach (var requirement in operation.Requires)
            Assert.Equal(
                Decision.Granted,
                PermissionEvaluator.Of(operation.LeastRole(requirement)!, requirement, operation.Plane));

        var callers = operation.Requires.Where(requirement => requirement.Identity == AccessIdentity.Caller).ToArray();
        foreach (var role in operation.LeastRoles.Select(role => Roles.ById(role)!))
        {
            Assert.True(
                operation.Requires.Any(requirement =>
                    PermissionEvaluator.Of(role, requirement, operation.Plane) == Decision.Granted),
                role.Name);
            if (callers.Length == operation.Requires.Length)
                Assert.All(
                    callers,
                    requirement => Assert.Equal(Decision.Granted, PermissionEvaluator.Of(role, requirement, operation.Plane)));
        }
    }

    [Theory, MemberData(nameof(DataIds))]
    public void Management_roles_do_not_grant_a_data_operation(string id)
    {
        var operation = ServiceOperations.ById(id)!;
        foreach (var requirement in operation.Requires)
            Assert.All(PowerfulRoles, name =>
                Assert.Equal(Decision.Denied, PermissionEvaluator.Of(Roles.ByName(name)!, requirement, operation.Plane)));
    }

    [Theory, MemberData(nameof(NotEnough))]
    public void Roles_with_similar_names_do_not_grant_the_operation(string id, string role)
    {
        var operation = ServiceOperations.ById(id)!;
        Assert.Contains(operation.Requires, requirement =>
            requirement.Identity == AccessIdentity.Caller
            && PermissionEvaluator.Of(Roles.ByName(role)!, requirement, operation.Plane) == Decision.Denied);
    }

    /// <summary>A role that may assign only some roles is neither granted nor denied.</summary>
    [Theory]
    [InlineData("Foundry Project Manager")]
    [InlineData("Foundry Account Owner")]
    [InlineData("Foundry Owner")]
    public void Assigning_roles_may_be_conditional(string role)
    {
        var requirement = ServiceOperations.ById("roleassignments.write")!.Requires.Single();
        Assert.Equal(Decision.Conditional, PermissionEvaluator.Of(Roles.ByName(role)!, requirement, Plane.Control));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Members_find_their_operation(string id)
    {
        foreach (var member in ServiceOperations.ById(id)!.Members)
            Assert.Contains(id, ServiceOperations.WithMember(member.Name).Select(found => found.Id));
    }

    [Fact]
    public void Async_members_have_their_sync_twins_and_the_reverse()
    {
        foreach (var operation in ServiceOperations.All)
        {
            foreach (var member in operation.Members)
            {
                var twin = member.Name.EndsWith("Async") ? member.Name[..^5] : member.Name + "Async";
                if (Sdks.OlderVersions.Values.Prepend(Sdks.Newest).Any(sdk => Sdks.Methods(sdk, member.Type, twin).Any()))
                    Assert.True(
                        operation.Members.Any(other => other.Type == member.Type && other.Name == twin),
                        $"{operation.Id}: {member.Type}.{twin}");
            }
        }
    }

    /// <summary>A call at a kind of endpoint is one operation, unless a parameter distinguishes several.</summary>
    [Fact]
    public void Members_distinguish_operations()
    {
        var groups = ServiceOperations.All
            .SelectMany(operation => operation.Members.Select(member => (operation, member)))
            .GroupBy(row => (row.operation.Endpoint, row.member.Type, row.member.Name, row.member.Parameter));
        foreach (var group in groups)
        {
            // A wrapper calls the operations of its client.
            if (group.Key.Type.StartsWith("OpenAI.", StringComparison.Ordinal)
                || group.Key.Type.StartsWith("Azure.", StringComparison.Ordinal))
                Assert.True(group.Count() == 1, $"{group.Key}: {string.Join(", ", group.Select(row => row.operation.Id))}");
        }
    }

    [Fact]
    public void Unknown_names_are_no_operation()
    {
        Assert.Null(ServiceOperations.ById("nothing"));
        Assert.Empty(ServiceOperations.WithMember("ToString"));
        Assert.Equal(
            ["evals.account", "evaluations.runs.create.project"],
            ServiceOperations.WithMember("CreateEvaluationRun").Select(found => found.Id));
    }

    /// <summary>The only call that the service makes with its own identity.</summary>
    [Fact]
    public void Evaluation_runs_need_the_identity_of_the_project()
    {
        var run = ServiceOperations.ById("evaluations.runs.create.project")!;
        Assert.Equal(
            ["Foundry User", "Foundry User", "Storage Blob Data Contributor"],
            run.Requires.Select(requirement => run.LeastRole(requirement)!.Name));
        Assert.Equal(
            [AccessScope.Project, AccessScope.Account, AccessScope.Storage],
            run.Requires.Select(requirement => requirement.Scope));
    }
}
