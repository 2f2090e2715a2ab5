using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>
/// The strictness that a project chooses. A preset alone implements the mode None, so that a user can switch a rule on again.
/// </summary>
internal enum AnalysisMode
{
    Default,

    /// <summary>Infos are warnings.</summary>
    Recommended,

    /// <summary>As <see cref="Recommended"/>, and advice is an info.</summary>
    Strict,
}

/// <summary>Reads the mode, and applies it to what is reported.</summary>
/// <remarks>
/// A severity in a preset would override the user's line for the category, and would raise the advice of a rule as far as its
/// warnings. A severity that is reported does neither, and also reaches files that are not C#.
/// </remarks>
internal static class AnalysisModes
{
    /// <summary>The mode of a project. Any other text counts as the default; the build assets warn of it.</summary>
    public static AnalysisMode Of(AnalyzerConfigOptions properties)
    {
        var name = BuildProperties.AnalysisMode.Read(properties);
        for (var mode = AnalysisMode.Recommended; mode <= AnalysisMode.Strict; mode++)
        {
            if (name.Equals(mode.ToString(), StringComparison.OrdinalIgnoreCase))
                return mode;
        }

        return AnalysisMode.Default;
    }

    /// <summary>The severity of a report in a mode.</summary>
    public static DiagnosticSeverity Raise(this AnalysisMode mode, DiagnosticSeverity severity) => (mode, severity) switch
    {
        (AnalysisMode.Recommended or AnalysisMode.Strict, DiagnosticSeverity.Info) => DiagnosticSeverity.Warning,
        (AnalysisMode.Strict, DiagnosticSeverity.Hidden) => DiagnosticSeverity.Info,
        _ => severity,
    };
}
