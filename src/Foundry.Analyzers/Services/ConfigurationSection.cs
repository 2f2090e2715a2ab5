using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Services;

/// <summary>A part of the configuration that an object is bound to.</summary>
/// <param name="configuration">The expression of the section or of the whole configuration; null for the host's.</param>
/// <param name="path">The path below it, or null.</param>
internal sealed class ConfigurationSection(IOperation? configuration, string? path)
{
    /// <summary>The setting that a property of the object gets.</summary>
    public SettingLookup Property(string name) =>
        SettingLookup.OfProperty(configuration, path is null ? name : path + ":" + name);

    /// <summary><c>section.Get&lt;T&gt;()</c>.</summary>
    public static ConfigurationSection? OfGet(IOperation value) =>
        value is IInvocationOperation { TargetMethod: { Name: "Get", TypeArguments.Length: 1 } method } call
        && KnownTypes.ConfigurationBinder.Matches(method.ContainingType)
            ? new(call.Argument("configuration"), path: null)
            : null;

    /// <summary><c>section.Bind(options)</c> and <c>configuration.Bind("X", options)</c>.</summary>
    public static ConfigurationSection? OfBind(IInvocationOperation call)
    {
        if (call.TargetMethod.Name != "Bind" || !KnownTypes.ConfigurationBinder.Matches(call.TargetMethod.ContainingType))
            return null;
        var configuration = call.Argument("configuration");
        if (call.Argument("key") is not { } key)
            return new(configuration, path: null);
        return key.Unwrapped().ConstantValue is { HasValue: true, Value: string path } ? new(configuration, path) : null;
    }

    /// <summary>
    /// <c>Configure&lt;T&gt;(section)</c>, <c>AddOptions&lt;T&gt;().Bind(section)</c> and <c>.BindConfiguration("X")</c>; null
    /// for a call that sets options in another way.
    /// </summary>
    public static ConfigurationSection? OfRegistration(IInvocationOperation call)
    {
        if (call.Argument("configSectionPath")?.Unwrapped().ConstantValue is { HasValue: true, Value: string path })
            return new(configuration: null, path);
        return call.Arguments.ExplicitFor(static parameter => KnownTypes.Configuration.Matches(parameter.Type)) is { } argument
            ? new(argument.Value, path: null)
            : null;
    }
}
