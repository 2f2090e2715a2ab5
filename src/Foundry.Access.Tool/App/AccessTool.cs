using System.CommandLine;
using Foundry.Access.Tool.Commands;

namespace Foundry.Access.Tool.App;

/// <summary>The command line: the commands, and what happens to errors.</summary>
internal static class AccessTool
{
    private const string Description = """
        Derives from C# code which Azure roles a program needs that calls Microsoft Foundry or Azure OpenAI.

        The tool uses no network and signs in nowhere. To load a project runs its MSBuild targets and source generators, as a
        build does.
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ToolConsole console)
    {
        var parsed = Root(console).Parse(arguments);
        if (parsed.Errors.Count > 0)
            return Refuse(console, parsed.Errors[0].Message);

        var configuration = new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (ToolException exception)
        {
            return Refuse(console, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(console, exception.Message);
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("foundry-access: Cancelled.");
            return ExitCode.Cancelled;
        }
    }

    /// <summary>Every command of the tool; one class each.</summary>
    private static RootCommand Root(ToolConsole console) => new(Description)
    {
        ReportCommand.Create(console),
        GenerateCommand.Create(console),
        LockCommand.Create(console),
        CheckCommand.Create(console),
        ExplainCommand.Create(console),
        QueryCommands.CreateWhoCan(console),
        QueryCommands.CreateRole(console),
        QueryCommands.CreateOperations(console),
        McpCommand.Create(console),
    };

    private static int Refuse(ToolConsole console, string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        console.Error.WriteLine("foundry-access: " + (end < 0 ? message : message[..end]));
        return ExitCode.BadInput;
    }
}
