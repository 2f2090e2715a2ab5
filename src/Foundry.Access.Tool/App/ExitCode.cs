namespace Foundry.Access.Tool.App;

/// <summary>The exit codes of the tool. They are part of its contract: builds depend on them.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A check found a difference.</summary>
    public const int Difference = 1;

    /// <summary>The input cannot be used. Nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl+C, as shells number it.</summary>
    public const int Cancelled = 130;
}
