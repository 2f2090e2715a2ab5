using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text;
using Azure.Core;
using Azure.Core.Diagnostics;

namespace Foundry.Access.Tests;

/// <summary>When the check throws, what it says, and what it never says.</summary>
[Collection(nameof(EnsureTests))] // one at a time: environment variables and trace listeners belong to the process
public class EnsureTests
{
    [Fact]
    public async Task Says_who_lacks_what_and_what_grants_it()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.Owner));
        var failure = await Assert.ThrowsAsync<FoundryAccessException>(() => FoundryAccess.EnsureAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server)));

        Assert.Equal(FakeCredential.ObjectId, failure.ObjectId);
        Assert.Equal(("53ca6127-db72-4b80-b1b0-d745d6d5456d", "Foundry User"), (failure.Role.Id, failure.Role.Name));
        Assert.Equal(Access.Evaluations, Assert.Single(failure.Denied).DataAction);
        Assert.Equal($"""
            The caller (object id {FakeCredential.ObjectId}) lacks {Access.Evaluations} at {Access.ProjectId}. The least role with it is Foundry User. Assign it:
              az role assignment create --role 53ca6127-db72-4b80-b1b0-d745d6d5456d --assignee-object-id {FakeCredential.ObjectId} --assignee-principal-type ServicePrincipal --scope {Access.ProjectId}
            An assignment takes 5 to 10 minutes to have effect.
            """.ReplaceLineEndings(), failure.Message);
    }

    [Fact]
    public async Task Names_every_resource_and_the_least_role_of_all_it_lacks()
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.Owner));
        var failure = await Assert.ThrowsAsync<FoundryAccessException>(() => FoundryAccess.EnsureAsync(new FakeCredential(),
        [
            .. Access.Needs(Access.ProjectId, Access.Agents),
            .. Access.Needs(Access.AccountId, "Microsoft.CognitiveServices/accounts/OpenAI/responses/write|Microsoft.CognitiveServices/accounts/MaaS/v1/chat/action", Access.Evals),
            .. Access.Needs(Access.AccountId.Replace("rg-one", "rg(two)"), "Contoso.Things/boxes/open/action"),
        ], Access.Options(server)));

        Assert.Contains($"lacks {Access.Agents} at {Access.ProjectId}. The least role with it is Foundry User.", failure.Message);
        // Neither of Cognitive Services OpenAI User and Contributor has both; the order of the first missing action decides.
        Assert.Contains("OpenAI/responses/write or Microsoft.CognitiveServices/accounts/MaaS/v1/chat/action and Microsoft.CognitiveServices/accounts/OpenAI/evals/write at", failure.Message);
        Assert.Contains("The least role with it is not known", failure.Message);
        Assert.Contains($"--role <role> --assignee-object-id {FakeCredential.ObjectId} --assignee-principal-type ServicePrincipal --scope \"{Access.AccountId.Replace("rg-one", "rg(two)")}\"", failure.Message);
        Assert.Equal(3, failure.Message.Split("az role assignment create").Length - 1);
    }

    [Theory]
    [InlineData("""{ "oid": "11111111-2222-3333-4444-555555555555", "scp": "user_impersonation" }""", "11111111-2222-3333-4444-555555555555", "User")]
    [InlineData("""{ "oid": "11111111-2222-3333-4444-555555555555", "idtyp": "user" }""", "11111111-2222-3333-4444-555555555555", "User")]
    [InlineData("""{ "oid": "11111111-2222-3333-4444-555555555555", "idtyp": "app" }""", "11111111-2222-3333-4444-555555555555", "ServicePrincipal")]
    [InlineData("""{ "oid": "11111111-2222-3333-4444-555555555555" }""", "11111111-2222-3333-4444-555555555555", "ServicePrincipal")]
    [InlineData("""{ "oid": "$(rm -rf /)" }""", "<object id>", "<User or ServicePrincipal>")]
    [InlineData("""{ "oid": 1 }""", "<object id>", "<User or ServicePrincipal>")]
    [InlineData("[]", "<object id>", "<User or ServicePrincipal>")]
    [InlineData("{", "<object id>", "<User or ServicePrincipal>")]
    [InlineData(null, "<object id>", "<User or ServicePrincipal>")]
    public async Task Reads_who_it_is_from_the_token(string? claims, string objectId, string type)
    {
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.Owner));
        var credential = new FakeCredential(claims is null ? "opaque" + FakeCredential.Signature : FakeCredential.Token(claims));
        var failure = await Assert.ThrowsAsync<FoundryAccessException>(() => FoundryAccess.EnsureAsync(credential, Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server)));
        Assert.Contains($"--assignee-object-id {objectId} --assignee-principal-type {type} --scope", failure.Message);
        Assert.DoesNotContain(FakeCredential.Signature, failure.ToString());
    }

    [Fact]
    public async Task What_is_unknown_is_said_once_and_the_program_goes_on()
    {
        using var trace = new CapturedTrace();
        await using var server = await LoopbackServer.StartAsync(new Answer(418, "{}"));
        await FoundryAccess.EnsureAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), Access.Options(server));
        await FoundryAccess.EnsureAsync(new FakeCredential(), Access.Needs(Access.AccountId, Access.Evaluations), Access.Options(server));
        Assert.Single(trace.ToString().Split('\n'), line => line.Contains("returned 418"));
    }

    [Fact]
    public async Task Without_a_project_id_nothing_is_asked()
    {
        using var trace = new CapturedTrace();
        await using var server = await LoopbackServer.StartAsync(Answer.Page());
        foreach (var id in new[] { null, "", "  " })
        {
            using var variable = new Variable(id);
            await FoundryAccess.EnsureProjectAsync(new FakeCredential(), Access.Evaluations);
            await FoundryAccess.EnsureProjectAsync(new FakeCredential(), [Access.Evaluations], Access.Options(server));
            await Task.Run(() => FoundryAccess.EnsureProject(new FakeCredential(), Access.Evaluations));
        }

        Assert.Empty(server.Requests);
        Assert.Single(trace.ToString().Split('\n'), line => line.Contains("AZURE_AI_PROJECT_ID is not set"));
    }

    [Fact]
    public async Task Of_a_project_the_account_is_asked_for_what_is_judged_there()
    {
        using var variable = new Variable(Access.ProjectId);
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.FoundryUser));
        await FoundryAccess.EnsureProjectAsync(new FakeCredential(), [Access.Evaluations, Access.Evals, Access.Agents], Access.Options(server));
        Assert.Equal([Access.ProjectId, Access.AccountId], server.Requests.Select(request => request.PathAndQuery[..request.PathAndQuery.IndexOf("/providers/Microsoft.Authorization", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task A_project_denies_in_both_ways()
    {
        using var variable = new Variable(Access.ProjectId);
        await using var server = await LoopbackServer.StartAsync(Answer.Page(Access.Owner));
        await Assert.ThrowsAsync<FoundryAccessException>(() => FoundryAccess.EnsureProjectAsync(new FakeCredential(), [Access.Evaluations], Access.Options(server)));
        await Assert.ThrowsAsync<FoundryAccessException>(() => Task.Run(() => FoundryAccess.EnsureProject(new FakeCredential(), [Access.Evaluations], Access.Options(server))));
    }

    [Fact]
    public async Task Another_kind_of_project_is_unknown_and_no_resource_id_is_a_mistake()
    {
        using (new Variable("/subscriptions/x/resourceGroups/y/providers/Microsoft.MachineLearningServices/workspaces/hub"))
            await FoundryAccess.EnsureProjectAsync(new FakeCredential(), Access.Evaluations);
        using (new Variable("https://acc.services.ai.azure.com/api/projects/proj"))
        {
            var failure = await Assert.ThrowsAsync<ArgumentException>(() => FoundryAccess.EnsureProjectAsync(new FakeCredential(), Access.Evaluations));
            Assert.Contains("AZURE_AI_PROJECT_ID", failure.Message);
            Assert.Contains("/providers/Microsoft.CognitiveServices/accounts/{account}/projects/{project}", failure.Message);
        }
    }

    /// <summary>Everything the SDK logs at the finest level, everything traced, every result and every exception.</summary>
    [Fact]
    public async Task The_token_is_seen_nowhere()
    {
        var seen = new StringBuilder();
        using var trace = new CapturedTrace();
        using (new AzureEventSourceListener((_, text) => { lock (seen) seen.AppendLine(text); }, EventLevel.LogAlways))
        {
            foreach (var answer in new[] { Answer.Page(Access.Owner), Answer.Page(Access.FoundryUser), new Answer(403, "{}"), new Answer(500, "{}"), Answer.Ok("{") })
            {
                await using var server = await LoopbackServer.StartAsync(answer);
                var options = Access.Options(server);
                options.Diagnostics.IsLoggingContentEnabled = true;
                var failure = await Record.ExceptionAsync(() => FoundryAccess.EnsureAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), options));
                lock (seen)
                    seen.AppendLine(failure?.ToString());
                foreach (var result in await FoundryAccess.CheckAsync(new FakeCredential(), Access.Needs(Access.ProjectId, Access.Evaluations), options))
                {
                    lock (seen)
                        seen.AppendLine(result.ToString());
                }

                Assert.All(server.Requests, request => Assert.EndsWith(FakeCredential.Signature, request.Authorization));
            }
        }

        var all = seen.ToString() + trace;
        Assert.Contains("Request [", all);
        Assert.Contains("az role assignment create", all);
        Assert.DoesNotContain(FakeCredential.Signature, all);
    }

    public static TheoryData<string, string> Nulls
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var method in Calls.Keys)
                data.Add(method, method[(method.IndexOf(' ') + 1)..]);
            return data;
        }
    }

    private static readonly TokenCredential Credential = new FakeCredential();

    private static readonly Dictionary<string, Func<Task>> Calls = new()
    {
        ["EnsureAsync credential"] = () => FoundryAccess.EnsureAsync(null, Access.ProjectId, [Access.Agents]),
        ["EnsureAsync resourceId"] = () => FoundryAccess.EnsureAsync(Credential, null, [Access.Agents]),
        ["EnsureAsync dataActions"] = () => FoundryAccess.EnsureAsync(Credential, Access.ProjectId, null),
        ["EnsureAsync(requirements) credential"] = () => FoundryAccess.EnsureAsync(null, Access.Needs(Access.ProjectId, Access.Agents)),
        ["EnsureAsync(requirements) requirements"] = () => FoundryAccess.EnsureAsync(Credential, (FoundryRequirement[]?)null),
        ["Ensure credential"] = () => Run(() => FoundryAccess.Ensure(null, Access.ProjectId, [Access.Agents])),
        ["Ensure resourceId"] = () => Run(() => FoundryAccess.Ensure(Credential, null, [Access.Agents])),
        ["Ensure dataActions"] = () => Run(() => FoundryAccess.Ensure(Credential, Access.ProjectId, null)),
        ["Ensure(requirements) requirements"] = () => Run(() => FoundryAccess.Ensure(Credential, (FoundryRequirement[]?)null)),
        ["EnsureProjectAsync credential"] = () => FoundryAccess.EnsureProjectAsync(null, Access.Agents),
        ["EnsureProjectAsync dataActions"] = () => FoundryAccess.EnsureProjectAsync(Credential, (string[]?)null),
        ["EnsureProject credential"] = () => Run(() => FoundryAccess.EnsureProject(null, Access.Agents)),
        ["EnsureProject dataActions"] = () => Run(() => FoundryAccess.EnsureProject(Credential, (string[]?)null)),
        ["CheckAsync credential"] = () => FoundryAccess.CheckAsync(null, Access.ProjectId, [Access.Agents]),
        ["CheckAsync resourceId"] = () => FoundryAccess.CheckAsync(Credential, null, [Access.Agents]),
        ["CheckAsync(requirements) requirements"] = () => FoundryAccess.CheckAsync(Credential, (FoundryRequirement[]?)null),
        ["Check credential"] = () => Run(() => FoundryAccess.Check(null, Access.ProjectId, [Access.Agents])),
        ["Check(requirements) credential"] = () => Run(() => FoundryAccess.Check(null, Access.Needs(Access.ProjectId, Access.Agents))),
        ["FoundryRequirement resourceId"] = () => Run(() => new FoundryRequirement(null, [Access.Agents])),
        ["FoundryRequirement dataActions"] = () => Run(() => new FoundryRequirement(Access.ProjectId, null)),
        ["Explain exception"] = () => Run(() => FoundryAccess.Explain((Exception)null!)),
        ["IsAccessFailure exception"] = () => Run(() => FoundryAccess.IsAccessFailure(null)),
        ["ResourceManagerEndpoint value"] = () => Run(() => new FoundryAccessOptions { ResourceManagerEndpoint = null }),
    };

    private static Task Run(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    [Theory, MemberData(nameof(Nulls))]
    public async Task Null_arguments_are_named(string call, string name) =>
        Assert.Equal(name, (await Assert.ThrowsAsync<ArgumentNullException>(Calls[call])).ParamName);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("acc")]
    [InlineData("https://acc.services.ai.azure.com/api/projects/proj")]
    [InlineData("/subscriptions/x")]
    [InlineData("/subscriptions/x/resourceGroups/y")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/../..")]
    [InlineData("/subscriptions/x/resourceGroups//providers/Microsoft.CognitiveServices/accounts/a")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a?x=y")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a%2f")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a;b")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a\n/b")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a\0")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a\u202eb")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/\uff0e\uff0e")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a\\..\\b")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a#b")]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/$(id)")]
    [InlineData("//evil.example/subscriptions/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a")]
    [InlineData("@evil.example/x/resourceGroups/y/providers/Microsoft.CognitiveServices/accounts/a")]
    public void A_resource_id_that_is_none_is_refused_with_the_form_of_one(string id)
    {
        var failure = Assert.Throws<ArgumentException>("resourceId", () => FoundryAccess.Ensure(Credential, id, [Access.Agents]));
        Assert.Contains("/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.CognitiveServices/accounts/{account}/projects/{project}", failure.Message);
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/agents/write", null)]
    [InlineData("agents")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/agents/write|")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/agents/write; rm")]
    public void A_data_action_that_is_none_is_refused(params string?[] actions) =>
        Assert.Throws<ArgumentException>("dataActions", () => new FoundryRequirement(Access.ProjectId, actions));

    [Fact]
    public void A_requirement_that_is_null_is_refused() =>
        Assert.Throws<ArgumentException>("requirements", () => FoundryAccess.Ensure(Credential, [null]));

    [Theory]
    [InlineData("http://management.azure.com")]
    [InlineData("ftp://management.azure.com")]
    [InlineData("https://user:word@management.azure.com")]
    [InlineData("https://management.azure.com?x=y")]
    public void An_endpoint_without_https_is_refused(string endpoint) =>
        Assert.Contains("https", Assert.Throws<ArgumentException>(() => new FoundryAccessOptions { ResourceManagerEndpoint = new Uri(endpoint) }).Message);

    [Fact]
    public void The_scope_follows_the_endpoint_unless_it_is_set()
    {
        var options = new FoundryAccessOptions();
        Assert.Equal(("https://management.azure.com/", "https://management.azure.com/.default"), (options.ResourceManagerEndpoint.AbsoluteUri, options.Scope));
        options.ResourceManagerEndpoint = new Uri("https://management.usgovcloudapi.net/");
        Assert.Equal("https://management.usgovcloudapi.net/.default", options.Scope);
        options.Scope = "https://management.core.usgovcloudapi.net/.default";
        Assert.Equal("https://management.core.usgovcloudapi.net/.default", options.Scope);
    }

    private sealed class Variable : IDisposable
    {
        public Variable(string? value) => Environment.SetEnvironmentVariable(FoundryAccess.ProjectIdVariable, value);

        public void Dispose() => Environment.SetEnvironmentVariable(FoundryAccess.ProjectIdVariable, null);
    }

    private sealed class CapturedTrace : IDisposable
    {
        private readonly StringWriter text = new();
        private readonly TextWriterTraceListener listener;

        public CapturedTrace() => Trace.Listeners.Add(listener = new(text));

        public void Dispose() => Trace.Listeners.Remove(listener);

        public override string ToString() => text.ToString();
    }
}
