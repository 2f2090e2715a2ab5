using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>An MSBuild property that the package reads; docs/configuration.md lists them from here.</summary>
internal sealed class BuildProperty(string name, bool isVisible = true)
{
    private readonly string _key = "build_property." + name;

    public string Name { get; } = name;

    /// <summary>Whether the compiler hands it to the rules; the others are for the build assets of the package alone.</summary>
    public bool IsVisible { get; } = isVisible;

    /// <summary>Whether a user sets it for this package; the others belong to the SDKs.</summary>
    public bool IsOwn => Name.StartsWith("Foundry", StringComparison.Ordinal);

    /// <summary>Whether the compiler has handed it over, with a value or without.</summary>
    public bool IsGiven(AnalyzerConfigOptions options) => options.TryGetValue(_key, out _);

    /// <summary>Its value; an empty text where there is none.</summary>
    public string Read(AnalyzerConfigOptions options) => options.TryGetValue(_key, out var value) ? value.Trim() : "";

    public bool IsTrue(AnalyzerConfigOptions options) => Read(options).Equals("true", StringComparison.OrdinalIgnoreCase);

    public bool IsFalse(AnalyzerConfigOptions options) => Read(options).Equals("false", StringComparison.OrdinalIgnoreCase);
}
