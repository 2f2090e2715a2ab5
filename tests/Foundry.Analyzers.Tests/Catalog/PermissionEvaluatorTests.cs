using System.Collections.Immutable;
using Foundry.Analyzers.Catalog;
using FsCheck;
using FsCheck.Fluent;

namespace Foundry.Analyzers.Tests.Catalog;

public class PermissionEvaluatorTests
{
    private static readonly Role Owner = Roles.ByName("Owner")!;
    private static readonly Role FoundryUser = Roles.ByName("Foundry User")!;

    [Theory]
    [InlineData("Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/agents/read")]
    [InlineData("*")]
    public void Actions_never_grant_data_actions(string action)
    {
        Assert.Equal(Decision.Denied, OfDataAction(Owner, action));
        Assert.Equal(Decision.Granted, OfAction(Owner, action));
    }

    [Fact]
    public void Data_actions_never_grant_actions()
    {
        var role = Role(Data("*"));
        Assert.Equal(Decision.Granted, OfDataAction(role, "a/b"));
        Assert.Equal(Decision.Denied, OfAction(role, "a/b"));
    }

    /// <summary>Names that differ little but belong to different services.</summary>
    [Theory]
    [InlineData("deployments/read", "AIServices/deployments/read")]
    [InlineData("connections/listsecrets/action", "AIServices/connections/listSecrets/action")]
    [InlineData("deployments/write", "OpenAI/deployments/write")]
    public void Similar_action_is_not_granted(string control, string data)
    {
        control = "Microsoft.CognitiveServices/accounts/" + control;
        data = "Microsoft.CognitiveServices/accounts/" + data;
        foreach (var (pattern, other) in new[] { (control, data), (data, control) })
        {
            Assert.Equal(Decision.Granted, OfAction(Role(Control(pattern)), pattern.ToUpperInvariant()));
            Assert.Equal(Decision.Denied, OfAction(Role(Control(pattern)), other));
            Assert.Equal(Decision.Denied, OfDataAction(Role(Control(pattern)), pattern));
            Assert.Equal(Decision.Denied, OfDataAction(Role(Data(pattern)), other));
        }
    }

    /// <summary>The read actions of Foundry User and similar roles are actions of Resource Manager.</summary>
    [Fact]
    public void Reads_of_the_control_plane_are_not_reads_of_data()
    {
        var openAIUser = Roles.ByName("Cognitive Services OpenAI User")!;
        Assert.Equal(Decision.Granted, OfAction(openAIUser, "Microsoft.CognitiveServices/accounts/deployments/read"));
        Assert.Equal(
            Decision.Denied, OfDataAction(openAIUser, "Microsoft.CognitiveServices/accounts/AIServices/deployments/read"));
    }

    [Fact]
    public void Action_that_one_entry_excludes_may_be_granted_by_another()
    {
        var taken = Data(["a/*"], not: ["a/b"]);
        Assert.Equal(Decision.Denied, OfDataAction(Role(taken), "A/B"));
        Assert.Equal(Decision.Granted, OfDataAction(Role(taken), "a/c"));
        Assert.Equal(Decision.Granted, OfDataAction(Role(taken, Data("*/b")), "a/b"));
    }

    [Fact]
    public void Condition_makes_the_decision_conditional()
    {
        var conditional = Data(["a/*"], condition: "@Resource[…]");
        Assert.Equal(Decision.Conditional, OfDataAction(Role(conditional), "a/b"));
        Assert.Equal(Decision.Denied, OfDataAction(Role(conditional), "b"));
        Assert.Equal(Decision.Granted, OfDataAction(Role(conditional, Data("a/b")), "a/b"));
    }

    /// <summary>The condition of the Foundry roles applies to role assignments only.</summary>
    [Theory]
    [InlineData("Foundry Project Manager")]
    [InlineData("Foundry Account Owner")]
    [InlineData("Foundry Owner")]
    public void Assigning_roles_is_conditional(string name)
    {
        var role = Roles.ByName(name)!;
        Assert.Equal(Decision.Conditional, OfAction(role, "Microsoft.Authorization/roleAssignments/write"));
        Assert.Equal(Decision.Granted, OfAction(role, "Microsoft.CognitiveServices/accounts/projects/write"));
    }

