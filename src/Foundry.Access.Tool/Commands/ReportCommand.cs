using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Loading;

namespace Foundry.Access.Tool.Commands;

/// <summary><c>foundry-access report</c>: what the code needs, what is granted, what is missing.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolConsole console)
    {
        var path = TargetArgument.Create();
        var command = new Command("report", "Shows which roles each program needs, at which scope, for which calls.") { path };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(path), console, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string? path, ToolConsole console, CancellationToken cancel)
    {
        var projects = await ProjectLoading.LoadAsync(path, console, cancel);
        foreach (var project in projects.Requested.SelectMany(static project => project))
        {
            using var opened = projects.Open(project);
            console.Out.WriteLine($"{projects.Target.Relative(project.FilePath!)} {opened.IsRestored}");
        }

        foreach (var skipped in projects.Skipped)
            console.Out.WriteLine($"{skipped.Path}: {skipped.Reason}");
        return ExitCode.Success;
    }
}
