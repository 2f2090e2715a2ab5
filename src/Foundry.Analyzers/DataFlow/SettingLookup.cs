using System;
using Foundry.Analyzers.Build;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>An expression that reads a setting from the configuration or the environment.</summary>
internal sealed class SettingLookup
{
    private const string Separator = ":";

    private readonly IOperation? _configuration;
    private readonly IOperation? _key;
    private readonly string _prefix;

    private SettingLookup(IOperation? configuration, IOperation? key, string prefix = "", IOperation? defaultValue = null) =>
        (_configuration, _key, _prefix, DefaultValue) = (configuration, key, prefix, defaultValue);

    /// <summary>The value for a missing setting, or null.</summary>
    public IOperation? DefaultValue { get; }

    private bool IsKnownToFiles { get; set; } = true;

    /// <summary>The rest of the path, below the key.</summary>
    private string? Path { get; set; }

    private bool IsVariable => _configuration is null && Path is null;

    /// <summary>Reads an expression whose value is a setting; null for anything else.</summary>
    public static SettingLookup? Of(IOperation operation)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } configuration } indexer
                when indexer.Arguments.Length == 1 && IsConfiguration(configuration):
                return new(configuration, indexer.Arguments[0].Value);
            case IPropertyReferenceOperation { Property.Name: "Value", Instance: { } section } when IsSection(section):
                return new(section, key: null);
            case IInvocationOperation { TargetMethod: { Name: nameof(Environment.GetEnvironmentVariable) } method } call
                when KnownTypes.Environment.Matches(method.ContainingType) && call.Argument("variable") is { } variable:
                // Settings files set no variables of a user or a machine.
                return new(configuration: null, variable) { IsKnownToFiles = call.Arguments.Length == 1 };
            case IInvocationOperation { TargetMethod: { Name: "GetConnectionString" } method } call
                when KnownTypes.ConfigurationExtensions.Matches(method.ContainingType):
                return OfCall(call, "name", "ConnectionStrings" + Separator);
            case IInvocationOperation { TargetMethod: { Name: "GetValue" } method } call
                when KnownTypes.ConfigurationBinder.Matches(method.ContainingType):
                return OfCall(call, "key");
            default:
                return null;
        }
    }

    /// <summary>The setting that is bound to a property of an object.</summary>
    /// <param name="configuration">The section, or the whole configuration; null for that of the host.</param>
    public static SettingLookup OfProperty(IOperation? configuration, string path) =>
        new(configuration, key: null) { Path = path };

    /// <summary>The value in the settings files; unknown if the key is not known.</summary>
    /// <param name="fold">Folds a key, or the name of a file.</param>
    public PartialText Find(Func<IOperation, PartialText> fold, FlowContext flow)
    {
        if (KeyInFiles(fold, flow) is not { } key)
            return PartialText.Unknown;
        return IsVariable ? flow.Configuration.FindVariable(key) : flow.Configuration.Find(key);
    }

    /// <summary>Whether the program finds the setting in every environment.</summary>
    public SettingPresence Presence(FlowContext flow)
    {
        if (DefaultValue is { } value && !value.IsNull())
            return SettingPresence.Always;
        if (KeyInFiles(operation => ConstantFolder.Single(operation, flow) ?? PartialText.Unknown, flow) is not { } key)
            return SettingPresence.MayBeMissing;
        return IsVariable ? flow.Configuration.PresenceOfVariable(key) : flow.Configuration.PresenceOf(key);
    }

    /// <summary>The whole key, if the settings files may hold it.</summary>
    private string? KeyInFiles(Func<IOperation, PartialText> fold, FlowContext flow)
    {
        if (!IsKnownToFiles || KeyPart(fold) is not { } key)
            return null;
        if (_configuration is null)
            return key;

        var current = _configuration;
        for (var i = 0; i < Limits.LongestChain; i++)
        {
            current = ValueResolver.Resolve(current, flow);
            if (OfSection(current) is not { } section)
            {
                var isInFiles = IsRoot(current) && ReadsSettingsFiles(current, fold, flow);
                return isInFiles ? key : null;
            }

            if (section.KeyPart(fold) is not { } part)
                return null;
            key = key.Length == 0 ? part : part + Separator + key;
            current = section._configuration!;
        }

        return null;
    }

    /// <summary>
    /// The name of the setting, with the sections it is read from as far as they are known; null if it is not known.
    /// </summary>
    public string? Name(FlowContext flow)
    {
        if (Path is null && _key is null)
            return null;
        var name = Path ?? ConstantFolder.Constant(_key!, flow);
        if (name is null)
            return null;

        name = _prefix + name;
        var current = _configuration;
        for (var i = 0; i < Limits.LongestChain && current is not null; i++)
        {
            if (OfSection(ValueResolver.Resolve(current, flow)) is not { _key: { } key } section
                || ConstantFolder.Constant(key, flow) is not { } part)
                break;
            name = part + Separator + name;
            current = section._configuration;
        }

        // The path of a section from another place is not known, so the full name is not either.
        return current is not null && IsSection(ValueResolver.Resolve(current, flow)) ? null : name;
    }

    private static SettingLookup? OfSection(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.Name: "GetSection", Instance: { } configuration } call
                when call.Arguments.Length == 1 && IsConfiguration(configuration):
                return new(configuration, call.Arguments[0].Value);
            case IInvocationOperation { TargetMethod: { Name: "GetRequiredSection" } method } call
                when KnownTypes.ConfigurationExtensions.Matches(method.ContainingType):
                return OfCall(call, "key");
            default:
                return null;
        }
    }

    private static SettingLookup? OfCall(IInvocationOperation call, string key, string prefix = "") =>
        call.Argument("configuration") is { } configuration && call.Argument(key) is { } keyArgument
            ? new(configuration, keyArgument, prefix, call.Argument("defaultValue"))
            : null;

    private string? KeyPart(Func<IOperation, PartialText> fold)
    {
        if (_key is null)
            return Path ?? "";
        return fold(_key).Constant is { } key ? _prefix + key : null;
    }

    /// <summary>
    /// Whether a configuration reads the settings files. A configuration that the source builds must add them and no other files;
    /// any other configuration is the host's and reads them.
    /// </summary>
    private static bool ReadsSettingsFiles(IOperation configuration, Func<IOperation, PartialText> fold, FlowContext flow)
    {
        if (configuration is not IInvocationOperation { TargetMethod.Name: "Build", Instance: { } builder }
            || !KnownTypes.ConfigurationBuilder.MatchesOrIsImplementedBy(builder.Type))
            return true;

        var readsFile = false;
        for (var i = 0; i < Limits.LongestChain; i++)
        {
            if (ValueResolver.Resolve(builder, flow) is not IInvocationOperation { Arguments: { Length: > 0 } arguments } call)
                break;

            switch (call.TargetMethod.Name)
            {
                case "AddJsonFile" when IsSettingsFile(call.Argument("path"), fold):
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

    private static bool IsSettingsFile(IOperation? path, Func<IOperation, PartialText> fold) =>
        path is not null && FileKind.OfName(fold(path).Pattern) == FileKind.Configuration;

    /// <summary>Whether a configuration's keys are complete. The path of a section from another place is not known.</summary>
    private static bool IsRoot(IOperation operation) => IsConfiguration(operation) && !IsSection(operation);

    private static bool IsConfiguration(IOperation operation) =>
        KnownTypes.Configuration.MatchesOrIsImplementedBy(operation.Type);

    private static bool IsSection(IOperation operation) =>
        KnownTypes.ConfigurationSection.MatchesOrIsImplementedBy(operation.Type);
}
