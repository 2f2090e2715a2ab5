using System.CommandLine;

namespace Foundry.Access.Tool.Commands;

/// <summary>The argument that names what a command reads.</summary>
internal static class TargetArgument
{
    public static Argument<string?> Create() => new("path")
    {
        Description = "A solution, a project, or a folder that holds them. The current folder if it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };
}
