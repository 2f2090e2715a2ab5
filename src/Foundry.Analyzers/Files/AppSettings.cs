using System;
using System.Collections.Immutable;
using System.Globalization;
using Foundry.Analyzers.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Files;

/// <summary>The settings of one file: appsettings*.json, local.settings.json or launchSettings.json.</summary>
internal sealed class AppSettings
{
    private readonly ImmutableArray<FileSetting>.Builder _settings = ImmutableArray.CreateBuilder<FileSetting>();
    private readonly int _knownEnd;

    private AppSettings(string path, SourceText text)
    {
        (Path, Text) = (path, text);
        IsForEveryEnvironment = IsForEveryEnvironmentByName(path);
        var json = Json.Read(text);
        _knownEnd = json.KnownEnd;
        if (json.Root is JsonObject root)
            Add(root);
        Settings = _settings.ToImmutable();
    }

    public string Path { get; }

    public SourceText Text { get; }

    /// <summary>Whether the program reads the file in every environment, as it reads appsettings.json.</summary>
    public bool IsForEveryEnvironment { get; }

    /// <summary>The settings in the order they are written; a key may occur twice.</summary>
    public ImmutableArray<FileSetting> Settings { get; }

    public static AppSettings Read(string path, SourceText text) => new(path, text);

    /// <inheritdoc cref="IsForEveryEnvironment"/>
    public static bool IsForEveryEnvironmentByName(string path)
    {
        var name = FilePath.NameOf(path);
        return !Is(name, FileKind.LocalSettingsName)
            && !Is(name, FileKind.LaunchSettingsName)
            && !(name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase) && name.Split('.').Length > 2);
    }

    /// <summary>
    /// Normalises a key for comparison: environment variables use <c>__</c> for the <c>:</c> of configuration keys.
    /// </summary>
    public static string Normalize(string key) => key.Replace("__", ":");

    private void Add(JsonObject root)
    {
        var name = FilePath.NameOf(Path);
        if (Is(name, FileKind.LocalSettingsName))
            AddVariables(root["Values"]);
        else if (!Is(name, FileKind.LaunchSettingsName))
            Add("", root, isVariable: false);
        else if (root["profiles"] is JsonObject profiles)
        {
            foreach (var profile in profiles.Properties)
                AddVariables((profile.Value as JsonObject)?["environmentVariables"]);
        }
    }

    private static bool Is(string name, string expected) => name.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private void AddVariables(JsonValue? variables)
    {
        if (variables is JsonObject)
            Add("", variables, isVariable: true);
    }

    private void Add(string key, JsonValue value, bool isVariable)
    {
        if (key.Length > Limits.LongestSettingKey || value.Span.Start >= _knownEnd)
            return;

        switch (value)
        {
            case JsonObject nested:
                foreach (var property in nested.Properties)
                    Add(Join(key, property.Name), property.Value, isVariable);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Items.Length; i++)
                    Add(Join(key, i.ToString(CultureInfo.InvariantCulture)), list.Items[i], isVariable);
                break;
            case JsonString text:
                _settings.Add(new(this, Normalize(key), text.Value, value.Span, isVariable));
                break;
            case JsonLiteral { IsNull: false } literal:
                _settings.Add(new(this, Normalize(key), literal.Text, value.Span, isVariable));
                break;
        }
    }

    private static string Join(string key, string name) => key.Length == 0 ? name : key + ":" + name;
}

/// <summary>One setting of a file, and its place.</summary>
internal readonly struct FileSetting
{
    private readonly AppSettings _file;

    public FileSetting(AppSettings file, string key, string value, TextSpan span, bool isEnvironmentVariable) =>
        (_file, Key, Value, Span, IsEnvironmentVariable) = (file, key, value, span, isEnvironmentVariable);

    /// <summary>The key with <c>:</c> between its parts.</summary>
    public string Key { get; }

    public string Value { get; }

    /// <summary>The span of the value, including quotes.</summary>
    public TextSpan Span { get; }

    /// <summary>Whether the program can also read it as an environment variable.</summary>
    public bool IsEnvironmentVariable { get; }

    /// <inheritdoc cref="AppSettings.IsForEveryEnvironment"/>
    public bool IsForEveryEnvironment => _file.IsForEveryEnvironment;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Value);

    /// <summary>File, line and span of the value.</summary>
    public Location Location => Location.Create(_file.Path, Span, _file.Text.Lines.GetLinePositionSpan(Span));
}
