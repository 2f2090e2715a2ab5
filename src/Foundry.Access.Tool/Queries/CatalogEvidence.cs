using System.Text.Json;

namespace Foundry.Access.Tool.Queries;

/// <summary>
/// Where the facts of the catalogue come from. The rules need no sources at run time, so the tool reads them from the data files
/// of the catalogue, which it holds as resources.
/// </summary>
internal static class CatalogEvidence
{
    private static readonly Lazy<JsonElement> Operations = new(() => Read("operations.json"));
    private static readonly Lazy<JsonElement> RoleData = new(() => Read("roles.json"));

    /// <summary>The documents that prove a service operation, with their dates.</summary>
    public static IReadOnlyList<string> OfOperation(string id)
    {
        var sources = Operations.Value.GetProperty("sources");
        return Entry(id) is { } operation && operation.TryGetProperty("evidence", out var evidence)
            ? [.. evidence.EnumerateArray().Select(name => Source(sources, name.GetString()!))]
            : [];
    }

    /// <summary>What is not certain about a service operation, or null.</summary>
    public static string? NoteOn(string id) =>
        Entry(id) is { } operation && operation.TryGetProperty("note", out var note) ? note.GetString() : null;

    /// <summary>The day of the role definitions.</summary>
    public static string RolesAsOf => RoleData.Value.GetProperty("asOf").GetString()!;

    private static JsonElement? Entry(string id)
    {
        foreach (var operation in Operations.Value.GetProperty("operations").EnumerateArray())
        {
            if (operation.GetProperty("id").GetString() == id)
                return operation;
        }

        return null;
    }

    private static string Source(JsonElement sources, string name)
    {
        if (!sources.TryGetProperty(name, out var source))
            return name;

        var isDated = source.TryGetProperty("date", out var dated) || source.TryGetProperty("read", out dated);
        var date = isDated ? dated.GetString() : null;
        var document = source.GetProperty("document").GetString()!;
        return date is null ? document : $"{document} ({date})";
    }

    private static JsonElement Read(string name)
    {
        using var stream = typeof(CatalogEvidence).Assembly.GetManifestResourceStream(name)!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
