using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Generation;

namespace Foundry.Access.Tool.Commands;

/// <summary><c>foundry-access generate</c>: the least role assignments as code. One subcommand for each form.</summary>
internal static class GenerateCommand
{
    private const string AnySubscription = "/subscriptions/00000000-0000-0000-0000-000000000000";

    public static Command Create(ToolConsole console)
    {
        var command = new Command("generate", "Writes the least role assignments as code.");
        foreach (var form in GeneratedForm.All)
            command.Add(Create(console, form.Name, form.Description, _ => form.Write, form.Broader));
        command.Add(Role(console));
        return command;
    }

    private static Command Role(ToolConsole console)
    {
        var scope = new Option<string>("--assignable-scope")
        {
            Description = "Where the role can be assigned: a subscription or resource group.",
            HelpName = "id",
            DefaultValueFactory = static _ => AnySubscription,
        };
        var command = Create(
            console,
            "role",
            "A custom role definition with exactly the actions that one program needs.",
            parsed => plan => CustomRole.Write(plan, parsed.GetValue(scope)!));
        command.Add(scope);
        return command;
    }

    private static Command Create(
        ToolConsole console,
        string name,
        string description,
        Func<ParseResult, Func<AccessPlan, string>> writer,
        Func<AccessPlan, IEnumerable<string>>? broader = null)
    {
        var path = TargetArgument.Create();
        var noMSBuild = NoMSBuildOption.Create();
        var output = OutputOption.Create();
        var command = new Command(name, description) { path, noMSBuild, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var report = await Derived.ReportAsync(
                parsed.GetValue(path), !parsed.GetValue(noMSBuild), console, cancel);
            var plan = AccessPlan.Of(report);
            await OutputFile.WriteAsync(writer(parsed)(plan), parsed.GetValue(output), console, cancel);

            foreach (var sentence in broader?.Invoke(plan) ?? [])
                console.Error.WriteLine("foundry-access: " + sentence);
            var unfollowed = report.Programs.Sum(static program => program.Unfollowed.Count);
            if (unfollowed + report.Skipped.Count > 0)
            {
                console.Error.WriteLine($"foundry-access: {unfollowed} calls could not be followed and {report.Skipped.Count} "
                    + "projects were skipped. 'foundry-access report' lists them.");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
