using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Output;

namespace Foundry.Access.Tool.Commands;

/// <summary><c>foundry-access report</c>: what the code needs, what is granted, what is missing.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolConsole console)
    {
        var path = TargetArgument.Create();
        var noMSBuild = NoMSBuildOption.Create();
        var output = OutputOption.Create();
        var format = new Option<string>("--format", "-f")
        {
            Description = "The form of the report.",
            DefaultValueFactory = static _ => ReportFormat.Table,
        };
        format.AcceptOnlyFromAmong(ReportFormat.All);
        var command = new Command("report", "Shows which roles each program needs, at which scope, for which calls.")
        {
            path,
            noMSBuild,
            format,
            output,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var report = await Derived.ReportAsync(
                parsed.GetValue(path), !parsed.GetValue(noMSBuild), console, cancel);
            var text = ReportFormat.Write(report, parsed.GetValue(format)!, console);
            await OutputFile.WriteAsync(text, parsed.GetValue(output), console, cancel);
            return ExitCode.Success;
        });
        return command;
    }
}
