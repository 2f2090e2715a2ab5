using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Files;

/// <summary>What the settings files of a project say, together.</summary>
/// <remarks>
/// Which of the files counts, and what else overrides it, is decided where the program runs. So a key has a value here only while
/// no two files contradict each other.
/// </remarks>
internal sealed class Configuration
{
    private readonly Dictionary<string, List<FileSetting>> _settings = new(StringComparer.OrdinalIgnoreCase);

    private Configuration(IEnumerable<AppSettings> files)
    {
        foreach (var file in files)
        {
            foreach (var setting in file.Settings)
            {
                if (!_settings.TryGetValue(setting.Key, out var same))
                    _settings.Add(setting.Key, same = new(1));
                same.Add(setting);
            }
        }
    }

    /// <summary>Reads the settings files among the additional files.</summary>
    public static Configuration Read(AnalyzerOptions options) => new(FilesOf(options));

    /// <summary>What a configuration holds under a key; a hole for each placeholder, and nothing known where the files do not agree.</summary>
    public PartialText Find(string key) => Find(key, onlyVariables: false);

    /// <summary>What an environment variable holds: of the settings files only those count that set variables.</summary>
    public PartialText FindVariable(string name) => Find(name, onlyVariables: true);

    private PartialText Find(string key, bool onlyVariables)
    {
        if (!_settings.TryGetValue(AppSettings.Normalize(key), out var settings))
            return PartialText.Unknown;

        PartialText? only = null;
        foreach (var setting in settings)
        {
            if (onlyVariables && !setting.IsEnvironmentVariable)
                continue;

            var text = Placeholders.Read(setting.Value);
            if (text.Pattern == PartialText.Unknown.Pattern || text.Pattern == only?.Pattern)
                continue;
            if (only is not null)
                return PartialText.Unknown;
            only = new(text.Pattern, setting.Location);
        }

        return only ?? PartialText.Unknown;
    }

    private static IEnumerable<AppSettings> FilesOf(AnalyzerOptions options)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        if (BuildProperties.ReadConfiguration.IsFalse(provider.GlobalOptions))
            yield break;

        foreach (var file in options.AdditionalFiles)
        {
            if (FileKind.Of(file, provider) == FileKind.Configuration && file.GetText() is { } text)
                yield return AppSettings.Read(file.Path, text);
        }
    }
}
