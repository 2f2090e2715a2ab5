using Spectre.Console;

namespace Foundry.Access.Tool.App;

/// <summary>Where a command reads and writes. Tests pass one of their own.</summary>
/// <param name="In">What is piped in.</param>
/// <param name="Out">The result of the command, and nothing else.</param>
/// <param name="Error">Errors and progress.</param>
/// <param name="Directory">The folder that relative paths start at.</param>
/// <param name="IsOutTerminal">Whether a person reads the result: tables have colours.</param>
/// <param name="IsErrorTerminal">Whether a person sees the progress.</param>
internal sealed record ToolConsole(
    TextReader In, TextWriter Out, TextWriter Error, string Directory, bool IsOutTerminal = false, bool IsErrorTerminal = false)
{
    /// <summary>Wide enough that no cell wraps, so that lines can be searched.</summary>
    private const int WidthWhenPiped = 1000;

    public static ToolConsole OfProcess() => new(
        Console.In,
        Console.Out,
        Console.Error,
        Environment.CurrentDirectory,
        !Console.IsOutputRedirected,
        !Console.IsErrorRedirected);

    /// <summary>A writer of tables. Colours are off if the output is piped or <c>NO_COLOR</c> is set.</summary>
    public IAnsiConsole Tables(TextWriter writer)
    {
        var isTerminal = IsOutTerminal && ReferenceEquals(writer, Out);
        var console = Create(writer, isTerminal);
        if (!isTerminal)
            console.Profile.Width = WidthWhenPiped;
        return console;
    }

    /// <summary>A writer of progress, which is shown to people only.</summary>
    public IAnsiConsole Progress() => Create(Error, IsErrorTerminal);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal) => AnsiConsole.Create(new()
    {
        Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
        ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(writer),
    });
}
