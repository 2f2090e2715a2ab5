using System.CommandLine;

namespace Foundry.Access.Tool.Commands;

/// <summary>The option that names the file to write.</summary>
internal static class OutputOption
{
    public static Option<string?> Create() => new("--output", "-o")
    {
        Description = "The file to write. It is written whole or not at all.",
        HelpName = "file",
    };
}
