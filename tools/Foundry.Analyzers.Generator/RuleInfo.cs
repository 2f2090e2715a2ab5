using System.Reflection;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.Generator;

/// <summary>A rule as its own code declares it.</summary>
internal sealed record RuleInfo(DiagnosticDescriptor Descriptor, bool HasFix, string? WhyNoFix)
{
    public string Id => Descriptor.Id;

    public string Title => Descriptor.Title.ToString();

    public RuleLevel Level => Descriptor.DefaultSeverity switch
    {
        DiagnosticSeverity.Warning => RuleLevel.Certain,
        DiagnosticSeverity.Info => RuleLevel.Likely,
        DiagnosticSeverity.Hidden => RuleLevel.Advice,
        var other => throw new InvalidOperationException($"{Id}: no level has the severity {other}."),
    };

    /// <summary>The severity by the name an .editorconfig gives it.</summary>
    public string Severity => SeverityName(Descriptor.DefaultSeverity);

    public static string SeverityName(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };

    /// <summary>All rules by id.</summary>
    public static IReadOnlyList<RuleInfo> ReadAll()
    {
        var @fixed = Make<CodeFixProvider>(typeof(FoundryCodeFix).Assembly).SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet();
        return AllRules.Make()
            .Select(rule => new RuleInfo(rule.SupportedDiagnostic, @fixed.Contains(rule.SupportedDiagnostic.Id), rule.GetType().GetCustomAttribute<NoFixAttribute>()?.Reason))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToArray();
    }

    private static IEnumerable<T> Make<T>(Assembly assembly) => assembly.GetTypes()
        .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (T)Activator.CreateInstance(type)!);
}
