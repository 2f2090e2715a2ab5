using Foundry.Access.Tool.App;
using Spectre.Console;

namespace Foundry.Access.Tool.Loading;

/// <summary>Runs the long part of a command and shows a person what it works on.</summary>
internal static class ProjectLoading
{
    /// <param name="path">What the user names.</param>
    /// <param name="usesMSBuild">Whether projects are loaded as a build loads them, which runs their targets.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="cancel">Ends the loading.</param>
    public static Task<LoadedProjects> LoadAsync(
        string? path, bool usesMSBuild, ToolConsole console, CancellationToken cancel)
    {
        var target = LoadTarget.Find(path, console.Directory);
        return WithProgressAsync(console, "Loading", progress => usesMSBuild
            ? MSBuildLoader.LoadAsync(target, progress, cancel)
            : FolderLoader.LoadAsync(target, progress, cancel));
    }

    /// <summary>Why a project is not read; null if it is.</summary>
    public static string? ReasonToSkip(string path)
    {
        if (!File.Exists(path))
            return "The file does not exist.";
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csproj" => null,
            ".fsproj" => "F# projects are not read.",
            ".vbproj" => "Visual Basic projects are not read.",
            _ => "Only C# projects are read.",
        };
    }

    /// <summary>Shows the project that is worked on, if a person watches.</summary>
    public static Task<T> WithProgressAsync<T>(ToolConsole console, string verb, Func<IProgress<string>, Task<T>> work)
    {
        if (!console.IsErrorTerminal)
            return work(new Silent());

        return console.Progress().Status().StartAsync(verb, status => work(new Shown(verb, status)));
    }

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }

    private sealed class Shown(string verb, StatusContext status) : IProgress<string>
    {
        public void Report(string value) => status.Status(Markup.Escape($"{verb} {value}"));
    }
}
