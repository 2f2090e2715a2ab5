using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Loading;

namespace Foundry.Access.Tool.Commands;

/// <summary>Loads what the user names and derives what it needs, with progress.</summary>
internal static class Derived
{
    public static async Task<AccessReport> ReportAsync(
        string? path, bool usesMSBuild, ToolConsole console, CancellationToken cancel)
    {
        var projects = await ProjectLoading.LoadAsync(path, usesMSBuild, console, cancel);
        return await ProjectLoading.WithProgressAsync(
            console, "Reading", progress => AccessDeriver.DeriveAsync(projects, progress, cancel));
    }
}
