using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Framework;

/// <summary>The proof of a report, and the properties and places that go with it.</summary>
internal sealed class Evidence
{
    /// <summary>C# alone proves the problem, and it occurs whenever the code runs.</summary>
    public static readonly Evidence InCode = new();

    /// <summary>The problem depends on something that the code does not show.</summary>
    public static readonly Evidence Uncertain = new(isCertain: false);

    private readonly Location[] _settings;
    private readonly IEnumerable<Location> _related;

    /// <param name="isCertain">Whether the code fails whenever it runs, if the values are right.</param>
    /// <param name="settings">The places in settings files that are part of the proof; null for a value in C#.</param>
    /// <param name="properties">Facts for fixes and logs. They never hold a secret.</param>
    /// <param name="related">Other places of the report. They do not make it less certain.</param>
    /// <param name="isAdvice">Whether the problem may be that of another program.</param>
    public Evidence(
        bool isCertain = true,
        IEnumerable<Location?>? settings = null,
        ImmutableDictionary<string, string?>? properties = null,
        IEnumerable<Location>? related = null,
        bool isAdvice = false)
    {
        (IsCertain, IsAdvice) = (isCertain, isAdvice);
        Properties = properties;
        _settings = settings is null ? System.Array.Empty<Location>() : settings.OfType<Location>().ToArray();
        _related = related ?? Enumerable.Empty<Location>();
    }

    public bool IsCertain { get; }

    /// <summary>
    /// Whether the problem may be that of another program: nothing ties the declarations to this one, or it is a library, whose
    /// callers decide. Whatever the level of the rule, this is advice.
    /// </summary>
    public bool IsAdvice { get; }

    /// <summary>Whether a settings file is part of the proof.</summary>
    public bool IsInSettings => _settings.Length > 0;

    public ImmutableDictionary<string, string?>? Properties { get; }

    /// <summary>The other places of the report, those in settings files first.</summary>
    public IEnumerable<Location> Places => _settings.Concat(_related);
}
