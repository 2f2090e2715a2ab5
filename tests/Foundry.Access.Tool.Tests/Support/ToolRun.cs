using Foundry.Access.Tool.App;

namespace Foundry.Access.Tool.Tests;

/// <summary>One run of the tool, as a shell sees it.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static Task<ToolRun> OfAsync(string directory, params string[] arguments) =>
        OfAsync(directory, TextReader.Null, arguments);

    /// <summary>A run with something piped in.</summary>
    public static async Task<ToolRun> OfAsync(string directory, TextReader input, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new ToolConsole(input, output, error, directory);
        var code = await AccessTool.RunAsync(arguments, console);
        return new(code, output.ToString(), error.ToString());
    }
}
