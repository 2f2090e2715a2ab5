using System.Text.RegularExpressions;
using Foundry.Analyzers.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Rules;

/// <summary>The modes of FoundryAnalysisMode differ only in strictness.</summary>
public class PresetTests
{
    private static readonly string[] Severities = ["none", "silent", "suggestion", "warning", "error"];

    private static readonly Dictionary<string, string> Default = typeof(FoundryAnalyzer).Assembly.GetTypes()
        .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
        .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
        .ToDictionary(rule => rule.Id, rule => rule.DefaultSeverity switch
        {
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Info => "suggestion",
            _ => "silent",
        });

    private static Dictionary<string, string> In(string mode)
    {
        var preset =
            File.ReadAllText(Repository.PathOf($"src/Foundry.Analyzers.Package/buildTransitive/presets/{mode}.globalconfig"));
        var severities = new Dictionary<string, string>(Default);
        foreach (var entry in Regex.Matches(preset, @"dotnet_diagnostic\.(\w+)\.severity = (\w+)").Cast<Match>())
        {
            Assert.True(severities.ContainsKey(entry.Groups[1].Value));
            severities[entry.Groups[1].Value] = entry.Groups[2].Value;
        }

        return severities;
    }

    [Fact]
    public void Each_mode_is_at_least_as_strict_as_the_one_before()
    {
        Dictionary<string, string>[] modes = [In("None"), Default, In("Recommended"), In("Strict")];
        for (var mode = 1; mode < modes.Length; mode++)
        {
            Assert.All(Default.Keys, id =>
                Assert.True(Array.IndexOf(Severities, modes[mode - 1][id]) <= Array.IndexOf(Severities, modes[mode][id]), id));
        }
    }

    [Fact]
    public void Mode_none_reports_nothing_and_strict_hides_nothing()
    {
        Assert.All(In("None").Values, severity => Assert.Equal("none", severity));
        Assert.All(In("Strict").Values, severity => Assert.Contains(severity, new[] { "suggestion", "warning" }));
    }
}
