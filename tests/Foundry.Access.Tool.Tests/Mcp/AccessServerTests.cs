using System.IO.Pipelines;
using System.Text.Json;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Mcp;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Foundry.Access.Tool.Tests.Mcp;

public class AccessServerTests
{
    [Fact]
    public async Task Tools_are_read_only_and_answer() => await WithClientAsync(".", async client =>
    {
        var tools = await client.ListToolsAsync();
        Assert.Superset(
            new HashSet<string> { "explain_error", "who_can", "describe_role", "derive_access", "check" }, tools.Select(static tool => tool.Name).ToHashSet());
        Assert.All(tools, static tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint));

        var explained = await CallAsync(client, "explain_error", "text", "AADSTS7000222");
        Assert.Equal("ClientCredentialRefused", JsonDocument.Parse(explained.Text).RootElement.GetProperty("kind").GetString());
        Assert.Contains("Foundry User", (await CallAsync(client, "who_can", "action", "AIServices/agents/write")).Text);
        Assert.Contains("dataActions", (await CallAsync(client, "describe_role", "role", "Foundry User")).Text);
    });

    [Fact]
    public async Task Bad_input_is_an_error_that_says_what_is_wrong() => await WithClientAsync(".", async client =>
    {
        var (isError, text) = await CallAsync(client, "describe_role", "role", "Foundry Usr");

        Assert.True(isError);
        Assert.Equal("'Foundry Usr' is not the name or id of a built-in role.", text);
    });

    [Theory]
    [InlineData("..")]
    [InlineData("../other")]
    [InlineData("/etc")]
    public async Task Path_outside_the_start_folder_is_refused(string path)
    {
        using var folder = new TemporaryFolder();
        await WithClientAsync(folder.Path, async client =>
        {
            var (isError, text) = await CallAsync(client, "derive_access", "path", path);

            Assert.True(isError);
            Assert.Equal($"'{path}' is not below the folder that the server was started in.", text);
        });
    }

    [Fact]
    public async Task Access_is_derived_and_checked_without_a_build() => await WithClientAsync(
        Repository.PathOf("samples/AgentService"), async client =>
        {
            var (isError, report) = await CallAsync(client, "derive_access", "path", ".");
            Assert.False(isError);
            Assert.Contains("AgentService.csproj", report);

            var checkedAccess = await client.CallToolAsync("check", new Dictionary<string, object?> { ["path"] = ".", ["excess"] = true });
            Assert.NotEqual(true, checkedAccess.IsError);
        });

    /// <summary>Runs a client against the server, in memory.</summary>
    internal static async Task WithClientAsync(string directory, Func<McpClient, Task> use)
    {
        var (toServer, toClient) = (new Pipe(), new Pipe());
        using var stop = new CancellationTokenSource();
        var console = new ToolConsole(TextReader.Null, TextWriter.Null, TextWriter.Null, directory);
        var server = AccessServer.RunAsync(toServer.Reader.AsStream(), toClient.Writer.AsStream(), console, usesMSBuild: false, stop.Token);
        await using (var client = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream())))
            await use(client);

        await stop.CancelAsync();
        try
        {
            await server;
        }
        catch (OperationCanceledException)
        {
        }
    }

    internal static async Task<(bool IsError, string Text)> CallAsync(McpClient client, string tool, string name, string value)
    {
        var result = await client.CallToolAsync(tool, new Dictionary<string, object?> { [name] = value });
        return (result.IsError == true, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }
}
