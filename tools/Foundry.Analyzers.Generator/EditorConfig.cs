using System.Text;

namespace Foundry.Analyzers.Generator;

/// <summary>Writes an .editorconfig with a line for every rule, for users to copy from.</summary>
internal static class EditorConfig
{
    public static void Write(Output output, IReadOnlyList<RuleInfo> rules)
    {
        var text = new StringBuilder(
            "# Every rule of Foundry.Analyzers with its default severity. Copy the lines that you change.\n[*.cs]\n");
        foreach (var area in rules.GroupBy(rule => rule.Descriptor.Category))
        {
            text.Append($"\n# {area.Key}\n");
            foreach (var rule in area)
                text.Append($"dotnet_diagnostic.{rule.Id}.severity = {rule.Severity} # {rule.Title}\n");
        }

        output.Write("docs/foundry.editorconfig", text.ToString());
    }
}
