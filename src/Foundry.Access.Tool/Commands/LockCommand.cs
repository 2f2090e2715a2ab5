using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Loading;
using Foundry.Access.Tool.Lock;

namespace Foundry.Access.Tool.Commands;

/// <summary><c>foundry-access lock</c>: writes what the code needs into a file to be committed.</summary>
internal static class LockCommand
{
    public static Command Create(ToolConsole console)
    {
        var path = TargetArgument.Create();
        var noMSBuild = NoMSBuildOption.Create();
        var file = LockOption.Create();
        var command = new Command("lock", $"Writes {AccessLock.FileName}: what the code needs, to be committed and reviewed.")
        {
            path,
            noMSBuild,
            file,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var target = LoadTarget.Find(parsed.GetValue(path), console.Directory);
            var report = await Derived.ReportAsync(
                parsed.GetValue(path), !parsed.GetValue(noMSBuild), console, cancel);
            var locked = AccessLock.Of(report);
            var output = LockOption.PathOf(parsed.GetValue(file), target, console);
            await OutputFile.WriteAsync(locked.Write(), output, console, cancel);
            var operations = locked.Programs.Values.Sum(static program => program.Needs.Count);
            console.Out.WriteLine($"{AccessLock.FileName}: {operations} operations of {locked.Programs.Count} programs.");
            return ExitCode.Success;
        });
        return command;
    }
}
