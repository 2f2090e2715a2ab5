using Azure.Core;
using Azure.Core.Pipeline;

namespace Foundry.Access.Tests;

/// <summary>What the tests check with.</summary>
internal static class Access
{
    public const string AccountId = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-one/providers/Microsoft.CognitiveServices/accounts/acc";
    public const string ProjectId = AccountId + "/projects/proj";
    public const string Evaluations = "Microsoft.CognitiveServices/accounts/AIServices/evaluations/write";
    public const string Agents = "Microsoft.CognitiveServices/accounts/AIServices/agents/write";
    public const string Evals = "Microsoft.CognitiveServices/accounts/OpenAI/evals/write";

    public const string FoundryUser = """{ "actions": ["*/read"], "notActions": [], "dataActions": ["Microsoft.CognitiveServices/*"], "notDataActions": [] }""";
    public const string Owner = """{ "actions": ["*"], "notActions": [], "dataActions": [], "notDataActions": [] }""";

    /// <summary>Options for a server on this machine, without the pauses between tries.</summary>
    public static FoundryAccessOptions Options(LoopbackServer server)
    {
        var options = new FoundryAccessOptions { ResourceManagerEndpoint = server.Address, Transport = new HttpClientTransport(LoopbackServer.NewClient()) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
        return options;
    }

    public static FoundryRequirement[] Needs(string resourceId, params string[] dataActions) => [new(resourceId, dataActions)];

    /// <summary>The answer for one action at the project, asked in both ways, which have to agree.</summary>
    public static async Task<FoundryAccessResult> CheckAsync(Func<Task<LoopbackServer>> start, string action = Evaluations, TokenCredential? credential = null)
    {
        await using var server = await start();
        var result = Assert.Single(await FoundryAccess.CheckAsync(credential ?? new FakeCredential(), Needs(ProjectId, action), Options(server)));
        await using var again = await start();
        var sync = await Task.Run(() => FoundryAccess.Check(credential ?? new FakeCredential(), Needs(ProjectId, action), Options(again)));
        Assert.Equal(result.ToString(), Assert.Single(sync).ToString());
        Assert.Equal(server.Requests.Count, again.Requests.Count);
        return result;
    }

    public static Task<FoundryAccessResult> CheckAsync(params Answer[] answers) => CheckAsync(() => LoopbackServer.StartAsync(answers));
}
