namespace Foundry.Access.Tool.App;

/// <summary>Writes a result: to the console, or to a file that is complete or untouched.</summary>
internal static class OutputFile
{
    public static async Task WriteAsync(string text, string? path, ToolConsole console, CancellationToken cancel)
    {
        if (path is null)
        {
            await console.Out.WriteAsync(text.AsMemory(), cancel);
            return;
        }

        var file = Path.GetFullPath(path, console.Directory);
        if (Directory.Exists(file))
            throw new ToolException($"'{path}' is a folder. Name a file.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new ToolException($"The folder of '{path}' does not exist.");

        // Beside the file, because a move between disks is a copy.
        var part = $"{file}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await File.WriteAllTextAsync(part, text, cancel);
            File.Move(part, file, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
