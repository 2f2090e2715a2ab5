using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Tests.Build;

public class AnalysisModeTests
{
    private static readonly DiagnosticSeverity[] Reported =
        [DiagnosticSeverity.Hidden, DiagnosticSeverity.Info, DiagnosticSeverity.Warning];

    [Fact]
    public void The_default_mode_reports_as_the_rule_does() =>
        Assert.Equal(Reported, Reported.Select(severity => AnalysisMode.Default.Raise(severity)));

    [Fact]
    public void Recommended_makes_infos_warnings_and_leaves_advice_hidden() => Assert.Equal(
        [DiagnosticSeverity.Hidden, DiagnosticSeverity.Warning, DiagnosticSeverity.Warning],
        Reported.Select(severity => AnalysisMode.Recommended.Raise(severity)));

    [Fact]
    public void Strict_shows_advice_too() => Assert.Equal(
        [DiagnosticSeverity.Info, DiagnosticSeverity.Warning, DiagnosticSeverity.Warning],
        Reported.Select(severity => AnalysisMode.Strict.Raise(severity)));
}
