using System.CommandLine;

namespace Foundry.Access.Tool.Commands;

/// <summary>The option that reads projects without running anything of them.</summary>
internal static class NoMSBuildOption
{
    public static Option<bool> Create() => new("--no-msbuild")
    {
        Description = "Reads sources and restored packages, and runs no target and no source generator of the project.",
    };
}
