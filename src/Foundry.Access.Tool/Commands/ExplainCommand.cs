using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Queries;

namespace Foundry.Access.Tool.Commands;

/// <summary><c>foundry-access explain</c>: what an error text means, and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolConsole console)
    {
        var text = new Argument<string?>("text")
        {
            Description = "The error text. Without it and --file, the text is read from standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var file = new Option<string?>("--file") { Description = "A file with the error text, such as a log." };
        var format = AnswerFormatOption.Create();
        var command = new Command("explain", "Explains an error text of the service or of Azure.Identity.")
        {
            text,
            file,
            format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(text) is not null && result.GetValue(file) is not null)
                result.AddError("Give a text or --file, not both.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var error = parsed.GetValue(text) ?? await ReadAsync(parsed.GetValue(file), console, cancel);
            if (string.IsNullOrWhiteSpace(error))
                throw new ToolException("There is no text to explain.");

            var explanation = ErrorExplanation.Of(error);
            console.Out.Write(parsed.GetValue(format) == AnswerFormat.Json
                ? AnswerJson.Of(explanation)
                : AnswerText.Of(explanation));
            return ExitCode.Success;
        });
        return command;
    }

    private static Task<string> ReadAsync(string? file, ToolConsole console, CancellationToken cancel) => file is null
        ? console.In.ReadToEndAsync(cancel)
        : File.ReadAllTextAsync(Path.GetFullPath(file, console.Directory), cancel);
}
