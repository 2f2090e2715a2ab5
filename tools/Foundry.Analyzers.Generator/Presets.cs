using System.Text;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Generator;

/// <summary>
/// Writes the global configs that the MSBuild property FoundryAnalysisMode selects. The rules raise their severities themselves,
/// because a line for an id overrides the user's own severity for the category. So a preset only makes builds run the rules.
/// </summary>
internal static class Presets
{
    private static readonly (DiagnosticDescriptor Switch, string Severity) Likely = (LikelyRules.Run, "warning");
    private static readonly (DiagnosticDescriptor Switch, string Severity) Advice = (AdviceRules.Run, "suggestion");

    public static void Write(Output output, IReadOnlyList<RuleInfo> rules)
    {
        Write(output, "None", "switches every rule off", rules.Select(rule => (rule.Descriptor, "none")));
        Write(output, "Recommended", "every info is a warning. The rules read the mode; this makes builds run them", [Likely]);
        Write(output, "Strict", "as Recommended, and shows the advice too", [Likely, Advice]);
    }

    private static void Write(
        Output output, string name, string description, IEnumerable<(DiagnosticDescriptor Descriptor, string Severity)> lines)
    {
        var text = new StringBuilder();
        text.Append($"# FoundryAnalysisMode={name}: {description}. Your own severities win.\n");
        text.Append("is_global = true\nglobal_level = -1\n");
        foreach (var (descriptor, severity) in lines)
            text.Append($"\n# {descriptor.Title}\ndotnet_diagnostic.{descriptor.Id}.severity = {severity}\n");
        output.Write($"src/Foundry.Analyzers.Package/buildTransitive/presets/{name}.globalconfig", text.ToString());
    }
}
