using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;

namespace Foundry.Access.Tool.Lock;

/// <summary>
/// The file <c>foundry.access.lock.json</c>: what the programs of a repository need, to be committed. A pull request that changes
/// what the code needs changes this file, one line for each operation.
/// </summary>
internal sealed record AccessLock(SortedDictionary<string, LockedProgram> Programs)
{
    public const string FileName = "foundry.access.lock.json";

    private const int Version = 1;
    private const string Unfollowed = "unfollowed";

    private static readonly JsonSerializerOptions OneLine = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static AccessLock Of(AccessReport report)
    {
        var programs = new SortedDictionary<string, LockedProgram>(StringComparer.Ordinal);
        foreach (var program in report.Programs)
        {
            var locked = LockedProgram.Of(program);
            if (locked.Needs.Count > 0 || locked.Unfollowed > 0)
                programs.Add(program.Path, locked);
        }

        return new(programs);
    }

    /// <summary>
    /// The text of the file. Each program ends with the same property, so an operation more is a line more, and no comma changes
    /// elsewhere.
    /// </summary>
    public string Write()
    {
        var text = new StringBuilder($"{{\n  \"version\": {Version},\n  \"programs\": {{");
        var separator = "\n";
        foreach (var (path, program) in Programs)
        {
            text.Append($"{separator}    {Json(path)}: {{\n");
            foreach (var (key, needs) in program.Needs)
                text.Append($"      {Json(key)}: {Json(needs)},\n");
            text.Append($"      \"{Unfollowed}\": {program.Unfollowed}\n    }}");
            separator = ",\n";
        }

        return text.Append(Programs.Count == 0 ? "}\n}\n" : "\n  }\n}\n").ToString();
    }

    /// <exception cref="ToolException">The text is not a lock of this version.</exception>
    public static AccessLock Read(string text, string shownPath)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() is var version && version != Version)
                throw new ToolException($"'{shownPath}' has the version {version}. This tool reads version {Version}.");

            var programs = new SortedDictionary<string, LockedProgram>(StringComparer.Ordinal);
            foreach (var program in root.GetProperty("programs").EnumerateObject())
                programs.Add(program.Name, ReadProgram(program.Value));
            return new(programs);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException
            or ArgumentException or FormatException)
        {
            throw new ToolException($"'{shownPath}' is not a lock of foundry-access. Write it again with 'foundry-access lock'.");
        }
    }

    private static LockedProgram ReadProgram(JsonElement program)
    {
        var needs = new SortedDictionary<string, IReadOnlyList<LockedNeed>>(StringComparer.Ordinal);
        foreach (var entry in program.EnumerateObject())
        {
            if (entry.Name != Unfollowed)
                needs.Add(entry.Name, [.. entry.Value.EnumerateArray().Select(ReadNeed)]);
        }

        return new(needs, program.GetProperty(Unfollowed).GetInt32());
    }

    private static LockedNeed ReadNeed(JsonElement need) => new(
        [.. need.GetProperty("anyOf").EnumerateArray().Select(static action => action.GetString()!)],
        need.GetProperty("scope").GetString()!);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, OneLine);
}
