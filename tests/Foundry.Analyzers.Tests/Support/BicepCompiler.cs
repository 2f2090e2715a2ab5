using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace Foundry.Analyzers.Tests;

/// <summary>A test that runs the Bicep compiler. Skipped unless FOUNDRY_BICEP is set when the tests are built and run.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BicepFactAttribute : FactAttribute
{
    public BicepFactAttribute()
    {
        if (!BicepCompiler.IsAvailable)
            Skip = "Set FOUNDRY_BICEP=1 to compare with the Bicep compiler (Linux only, downloads 115 MB).";
    }
}

/// <summary>The Bicep compiler, as a package brings it.</summary>
internal static class BicepCompiler
{
    private static readonly string? s_package = typeof(BicepCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static attribute => attribute.Key == "Bicep compiler")?.Value;

    public static bool IsAvailable { get; } = OperatingSystem.IsLinux()
        && s_package is not null
        && Environment.GetEnvironmentVariable("FOUNDRY_BICEP") is { Length: > 0 };

    /// <summary>The resources that a parameter file deploys; null if the compiler refuses it.</summary>
    /// <param name="parameterFile">The parameter file.</param>
    /// <param name="errors">What the compiler says.</param>
    public static List<JsonElement>? Snapshot(string parameterFile, out string errors)
    {
        var start = new ProcessStartInfo(s_package!)
        {
            ArgumentList = { "snapshot", parameterFile, "--mode", "overwrite", "--resource-group", "rg" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = Path.GetTempPath();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(s_package!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var process = Process.Start(start)!;
        var standardError = process.StandardError.ReadToEndAsync();
        errors = process.StandardOutput.ReadToEnd() + standardError.Result;
        process.WaitForExit();
        var snapshot = Path.ChangeExtension(parameterFile, ".snapshot.json");
        return process.ExitCode == 0 && File.Exists(snapshot)
            ? [.. JsonDocument.Parse(File.ReadAllText(snapshot)).RootElement.GetProperty("predictedResources").EnumerateArray()]
            : null;
    }
}
