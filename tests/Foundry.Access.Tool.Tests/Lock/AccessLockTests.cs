using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Lock;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Tests.Lock;

public class AccessLockTests
{
    private static readonly AccessReport Agent = Report("responses.project");

    [Theory]
    [InlineData("agents.v2.delete")]
    [InlineData("chat.completions.account")]
    [InlineData("vectorstores.write.project")]
    public void Operation_more_is_a_line_more_and_changes_no_other(string added)
    {
        var before = AccessLock.Of(Agent).Write().Split('\n');
        var after = AccessLock.Of(Report("responses.project", added)).Write().Split('\n');

        var line = Assert.Single(after.Except(before));
        Assert.Contains(added, line);
        Assert.Equal(before, after.Where(other => other != line));
    }

    [Fact]
    public void Lock_is_read_as_it_was_written()
    {
        var text = AccessLock.Of(Report("responses.project", "evaluations.runs.create.project")).Write();

        Assert.Equal(text, AccessLock.Read(text, "lock").Write());
        Assert.DoesNotContain("Program.cs", text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{ \"version\": 1 }")]
    [InlineData("{ \"version\": \"1\", \"programs\": {} }")]
    [InlineData("{ \"version\": 1, \"programs\": { \"a\": { \"b\": 1 } } }")]
    [InlineData("{ \"version\": 1, \"programs\": { \"a\": { \"b\": [{}], \"unfollowed\": 0 } } }")]
    [InlineData("{ \"version\": 1, \"programs\": { \"a\": {}, \"a\": {} } }")]
    [InlineData("{ \"version\": 2, \"programs\": {} }")]
    public void Text_that_is_no_lock_of_this_version_is_refused(string text) =>
        Assert.Throws<ToolException>(() => AccessLock.Read(text, "lock"));

    [Fact]
    public void Nothing_differs_from_a_fresh_lock()
    {
        Assert.Empty(AccessCheck.More(Agent, AccessLock.Of(Agent)));
        Assert.Empty(AccessCheck.Excess(Agent, AccessLock.Of(Agent)));
    }

    [Fact]
    public void Operation_that_is_not_locked_is_a_difference()
    {
        var line = Assert.Single(AccessCheck.More(Report("responses.project", "responses.account"), AccessLock.Of(Agent)));

        Assert.StartsWith("App.csproj: 'Create a response, account endpoint' (Program.cs:2) needs", line);
        Assert.Contains("Microsoft.CognitiveServices/accounts/OpenAI/responses/write", line);
        Assert.EndsWith("It is not in foundry.access.lock.json.", line);
    }

    [Fact]
    public void Locked_operation_that_no_call_needs_is_an_excess()
    {
        var locked = AccessLock.Of(Report("responses.project", "responses.account"));

        Assert.Empty(AccessCheck.More(Agent, locked));
        Assert.Contains("application responses.account", Assert.Single(AccessCheck.Excess(Agent, locked)));
    }

    [Theory]
    [InlineData(DeclaredGrants.All, 1)]
    [InlineData(DeclaredGrants.Some, 0)]
    [InlineData(DeclaredGrants.None, 0)]
    public void Missing_role_is_a_difference_if_all_roles_are_declared(object declared, int expected)
    {
        var report = new AccessReport([Agent.Programs[0] with { Declared = (DeclaredGrants)declared }], []);
        var lines = AccessCheck.More(report, locked: null).ToArray();

        Assert.Equal(expected, lines.Length);
        Assert.All(lines, static line => Assert.EndsWith(
            "No declared role grants it. Assign Foundry User (53ca6127-db72-4b80-b1b0-d745d6d5456d).", line));
    }

    [Fact]
    public void Role_that_is_not_needed_is_an_excess()
    {
        var grant = new GrantPlace(Roles.ByName("Foundry Owner"), AccessScope.Account, "infra/main.bicep", 7);
        var program = Agent.Programs[0] with
        {
            NotNeeded =
            [
                new(grant, AccessIdentity.Caller, null),
                new(grant, AccessIdentity.Caller, Roles.ByName("Foundry User")),
            ],
        };

        Assert.Equal(
            [
                "App.csproj: Foundry Owner (infra/main.bicep:7) is not needed.",
                "App.csproj: Foundry Owner (infra/main.bicep:7) is broader than needed. Foundry User is enough.",
            ],
            AccessCheck.Excess(new([program], []), locked: null));
    }

    private static AccessReport Report(params string[] operations) => new(
        [
            new(
                "App", "App.csproj", [], HostKind.Web, DeclaredGrants.None,
                [new(AccessIdentity.Caller, [.. operations.Select(Access)], [])],
                [], []),
        ],
        []);

    private static OperationAccess Access(string id, int index)
    {
        var operation = ServiceOperations.ById(id)!;
        var requirement = operation.Requires.First(static requirement => requirement.Identity == AccessIdentity.Caller);
        return new(
            operation, requirement, operation.LeastRole(requirement), GrantState.Missing, [],
            [new("Program.cs", index + 1, operation.Members[0].Name)]);
    }
}
