using System.Text;

namespace Foundry.Analyzers.Generator;

/// <summary>Reads and writes the files of the repository, and counts those that change.</summary>
internal sealed class Output(string root)
{
    public int Changed { get; private set; }

    /// <summary>The root of the repository that contains a folder.</summary>
    /// <exception cref="InvalidOperationException">The folder is not inside the repository.</exception>
    public static string FindRepository(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Foundry.Analyzers.sln")))
                return directory.FullName;
        }

        throw new InvalidOperationException($"No Foundry.Analyzers.sln above {folder}; run the generator inside the repository.");
    }

    public string? Read(string path) => File.Exists(Full(path)) ? File.ReadAllText(Full(path)).ReplaceLineEndings("\n") : null;

    public void Write(string path, string text)
    {
        if (Read(path) == text)
            return;

        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Changed++;
        Console.WriteLine($"changed: {path}");
    }

    /// <summary>Replaces the text between <c>&lt;!-- generated: name --&gt;</c> and the closing comment.</summary>
    /// <exception cref="InvalidOperationException">The comments are missing.</exception>
    public static string WithBlock(string text, string name, string content)
    {
        var (open, close) = ($"<!-- generated: {name} -->\n", "<!-- /generated -->");
        var start = text.IndexOf(open, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(close, start, StringComparison.Ordinal);
        if (end < 0)
            throw new InvalidOperationException($"The comments '<!-- generated: {name} -->' and '{close}' are missing.");

        return text[..(start + open.Length)] + content + text[end..];
    }

    private string Full(string path) => Path.Combine(root, path);
}
