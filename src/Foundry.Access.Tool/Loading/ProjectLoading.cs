using Foundry.Access.Tool.App;
using Spectre.Console;

namespace Foundry.Access.Tool.Loading;

/// <summary>Runs the long part of a command and shows a person what it works on.</summary>
internal static class ProjectLoading
{
    public static Task<LoadedProjects> LoadAsync(string? path, ToolConsole console, CancellationToken cancel)
    {
        var target = LoadTarget.Find(path, console.Directory);
        return WithProgressAsync(
            console, "Loading", progress => MSBuildLoader.LoadAsync(target, progress, cancel));
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