    [Fact]
    public void Requirement_gets_the_decision_of_its_best_alternative()
    {
        var requirement = new Requirement(["a", "b", "c"], AccessScope.Account);
        Assert.Equal(
            Decision.Granted,
            PermissionEvaluator.Of(Role(Data(["b"], condition: "c"), Data("c")), requirement, Plane.Data));
        Assert.Equal(Decision.Conditional, PermissionEvaluator.Of(Role(Data(["b"], condition: "c")), requirement, Plane.Data));
        Assert.Equal(Decision.Denied, PermissionEvaluator.Of(Role(Data("b")), requirement, Plane.Control));
    }

    [Fact]
    public void Wildcard_requirement_is_granted_only_as_a_whole()
    {
        const string family = "Microsoft.CognitiveServices/accounts/OpenAI/*";
        Assert.Equal(Decision.Denied, OfDataAction(FoundryUser, family)); // it excludes fine-tunes-deployments/write
        Assert.Equal(Decision.Granted, OfDataAction(FoundryUser, "Microsoft.CognitiveServices/accounts/ContentSafety/*"));
        Assert.Equal(Decision.Denied, OfDataAction(Roles.ByName("Cognitive Services OpenAI User")!, family));
        Assert.Equal(Decision.Granted, OfDataAction(Roles.ByName("Cognitive Services OpenAI Contributor")!, family));
    }

    [Fact]
    public void Decides_as_the_documentation_says() =>
        Prop.ForAll(SomeRole.ToArbitrary(), Gen.Elements(Actions).ToArbitrary(), (role, action) =>
            OfDataAction(role, action) == Naive(role, action, entry => entry.DataActions, entry => entry.NotDataActions)
            && OfAction(role, action) == Naive(role, action, entry => entry.Actions, entry => entry.NotActions))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static readonly string[] Actions = ["a/b/read", "a/b/write", "a/c/read", "b/READ", "b/c/action"];
    private static readonly string[] Patterns = [.. Actions, "*", "a/*", "*/read", "A/*/write", "b/*", "*/c/*"];

    private static Gen<Role> SomeRole
    {
        get
        {
            var patterns = Gen.Choose(0, 2)
                .SelectMany(count => Gen.Elements(Patterns).ArrayOf(count))
                .Select(some => some.ToImmutableArray());
            var permission =
                from actions in patterns
                from notActions in patterns
                from dataActions in patterns
                from notDataActions in patterns
                from condition in Gen.Elements(null, null, null, "condition")
                select new Permission(actions, notActions, dataActions, notDataActions, condition);
            return Gen.Choose(0, 3).SelectMany(count => permission.ArrayOf(count)).Select(Role);
        }
    }

    private static Decision Naive(
        Role role, string action, Func<Permission, IEnumerable<string>> granted, Func<Permission, IEnumerable<string>> taken)
    {
        var entries = role.Permissions
            .Where(entry => granted(entry).Any(pattern => ActionPatternTests.Naive.Matches(pattern, action)))
            .Where(entry => !taken(entry).Any(pattern => ActionPatternTests.Naive.Matches(pattern, action)))
            .ToArray();
        if (entries.Any(entry => entry.Condition is null))
            return Decision.Granted;

        return entries.Length > 0 ? Decision.Conditional : Decision.Denied;
    }

    private static Decision OfDataAction(Role role, string action) => PermissionEvaluator.Of(role, action, Plane.Data);

    private static Decision OfAction(Role role, string action) => PermissionEvaluator.Of(role, action, Plane.Control);

    private static Role Role(params Permission[] permissions) => new("", "role", [], [.. permissions]);

    private static Permission Control(string pattern) => new([pattern], [], [], []);

    private static Permission Data(string pattern) => Data([pattern]);

    private static Permission Data(
        ImmutableArray<string> patterns,
        ImmutableArray<string> not = default,
        string? condition = null) =>
        new([], [], patterns, not.IsDefault ? [] : not, condition);
}
