using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Loading;
using Foundry.Access.Tool.Lock;

namespace Foundry.Access.Tool.Commands;

/// <summary><c>foundry-access check</c>: fails if the code needs more than the lock or the declared roles allow.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var path = TargetArgument.Create();
        var noMSBuild = NoMSBuildOption.Create();
        var file = LockOption.Create();
        var excess = new Option<bool>("--excess")
        {
            Description = "Also fails on roles and lines of the lock that nothing needs.",
        };
        var command = new Command(
            "check", "Fails (exit code 1) if the code needs more than the lock or the declared role assignments allow.")
        {
            path,
            noMSBuild,
            file,
            excess,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var target = LoadTarget.Find(parsed.GetValue(path), console.Directory);
            var report = await Derived.ReportAsync(
                parsed.GetValue(path), !parsed.GetValue(noMSBuild), console, cancel);
            var locked = await ReadAsync(LockOption.PathOf(parsed.GetValue(file), target, console), console, cancel);
            if (locked is null && report.Programs.All(static program => program.Declared == DeclaredGrants.None))
            {
                throw new ToolException(
                    $"There is no {AccessLock.FileName} and no declared role. Run 'foundry-access lock' first.");
            }

            var differences = AccessCheck.More(report, locked).ToList();
            if (parsed.GetValue(excess))
                differences.AddRange(AccessCheck.Excess(report, locked));
            foreach (var difference in differences)
                console.Out.WriteLine(difference);
            return differences.Count == 0 ? ExitCode.Success : ExitCode.Difference;
        });
        return command;
    }

    private static async Task<AccessLock?> ReadAsync(string path, ToolConsole console, CancellationToken cancel) =>
        File.Exists(path)
            ? AccessLock.Read(await File.ReadAllTextAsync(path, cancel), Path.GetRelativePath(console.Directory, path))
            : null;
}
