using System.ComponentModel;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Commands;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Loading;
using Foundry.Access.Tool.Lock;
using Foundry.Access.Tool.Output;
using ModelContextProtocol.Server;

namespace Foundry.Access.Tool.Mcp;

/// <summary>
/// The tools that read the code. They read only what is below the folder that the server was started in, and run nothing of it
/// unless the server was started with MSBuild.
/// </summary>
internal static class AccessTools
{
    public static IEnumerable<McpServerTool> Create(ToolConsole console, bool usesMSBuild) =>
    [
        AccessServer.Tool(
            "derive_access",
            "Derives from C# code which Azure roles each program needs, at which scope, for which calls, and what is granted.",
            async ([Description("A solution, project or folder below the start folder. The start folder if it is left out.")]
                string? path = null, CancellationToken cancel = default) =>
                JsonReport.Write(await ReportAsync(path, console, usesMSBuild, cancel))),
        AccessServer.Tool(
            "check",
            "Compares what the code needs with foundry.access.lock.json and the declared roles. Lists the differences.",
            async ([Description("A solution, project or folder below the start folder. The start folder if it is left out.")]
                string? path = null,
                [Description("Whether roles that nothing needs are listed too.")] bool excess = false,
                CancellationToken cancel = default) => await CheckAsync(path, excess, console, usesMSBuild, cancel)),
    ];

    private static async Task<string> CheckAsync(
        string? path, bool excess, ToolConsole console, bool usesMSBuild, CancellationToken cancel)
    {
        var report = await ReportAsync(path, console, usesMSBuild, cancel);
        var file = Path.Combine(LoadTarget.Find(path, console.Directory).Root, AccessLock.FileName);
        var locked = File.Exists(file) ? AccessLock.Read(await File.ReadAllTextAsync(file, cancel), AccessLock.FileName) : null;
        var lines = AccessCheck.More(report, locked).Concat(excess ? AccessCheck.Excess(report, locked) : []).ToArray();
        return lines.Length > 0 ? string.Join('\n', lines) : "The code needs no more than the lock and the declared roles allow.";
    }

    private static Task<AccessReport> ReportAsync(
        string? path, ToolConsole console, bool usesMSBuild, CancellationToken cancel)
    {
        var full = Path.GetFullPath(path ?? ".", console.Directory);
        var relative = Path.GetRelativePath(console.Directory, full);
        if (relative == ".." || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || Path.IsPathRooted(relative))
            throw new ToolException($"'{path}' is not below the folder that the server was started in.");

        return Derived.ReportAsync(path, usesMSBuild, console, cancel);
    }
}
