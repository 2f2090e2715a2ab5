using System;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Framework;

/// <summary>The categories of the rules, one per area. Each area has a folder and a first digit of its ids.</summary>
internal static class RuleArea
{
    public const string Endpoints = "Foundry.Endpoints";
    public const string Credentials = "Foundry.Credentials";
    public const string Scopes = "Foundry.Scopes";
    public const string Access = "Foundry.Access";
    public const string Failures = "Foundry.Failures";
    public const string LifeCycle = "Foundry.LifeCycle";
    public const string Disclosure = "Foundry.Disclosure";
}

/// <summary>Makes all descriptors, so that they share one severity policy and one form of help link.</summary>
internal static class Rule
{
    /// <param name="id"><c>FDRY</c> and four digits; the first digit is the area.</param>
    /// <param name="title">The problem, as a short statement.</param>
    /// <param name="messageFormat">The problem, its reason and the remedy, in short sentences.</param>
    /// <param name="category">A constant of <see cref="RuleArea"/>.</param>
    /// <param name="level">How certain the rule is.</param>
    /// <param name="description">Why the code fails. Editors show it beside the title, and logs contain it.</param>
    public static DiagnosticDescriptor Create(
        string id, string title, string messageFormat, string category, RuleLevel level, string description) =>
#pragma warning disable RS0030 // The only place that may create a descriptor.
        new(
            id,
            title,
            messageFormat,
            category,
            Severity(level),
            isEnabledByDefault: true,
            description,
            HelpLink(id),
            Tags(category));
#pragma warning restore RS0030

    /// <summary>
    /// Makes a diagnostic that is never reported. A build skips an analyzer whose diagnostics it does not show, so a preset that
    /// raises this id makes the rules of a level run. It leaves the ids and categories of the rules to the user.
    /// </summary>
    public static DiagnosticDescriptor CreateSwitch(RuleLevel level) =>
#pragma warning disable RS0030 // As above.
        new(
            "FDRY" + level,
            level + " rules run",
            "Never reported",
            "Foundry.Modes",
            Severity(level),
            isEnabledByDefault: true,
            "The presets of FoundryAnalysisMode raise the severity of this id, so that builds run the rules of this level.");
#pragma warning restore RS0030

    /// <summary>The address of the rule's page.</summary>
    public static string HelpLink(string id) => Repository.Docs + "/docs/rules/" + id + ".md";

    internal static DiagnosticSeverity Severity(RuleLevel level) => level switch
    {
        RuleLevel.Certain => DiagnosticSeverity.Warning,
        RuleLevel.Likely => DiagnosticSeverity.Info,
        RuleLevel.Advice => DiagnosticSeverity.Hidden,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    /// <summary>The compiler writes the tags into its log, and dashboards filter by them.</summary>
    private static string[] Tags(string category)
    {
        var area = category.Substring(category.IndexOf('.') + 1).ToLowerInvariant();
        return new[] { "azure", "foundry", area };
    }
}
