using System.Reflection;
using Foundry.Analyzers.CodeFixes.Framework;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Foundry.Analyzers.Generator;

/// <summary>A rule, read from the descriptor and attributes in its code.</summary>
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

    /// <summary>The severity in the spelling of .editorconfig.</summary>
    public string Severity => SeverityName(Descriptor.DefaultSeverity);

    public static string SeverityName(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };

    /// <summary>All rules, ordered by id.</summary>
    public static IReadOnlyList<RuleInfo> ReadAll()
    {
        var fixable = FixProviders().SelectMany(fix => fix.FixableDiagnosticIds).ToHashSet();
        return AllRules.Make()
            .Select(rule => new RuleInfo(
                rule.SupportedDiagnostic,
                fixable.Contains(rule.SupportedDiagnostic.Id),
                rule.GetType().GetCustomAttribute<NoFixAttribute>()?.Reason))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToArray();
    }

    private static IEnumerable<CodeFixProvider> FixProviders() => typeof(FoundryCodeFix).Assembly.GetTypes()
        .Where(type => typeof(CodeFixProvider).IsAssignableFrom(type) && !type.IsAbstract)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);
}
