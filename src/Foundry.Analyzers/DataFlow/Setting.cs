using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>
/// Recognises expressions that read a setting: <c>Environment.GetEnvironmentVariable("X")</c> and <c>configuration["X"]</c>.
/// </summary>
internal static class Setting
{
    private static readonly char[] Separators = { ':', '.' };

    /// <summary>The name of the setting that an operation reads; null if it reads none or the name is not known.</summary>
    public static string? NameOf(IOperation operation, FlowContext flow) => SettingLookup.Of(operation)?.Name(flow);

    /// <summary>The last part of a name: <c>TenantId</c> of <c>AzureAd:TenantId</c> and of <c>AzureAd__TenantId</c>.</summary>
    public static string LastSegment(string name)
    {
        name = name.Replace("__", ":");
        return name.Substring(name.LastIndexOfAny(Separators) + 1);
    }

    /// <summary>
    /// The name of the setting that a value comes from, through variables and fallbacks to a constant or an exception.
    /// </summary>
    public static string? NameBehind(IOperation value, FlowContext flow)
    {
        value = ValueResolver.Resolve(value, flow);
        while (value is ICoalesceOperation coalesce && IsConstantOrThrow(coalesce.WhenNull.Unwrapped()))
            value = ValueResolver.Resolve(coalesce.Value, flow);
        return NameOf(value, flow);
    }

    /// <summary>Whether a configuration is a section that throws if it is missing.</summary>
    public static bool IsRequiredSection(IOperation configuration, FlowContext flow) =>
        ValueResolver.Resolve(configuration, flow) is IInvocationOperation { TargetMethod.Name: "GetRequiredSection" };

    private static bool IsConstantOrThrow(IOperation fallback) =>
        fallback.ConstantValue.HasValue
        || fallback is IThrowOperation or IFieldReferenceOperation { Field.Name: nameof(string.Empty) };
}
