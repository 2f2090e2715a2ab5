using System.Text.Encodings.Web;
using System.Text.Json;

namespace Foundry.Access.Tool.Output;

/// <summary>Writes JSON that is the same on every machine.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        WriteIndented = true,
    };

    public static string Of(object value) => JsonSerializer.Serialize(value, Options) + "\n";
}
