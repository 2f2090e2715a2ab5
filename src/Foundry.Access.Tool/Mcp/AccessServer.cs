using Foundry.Access.Tool.App;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Foundry.Access.Tool.Mcp;

/// <summary>The Model Context Protocol over two streams. Its tools read only, and use no network.</summary>
internal static class AccessServer
{
    private const string Instructions = """
        Ask these tools instead of guessing which Azure role a call of Microsoft Foundry or Azure OpenAI needs. Owner and
        Contributor hold no data action, and Azure AI Developer is wrong for Foundry projects.
        """;

    public static async Task RunAsync(
        Stream input, Stream output, ToolConsole console, bool usesMSBuild, CancellationToken cancel)
    {
        var version = typeof(AccessServer).Assembly.GetName().Version!;
        var options = new McpServerOptions
        {
            ServerInfo = new() { Name = "foundry-access", Version = version.ToString(3) },
            ServerInstructions = Instructions,
            ToolCollection = [.. CatalogTools.Create(), .. AccessTools.Create(console, usesMSBuild)],
        };
        await using var transport = new StreamServerTransport(input, output, "foundry-access");
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancel);
    }

    /// <summary>A tool that changes nothing. Bad input is an answer that says so.</summary>
    public static McpServerTool Tool(string name, string description, Delegate method)
    {
        var tool = McpServerTool.Create(method, new()
        {
            Name = name,
            Description = description,
            ReadOnly = true,
            Idempotent = true,
            Destructive = false,
            OpenWorld = false,
        });
        return new CheckedTool(tool);
    }

    /// <summary>
    /// Gives the client the message of a <see cref="ToolException"/>. The protocol hides those of other exceptions.
    /// </summary>
    private sealed class CheckedTool(McpServerTool tool) : DelegatingMcpServerTool(tool)
    {
        public override async ValueTask<CallToolResult> InvokeAsync(
            RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
        {
            try
            {
                return await base.InvokeAsync(request, cancellationToken);
            }
            catch (ToolException exception)
            {
                return new() { IsError = true, Content = [new TextContentBlock { Text = exception.Message }] };
            }
        }
    }
}
