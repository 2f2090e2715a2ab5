using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules.Access;
using static Foundry.Analyzers.Tests.Rules.Access.AccessFiles;

namespace Foundry.Analyzers.Tests.Rules.Access;

/// <summary>
/// Assignments at one agent. They may cover any call of the project, because no document says which, and none of the account.
/// </summary>
public class AgentScopeTests
{
    private const string Agent = """

        resource agent 'Microsoft.CognitiveServices/accounts/projects/agents@2025-06-01' existing = {
          parent: project
          name: 'helper'
        }
        """;

    private static Task Verified<TRule>(string call, string path, string file) where TRule : FoundryRule, new()
    {
        var test = new RuleVerifier<TRule>.Test { TestCode = Program(call) };
        test.TestState.AdditionalFiles.Add((path, file));
        return test.InService().RunAsync();
    }

    [Fact]
    public Task Template_grants_at_an_agent_close_the_set() =>
        Verified<RoleOutOfReach>(Chat, "/repo/infra/main.bicep", Bicep($"agent {FoundryUser} {AppPrincipal}") + Agent);

    [Fact]
    public Task Template_grants_at_an_agent_may_cover_the_project() =>
        Verified<RoleOutOfReach>(Unmarked(Respond), "/repo/infra/main.bicep", Bicep($"agent {FoundryUser} {AppPrincipal}") + Agent);

    [Fact]
    public Task Template_role_at_an_agent_that_lacks_the_action_is_reported() =>
        Verified<RoleDoesNotGrant>(Respond, "/repo/infra/main.bicep", Bicep($"agent {OpenAIUser} {AppPrincipal}") + Agent);

    [Fact]
    public Task Manifest_grants_at_an_agent_do_not_reach_the_account() =>
        Verified<RoleOutOfReach>(Chat, "/repo/foundry.access.json", Manifest(true, $"app {FoundryUser} agent"));

    [Fact]
    public Task Manifest_grants_at_an_agent_may_cover_the_project() =>
        Verified<RoleDoesNotGrant>(Unmarked(Respond), "/repo/foundry.access.json", Manifest(true, $"app {FoundryUser} agent"));
}
