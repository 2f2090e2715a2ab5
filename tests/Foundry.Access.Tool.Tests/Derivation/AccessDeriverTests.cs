using Foundry.Access.Tool.Derivation;
using Foundry.Analyzers.Access;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Tests.Derivation;

public class AccessDeriverTests
{
    private const string OpenAIUser = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";

    [Fact]
    public async Task Chat_at_the_account_needs_the_role_for_models()
    {
        var identity = Assert.Single((await new ProgramSource(Programs.Chat).AccessAsync()).Identities);

        var access = Assert.Single(identity.Operations);
        Assert.Equal("chat.completions.account", access.Operation.Id);
        Assert.Equal(new CallSite("Program.cs", 2, "CompleteChat"), Assert.Single(access.Calls));
        Assert.Equal(GrantState.Missing, access.State);
        var assignment = Assert.Single(identity.Least);
        Assert.Equal((OpenAIUser, AccessScope.Account), (assignment.Role.Id, assignment.Scope));
    }

    [Fact]
    public async Task Account_and_project_get_a_role_each()
    {
        var identity = Assert.Single((await new ProgramSource(Programs.Both).AccessAsync()).Identities);

        Assert.Equal(
            [(OpenAIUser, AccessScope.Account), (LeastRole.FoundryUser, AccessScope.Project)],
            identity.Least.Select(static assignment => (assignment.Role.Id, assignment.Scope)));
    }

    [Fact]
    public async Task Evaluation_run_needs_a_role_for_the_project_itself()
    {
        var program = await new ProgramSource(Programs.Evaluation).AccessAsync();

        Assert.Equal(
            [AccessIdentity.Caller, AccessIdentity.ProjectManagedIdentity],
            program.Identities.Select(static identity => identity.Identity));
    }

    [Theory]
    [InlineData("""new AzureOpenAIClient(Address, new System.ClientModel.ApiKeyCredential("k")).GetChatClient("gpt")""", "key")]
    [InlineData("Any", "unknownClient")]
    public async Task Call_that_is_not_followed_has_a_reason(string client, string reason)
    {
        var code = $$"""
            {{client}}.CompleteChat("Hello");

            internal partial class Program
            {
                private static readonly Uri Address = new("https://contoso.openai.azure.com");

                public static ChatClient Any { get; set; } = null!;
            }
            """;

        var program = await new ProgramSource(code).AccessAsync();

        Assert.Empty(program.Identities);
        Assert.Equal(reason, Assert.Single(program.Unfollowed).Reason);
    }

    [Theory]
    [InlineData("new OnBehalfOfCredential(\"t\", \"c\", \"secret\", \"assertion\")")]
    [InlineData("new AzureCliCredential()")]
    public async Task Call_of_a_user_is_not_the_applications(string credential)
    {
        var program = await new ProgramSource(Programs.Evaluation.Replace("new ManagedIdentityCredential()", credential)).AccessAsync();

        Assert.Equal(AccessIdentity.ProjectManagedIdentity, Assert.Single(program.Identities).Identity);
        var unfollowed = Assert.Single(program.Unfollowed);
        Assert.Equal("user", unfollowed.Reason);
        Assert.EndsWith("The user needs Foundry User at the project.", unfollowed.Text);
    }

    [Fact]
    public async Task Search_tool_is_not_followed_if_no_template_shows_its_connection()
    {
        var program = await new ProgramSource(Programs.Searching).AccessAsync();

        Assert.Equal("searchConnection", Assert.Single(program.Unfollowed).Reason);
        Assert.Equal(AccessIdentity.Caller, Assert.Single(program.Identities).Identity);
    }

    [Fact]
    public async Task Hosted_agent_calls_a_model_as_the_project()
    {
        var project = (await new ProgramSource(Programs.Hosted).AccessAsync()).Identities[1];

        Assert.Equal(AccessIdentity.ProjectManagedIdentity, project.Identity);
        Assert.Equal(AccessScope.Account, Assert.Single(project.Least).Scope);
    }

    [Fact]
    public async Task Binding_of_Functions_calls_as_the_application()
    {
        var identity = Assert.Single((await Function().AccessAsync()).Identities);

        var access = Assert.Single(identity.Operations);
        Assert.Equal("chat.completions.account", access.Operation.Id);
        Assert.Equal(new CallSite("Program.cs", 4, "TextCompletionInput"), Assert.Single(access.Calls));
        Assert.Equal(OpenAIUser, Assert.Single(identity.Least).Role.Id);
    }

    [Fact]
    public async Task Binding_of_Functions_with_a_key_is_not_followed()
    {
        const string Settings = """{ "Values": { "AZURE_OPENAI_KEY": "0123" } }""";

        var program = await Function().With(("local.settings.json", Settings)).AccessAsync();

        Assert.Empty(program.Identities);
        Assert.Equal("key", Assert.Single(program.Unfollowed).Reason);
    }

    private static ProgramSource Function() => new(
        "global using Microsoft.Azure.Functions.Worker; "
            + "global using Microsoft.Azure.Functions.Worker.Extensions.OpenAI.TextCompletion;",
        """
        public static class Ask
        {
            [Function("ask")]
            public static string Run([TextCompletionInput("Who is {name}?")] string answer) => answer;

            public static void Main() { }
        }
        """,
        ClientReferences.All.Append(FunctionBindingStubs.Reference).Append(FrameworkStubs.Reference),
        []);

    [Fact]
    public async Task Grant_that_no_call_needs_is_listed()
    {
        const string Manifest = """
            {
              "version": 1, "complete": true,
              "identities": { "app": { "kind": "managedIdentity" } },
              "grants": [
                { "identity": "app", "role": "Cognitive Services OpenAI User", "scope": "account" },
                { "identity": "app", "role": "Cognitive Services Speech User", "scope": "account" }
              ]
            }
            """;

        var program = await new ProgramSource(Programs.Chat, ("foundry.access.json", Manifest)).AccessAsync();

        Assert.Equal(GrantState.Granted, program.Identities[0].Operations[0].State);
        Assert.Equal(6, Assert.Single(program.NotNeeded).Grant.Line);
    }

    /// <summary>A message of the rules and the tool advise the same role for one operation.</summary>
    [Fact]
    public void Role_for_one_operation_is_the_one_that_the_rules_advise()
    {
        foreach (var operation in ServiceOperations.All.Where(static operation => operation.Plane == Plane.Data))
        {
            OperationAccess[] needs = [.. operation.Requires
                .Where(static requirement => requirement.Identity == AccessIdentity.Caller)
                .Select(requirement => new OperationAccess(operation, requirement, null, GrantState.Missing, [], []))];
            if (needs.Length == 0)
                continue;

            var advised = LeastRole.Of([operation], AccessIdentity.Caller).Role.Name;
            var chosen = LeastAssignments.Of(needs, AccessIdentity.Caller)[0].Role.Name;
            Assert.Equal((operation.Id, advised), (operation.Id, chosen));
        }
    }
}
