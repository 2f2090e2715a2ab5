using System.Text;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Generator;

/// <summary>
/// Writes the global configs that the MSBuild property FoundryAnalysisMode selects. Each lists only the ids that differ from
/// the default, because an entry for an id overrides the user's own severity for the category.
/// </summary>
internal static class Presets
{
    public static void Write(Output output, IReadOnlyList<RuleInfo> rules)
    {
        Write(output, rules, "None", "switches every rule off", _ => "none");
        Write(output, rules, "Recommended", "raises every rule that depends on where or how long the code runs to a warning",
            rule => rule.Level == RuleLevel.Likely ? RuleInfo.SeverityName(DiagnosticSeverity.Warning) : rule.Severity);
        Write(output, rules, "Strict", "as Recommended, and shows the advice too",
            rule => RuleInfo.SeverityName(rule.Level == RuleLevel.Advice ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning));
    }

    private static void Write(
        Output output, IReadOnlyList<RuleInfo> rules, string name, string description, Func<RuleInfo, string> severity)
    {
        var text = new StringBuilder();
        text.Append($"# FoundryAnalysisMode={name}: {description}. Your own .editorconfig wins.\n");
        text.Append("is_global = true\nglobal_level = -1\n");
        foreach (var rule in rules.Where(rule => severity(rule) != rule.Severity))
            text.Append($"\n# {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity(rule)}\n");
        output.Write($"src/Foundry.Analyzers.Package/buildTransitive/presets/{name}.globalconfig", text.ToString());
    }
}
