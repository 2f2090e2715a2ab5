using System.CommandLine;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Loading;
using Foundry.Access.Tool.Lock;

namespace Foundry.Access.Tool.Commands;

/// <summary>The option that names the lock.</summary>
internal static class LockOption
{
    public static Option<string?> Create() => new("--lock")
    {
        Description = $"The lock file. {AccessLock.FileName} beside the solution or project if it is left out.",
    };

    public static string PathOf(string? file, LoadTarget target, ToolConsole console) => file is null
        ? Path.Combine(target.Root, AccessLock.FileName)
        : Path.GetFullPath(file, console.Directory);
}
