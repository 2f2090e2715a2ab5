using System.Text.Json;
using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Tests.Queries;

public class ExplainTests
{
    private const string Refusal =
        "401 PermissionDenied: The principal 11111111-2222-3333-4444-555555555555 lacks the required data action "
        + "Microsoft.CognitiveServices/accounts/AIServices/agents/write to perform POST";

    [Fact]
    public async Task Text_is_explained_with_action_role_and_page()
    {
        var run = await ToolRun.OfAsync(".", "explain", Refusal);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("lacks the data action Microsoft.CognitiveServices/accounts/AIServices/agents/write", run.Output);
        Assert.Contains("Foundry User (53ca6127-db72-4b80-b1b0-d745d6d5456d)", run.Output);
        Assert.Matches(@"https://\S+/docs/errors\.md#role-is-missing-at-the-project", run.Output);
    }

    [Fact]
    public async Task Piped_text_and_file_give_the_same_answer()
    {
        using var folder = new TemporaryFolder();
        folder.Write("error.log", Refusal);
        var argument = await ToolRun.OfAsync(folder.Path, "explain", Refusal);

        Assert.Equal(argument, await ToolRun.OfAsync(folder.Path, new StringReader(Refusal), "explain"));
        Assert.Equal(argument, await ToolRun.OfAsync(folder.Path, "explain", "--file", "error.log"));
    }

    [Fact]
    public async Task Json_has_the_kind_and_the_rules()
    {
        var run = await ToolRun.OfAsync(".", "explain", "AADSTS7000222", "--format", "json");

        using var answer = JsonDocument.Parse(run.Output);
        Assert.Equal("ClientCredentialRefused", answer.RootElement.GetProperty("kind").GetString());
        Assert.Equal("FDRY2002", answer.RootElement.GetProperty("rules")[0].GetString());
        Assert.False(answer.RootElement.TryGetProperty("dataAction", out _));
    }

    [Theory]
    [InlineData("explain", "")]
    [InlineData("explain", "a", "--file", "b")]
    [InlineData("explain", "--file", "missing.log")]
    [InlineData("who-can", "agents")]
    [InlineData("who-can", "AIServices/*")]
    [InlineData("role", "Foundry Usr")]
    public async Task Bad_input_gives_one_line_and_exit_code_2(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = await ToolRun.OfAsync(folder.Path, arguments);

        Assert.Equal(ExitCode.BadInput, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal(1, run.Error.Count(static character => character == '\n'));
    }
}
