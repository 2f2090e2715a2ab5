using System.Diagnostics;

namespace Foundry.Access.Tool.Tests;

/// <summary>Restores projects on disk, as a person does before a report.</summary>
internal static class Restoring
{
    public static void Of(string path)
    {
        var start = new ProcessStartInfo("dotnet", ["restore", path, "-nologo", "-v", "q"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }
}
