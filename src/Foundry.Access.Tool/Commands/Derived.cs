using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Loading;

namespace Foundry.Access.Tool.Commands;

/// <summary>Loads what the user names and derives what it needs, with progress.</summary>
internal static class Derived
{
    public static async Task<AccessReport> ReportAsync(string? path, ToolConsole console, CancellationToken cancel)
    {
        var projects = await ProjectLoading.LoadAsync(path, console, cancel);
        return await ProjectLoading.WithProgressAsync(
            console, "Reading", progress => AccessDeriver.DeriveAsync(projects, progress, cancel));
    }
}
