using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Queries;

namespace Foundry.Access.Tool.Commands;

/// <summary>The commands that look something up in the catalogue: <c>who-can</c>, <c>role</c>, <c>operations</c>.</summary>
internal static class QueryCommands
{
    public static Command CreateWhoCan(ToolConsole console)
    {
        var action = new Argument<string>("action")
        {
            Description = "A data action or action. The part after Microsoft.CognitiveServices/accounts/ is enough.",
        };
        return Create(
            "who-can", "Shows which built-in roles grant an action, and which calls need it.", action,
            ActionAnswer.Of, AnswerText.Of, console);
    }

    public static Command CreateRole(ToolConsole console)
    {
        var role = new Argument<string>("role") { Description = "The name or id of a built-in role. Former names are known." };
        return Create(
            "role", "Shows the permissions of a built-in role, and the calls that it allows.", role,
            RoleAnswer.Of, AnswerText.Of, console);
    }

    public static Command CreateOperations(ToolConsole console)
    {
        var filter = new Argument<string>("text")
        {
            Description = "A part of the id, the title or an action. All operations if it is left out.",
            DefaultValueFactory = static _ => "",
        };
        return Create(
            "operations", "Lists the service operations: what they need, the least role, and the sources.", filter,
            OperationAnswer.Find, AnswerText.Of, console);
    }

    private static Command Create<TAnswer>(
        string name, string description, Argument<string> argument,
        Func<string, TAnswer> query, Func<TAnswer, string> text, ToolConsole console)
    {
        var format = AnswerFormatOption.Create();
        var command = new Command(name, description) { argument, format };
        command.SetAction(parsed =>
        {
            var answer = query(parsed.GetValue(argument)!);
            console.Out.Write(parsed.GetValue(format) == AnswerFormat.Json ? AnswerJson.Of(answer) : text(answer));
            return ExitCode.Success;
        });
        return command;
    }
}
