using System.Text.RegularExpressions;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules;

namespace Foundry.Analyzers.Tests.Rules;

/// <summary>A preset makes builds run rules, or switches them off. The rules read the mode themselves.</summary>
public class PresetTests
{
    private static Dictionary<string, string> In(string mode)
    {
        var preset =
            File.ReadAllText(Repository.PathOf($"src/Foundry.Analyzers.Package/buildTransitive/presets/{mode}.globalconfig"));
        return Regex.Matches(preset, @"(?m)^(dotnet_.*) = (\w+)$").ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value);
    }

    [Fact]
    public void Mode_none_switches_every_rule_off() => Assert.Equal(
        AllRules.Make().Select(static rule => $"dotnet_diagnostic.{rule.SupportedDiagnostic.Id}.severity none").Order(),
        In("None").Select(static line => $"{line.Key} {line.Value}").Order());

    /// <summary>A line for a rule or a category would override the user's own line for the category, or for all analyzers.</summary>
    [Fact]
    public void The_other_modes_name_no_rule_and_no_category()
    {
        Assert.Equal(new() { ["dotnet_diagnostic.FDRYLikely.severity"] = "warning" }, In("Recommended"));
        Assert.Equal(
            new()
            {
                ["dotnet_diagnostic.FDRYLikely.severity"] = "warning",
                ["dotnet_diagnostic.FDRYAdvice.severity"] = "suggestion",
            },
            In("Strict"));
        Assert.Equal("FDRYLikely", Assert.Single(new LikelyRules().SupportedDiagnostics.Except(Descriptors(RuleLevel.Likely))).Id);
        Assert.Equal("FDRYAdvice", Assert.Single(new AdviceRules().SupportedDiagnostics.Except(Descriptors(RuleLevel.Advice))).Id);
    }

    private static IEnumerable<Microsoft.CodeAnalysis.DiagnosticDescriptor> Descriptors(RuleLevel level) =>
        AllRules.Of(level).Select(static rule => rule.SupportedDiagnostic);
}
