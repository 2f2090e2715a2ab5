using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Build;

/// <summary>An MSBuild property that the package reads. The generator lists them in docs/configuration.md.</summary>
internal sealed class BuildProperty(string name, bool isVisible = true)
{
    private readonly string _key = "build_property." + name;

    public string Name { get; } = name;

    /// <summary>Whether the compiler passes it to the rules. Only the package's build assets use the others.</summary>
    public bool IsVisible { get; } = isVisible;

    /// <summary>Whether it belongs to this package. The others belong to the SDKs.</summary>
    public bool IsOwn => Name.StartsWith("Foundry", StringComparison.Ordinal);

    /// <summary>Whether the compiler passes it, with or without a value.</summary>
    public bool IsGiven(AnalyzerConfigOptions options) => options.TryGetValue(_key, out _);

    /// <summary>The value, or an empty text.</summary>
    public string Read(AnalyzerConfigOptions options) => options.TryGetValue(_key, out var value) ? value.Trim() : "";

    public bool IsTrue(AnalyzerConfigOptions options) => Read(options).Equals("true", StringComparison.OrdinalIgnoreCase);

    public bool IsFalse(AnalyzerConfigOptions options) => Read(options).Equals("false", StringComparison.OrdinalIgnoreCase);
}
