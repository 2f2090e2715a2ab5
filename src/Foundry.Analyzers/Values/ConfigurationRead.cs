using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Tells a value that is read from the environment or the configuration, and under which name.</summary>
internal static class ConfigurationRead
{
    private static readonly KnownType Binder = new("Microsoft.Extensions.Configuration.ConfigurationBinder");
    private static readonly char[] Separators = { ':', '.' };

    /// <summary>
    /// The name in <c>Environment.GetEnvironmentVariable("NAME")</c>, <c>configuration["NAME"]</c> or
    /// <c>configuration.GetValue&lt;string&gt;("NAME")</c>; null for anything else, and for a name that is not a constant.
    /// </summary>
    public static string? NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation call when call.TargetMethod.Name == nameof(Environment.GetEnvironmentVariable) && KnownTypes.Environment.Matches(call.TargetMethod.ContainingType) => Text(call.Arguments),
        IInvocationOperation call when call.TargetMethod.Name == "GetValue" && Binder.Matches(call.TargetMethod.ContainingType) => Text(call.Arguments),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance.Type: { } type } indexer when IsConfiguration(type) => Text(indexer.Arguments),
        _ => null,
    };

    /// <summary>The last part of a name: <c>TenantId</c> of <c>AzureAd:TenantId</c> and of <c>AzureAd__TenantId</c>.</summary>
    public static string LastSegment(string name)
    {
        name = name.Replace("__", ":");
        return name.Substring(name.LastIndexOfAny(Separators) + 1);
    }

    private static bool IsConfiguration(ITypeSymbol type)
    {
        if (KnownTypes.Configuration.Matches(type))
            return true;
        foreach (var implemented in type.AllInterfaces)
        {
            if (KnownTypes.Configuration.Matches(implemented))
                return true;
        }

        return false;
    }

    private static string? Text(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text })
                return text;
        }

        return null;
    }
}
