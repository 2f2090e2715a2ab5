using System;
using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Files;

/// <summary>The combined values of the settings files of a project.</summary>
/// <remarks>
/// The program's environment decides at run time which files apply and which values override them. So a key has a value here only
/// if no two files disagree.
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

    /// <summary>Every value of the files, with a hole for each placeholder.</summary>
    public IEnumerable<string> Values =>
        _settings.Values.SelectMany(static same => same).Select(static setting => Placeholders.Read(setting.Value).Pattern);

    /// <summary>The value of a key, with a hole for each placeholder; unknown if the files disagree.</summary>
    public PartialText Find(string key) => Find(key, onlyVariables: false);

    /// <summary>The value of an environment variable; only files that set variables count.</summary>
    public PartialText FindVariable(string name) => Find(name, onlyVariables: true);

    /// <summary>Whether any file has a value for a key, a placeholder too.</summary>
    public bool HasValue(string key) => SettingsOf(key, onlyVariables: false).Any(static setting => !setting.IsEmpty);

    /// <summary>Whether the program finds a key in every environment.</summary>
    public SettingPresence PresenceOf(string key) => PresenceOf(key, onlyVariables: false);

    /// <inheritdoc cref="PresenceOf(string)"/>
    public SettingPresence PresenceOfVariable(string name) => PresenceOf(name, onlyVariables: true);

    private SettingPresence PresenceOf(string key, bool onlyVariables)
    {
        var settings = SettingsOf(key, onlyVariables).ToArray();
        if (settings.Any(static setting => setting is { IsForEveryEnvironment: true, IsEmpty: false }))
            return SettingPresence.Always;
        return settings.Any(static setting => setting.IsEmpty) ? SettingPresence.MayBeEmpty : SettingPresence.MayBeMissing;
    }

    private IEnumerable<FileSetting> SettingsOf(string key, bool onlyVariables) =>
        _settings.TryGetValue(AppSettings.Normalize(key), out var settings)
            ? settings.Where(setting => !onlyVariables || setting.IsEnvironmentVariable)
            : Enumerable.Empty<FileSetting>();

    private PartialText Find(string key, bool onlyVariables)
    {
        PartialText? only = null;
        foreach (var setting in SettingsOf(key, onlyVariables))
        {
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

/// <summary>Whether the program finds a setting in every environment.</summary>
internal enum SettingPresence
{
    /// <summary>No file has the key, or only files of one environment.</summary>
    MayBeMissing,

    /// <summary>A file has an empty value for a user to fill in, so the setting is an empty text and not null.</summary>
    MayBeEmpty,

    /// <summary>A file for every environment has a value.</summary>
    Always,
}
