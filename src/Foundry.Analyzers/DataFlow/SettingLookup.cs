using System;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>An expression that asks the configuration or the environment for one setting.</summary>
internal sealed class SettingLookup
{
    private const string Separator = ":";

    private readonly IOperation? _configuration;
    private readonly IOperation? _key;
    private readonly string _prefix;

    private SettingLookup(IOperation? configuration, IOperation? key, string prefix = "", IOperation? otherwise = null) =>
        (_configuration, _key, _prefix, Otherwise) = (configuration, key, prefix, otherwise);

    private bool IsKnownToFiles { get; set; } = true;

    /// <summary>The value where the setting is missing, if one is given.</summary>
    public IOperation? Otherwise { get; }

    /// <summary>Reads an expression of a setting's value; null for anything else.</summary>
    public static SettingLookup? Of(IOperation operation)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } configuration, Arguments: { Length: 1 } arguments } when IsConfiguration(configuration):
                return new(configuration, arguments[0].Value);
            case IPropertyReferenceOperation { Property.Name: "Value", Instance: { } section } when IsSection(section):
                return new(section, key: null);
            case IInvocationOperation { TargetMethod: { Name: nameof(Environment.GetEnvironmentVariable) } method } call
                when KnownTypes.Environment.Matches(method.ContainingType) && call.Argument("variable") is { } variable:
                // The variables of a user or a machine are not what a settings file sets.
                return new(configuration: null, variable) { IsKnownToFiles = call.Arguments.Length == 1 };
            case IInvocationOperation { TargetMethod: { Name: "GetConnectionString" } method } call when KnownTypes.ConfigurationExtensions.Matches(method.ContainingType):
                return OfCall(call, "name", "ConnectionStrings" + Separator);
            case IInvocationOperation { TargetMethod: { Name: "GetValue" } method } call when KnownTypes.ConfigurationBinder.Matches(method.ContainingType):
                return OfCall(call, "key");
            default:
                return null;
        }
    }

    private static SettingLookup? OfSection(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.Name: "GetSection", Instance: { } configuration, Arguments: { Length: 1 } arguments } when IsConfiguration(configuration):
                return new(configuration, arguments[0].Value);
            case IInvocationOperation { TargetMethod: { Name: "GetRequiredSection" } method } call when KnownTypes.ConfigurationExtensions.Matches(method.ContainingType):
                return OfCall(call, "key");
            default:
                return null;
        }
    }

    private static SettingLookup? OfCall(IInvocationOperation call, string key, string prefix = "") =>
        call.Argument("configuration") is { } configuration && call.Argument(key) is { } asked
            ? new(configuration, asked, prefix, call.Argument("defaultValue"))
            : null;

    /// <summary>What the settings files say; nothing where the key is not known.</summary>
    /// <param name="fold">Folds a key, or the name of a file.</param>
    public PartialText Find(Func<IOperation, PartialText> fold, FlowContext flow)
    {
        if (!IsKnownToFiles || KeyPart(fold) is not { } key)
            return PartialText.Unknown;
        if (_configuration is null)
            return flow.Configuration.FindVariable(key);

        var asked = _configuration;
        for (var i = 0; i < Limits.LongestChain; i++)
        {
            asked = ValueResolver.Resolve(asked, flow);
            if (OfSection(asked) is not { } section)
                return IsRoot(asked) && ReadsSettingsFiles(asked, fold, flow) ? flow.Configuration.Find(key) : PartialText.Unknown;
            if (section.KeyPart(fold) is not { } part)
                return PartialText.Unknown;
            key = key.Length == 0 ? part : part + Separator + key;
            asked = section._configuration!;
        }

        return PartialText.Unknown;
    }

    /// <summary>The name the setting is asked for by, with the sections it is got through as far as they are known; null where it is not.</summary>
    public string? Name(FlowContext flow)
    {
        if (_key is null || ConstantFolder.Constant(_key, flow) is not { } name)
            return null;

        name = _prefix + name;
        var asked = _configuration;
        for (var i = 0; i < Limits.LongestChain && asked is not null; i++)
        {
            if (OfSection(ValueResolver.Resolve(asked, flow)) is not { _key: { } key } section
                || ConstantFolder.Constant(key, flow) is not { } part)
                break;
            name = part + Separator + name;
            asked = section._configuration;
        }

        // Of a section that comes from elsewhere the path is not known, and so the name is not.
        return asked is not null && IsSection(ValueResolver.Resolve(asked, flow)) ? null : name;
    }

    private string? KeyPart(Func<IOperation, PartialText> fold) => _key is null ? "" : fold(_key).Constant is { } key ? _prefix + key : null;

    /// <summary>
    /// Whether a configuration holds what the settings files say. One that is built in sight does if it says so and adds nothing
    /// else that is in the source; any other is the host's.
    /// </summary>
    private static bool ReadsSettingsFiles(IOperation configuration, Func<IOperation, PartialText> fold, FlowContext flow)
    {
        if (configuration is not IInvocationOperation { TargetMethod.Name: "Build", Instance: { } builder } || !KnownTypes.ConfigurationBuilder.MatchesOrIsImplementedBy(builder.Type))
            return true;

        var readsFile = false;
        for (var i = 0; i < Limits.LongestChain; i++)
        {
            if (ValueResolver.Resolve(builder, flow) is not IInvocationOperation { Arguments: { Length: > 0 } arguments } call)
                break;

            switch (call.TargetMethod.Name)
            {
                case "AddJsonFile"
                    when call.Argument("path") is { } path && FileKind.OfName(fold(path).Pattern) == FileKind.Configuration:
                    readsFile = true;
                    break;
                case "SetBasePath" or "AddEnvironmentVariables" or "AddUserSecrets" or "AddCommandLine":
                    break;
                default:
                    return false;
            }

            builder = arguments[0].Value;
        }

        return readsFile;
    }

    /// <summary>Whether a configuration's keys are whole: of a section that comes from elsewhere the path is not known.</summary>
    private static bool IsRoot(IOperation operation) => IsConfiguration(operation) && !IsSection(operation);

    private static bool IsConfiguration(IOperation operation) => KnownTypes.Configuration.MatchesOrIsImplementedBy(operation.Type);

    private static bool IsSection(IOperation operation) => KnownTypes.ConfigurationSection.MatchesOrIsImplementedBy(operation.Type);
}
