using System;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Framework;

/// <summary>The areas of the rules. The first digit of an id is the area, a folder is named after it, and so is the category.</summary>
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

/// <summary>The only way to make a descriptor: one severity policy, one help address, one form.</summary>
internal static class Rule
{
    /// <summary>Makes the descriptor of a rule.</summary>
    /// <param name="id"><c>FDRY</c> and four digits; the first digit is the area.</param>
    /// <param name="title">What is wrong, as a short statement.</param>
    /// <param name="messageFormat">What is wrong, why, and what to do: one or two sentences to the person at the keyboard.</param>
    /// <param name="category">A constant of <see cref="RuleArea"/>.</param>
    /// <param name="level">How sure the rule is.</param>
    /// <param name="description">Why the code fails; shown by editors beside the title and written into logs.</param>
    public static DiagnosticDescriptor Create(string id, string title, string messageFormat, string category, RuleLevel level, string description) =>
#pragma warning disable RS0030 // this is the one place that may
        new(id, title, messageFormat, category, Severity(level), isEnabledByDefault: true, description, HelpLink(id), Tags(category));
#pragma warning restore RS0030

    /// <summary>What dashboards filter by: the compiler writes the tags into its log.</summary>
    private static string[] Tags(string category) => new[] { "azure", "foundry", category.Substring(category.IndexOf('.') + 1).ToLowerInvariant() };

    /// <summary>The page that explains a rule.</summary>
    public static string HelpLink(string id) => Repository.Url + "/blob/main/docs/rules/" + id + ".md";

    internal static DiagnosticSeverity Severity(RuleLevel level) => level switch
    {
        RuleLevel.Certain => DiagnosticSeverity.Warning,
        RuleLevel.Likely => DiagnosticSeverity.Info,
        RuleLevel.Advice => DiagnosticSeverity.Hidden,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}
