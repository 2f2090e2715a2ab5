using System.Text.Encodings.Web;
using System.Text.Json;

namespace Foundry.Access.Tool.Queries;

/// <summary>The answers of queries as JSON.</summary>
internal static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Of<TAnswer>(TAnswer answer) => JsonSerializer.Serialize(answer, Options) + "\n";
}
