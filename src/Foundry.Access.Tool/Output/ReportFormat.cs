using Foundry.Access.Tool.App;
using Foundry.Access.Tool.Derivation;

namespace Foundry.Access.Tool.Output;

/// <summary>The forms of a report.</summary>
internal static class ReportFormat
{
    public const string Table = "table";
    public const string Json = "json";
    public const string Markdown = "markdown";
    public const string Sarif = "sarif";

    public static readonly string[] All = [Table, Json, Markdown, Sarif];

    public static string Write(AccessReport report, string format, ToolConsole console) => format switch
    {
        Json => JsonReport.Write(report),
        Markdown => MarkdownReport.Write(report),
        Sarif => SarifReport.Write(report),
        _ => TableReport.Write(report, console),
    };
}
