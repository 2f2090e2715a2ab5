using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Mcp;

namespace Foundry.Access.Tool.Commands;

/// <summary><c>foundry-access mcp</c>: the same answers for coding agents, over standard input and output.</summary>
internal static class McpCommand
{
    public static Command Create(ToolConsole console)
    {
        var command = new Command(
            "mcp", "Serves the tool over the Model Context Protocol (standard input and output), for coding agents.");
        var msbuild = new Option<bool>("--msbuild")
        {
            Description = "Loads projects with MSBuild, which runs their targets and source generators.",
        };
        command.Add(msbuild);
        command.SetAction(async (parsed, cancel) =>
        {
            await AccessServer.RunAsync(
                Console.OpenStandardInput(),
                Console.OpenStandardOutput(),
                console with { Error = TextWriter.Null },
                parsed.GetValue(msbuild),
                cancel);
            return ExitCode.Success;
        });
        return command;
    }
}
