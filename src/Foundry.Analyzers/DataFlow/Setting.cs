using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.DataFlow;

/// <summary>Tells the expressions that read a setting: <c>Environment.GetEnvironmentVariable("X")</c> and <c>configuration["X"]</c>.</summary>
internal static class Setting
{
    private static readonly char[] Separators = { ':', '.' };

    /// <summary>The name of the setting an operation reads, or null where it reads none or the name is not known.</summary>
    public static string? NameOf(IOperation operation, FlowContext flow) => SettingLookup.Of(operation)?.Name(flow);

    /// <summary>The last part of a name: <c>TenantId</c> of <c>AzureAd:TenantId</c> and of <c>AzureAd__TenantId</c>.</summary>
    public static string LastSegment(string name)
    {
        name = name.Replace("__", ":");
        return name.Substring(name.LastIndexOfAny(Separators) + 1);
    }

    /// <summary>The name of the setting that an expression's value comes from, through variables and a fallback that is no setting.</summary>
    public static string? NameBehind(IOperation value, FlowContext flow)
    {
        value = ValueResolver.Resolve(value, flow);
        while (value is ICoalesceOperation coalesce && coalesce.WhenNull.Unwrapped() is var otherwise
            && (otherwise is IThrowOperation || otherwise.ConstantValue.HasValue || otherwise is IFieldReferenceOperation { Field.Name: nameof(string.Empty) }))
            value = ValueResolver.Resolve(coalesce.Value, flow);
        return NameOf(value, flow);
    }

    /// <summary>Whether a configuration is a section that throws where it is missing.</summary>
    public static bool IsRequiredSection(IOperation configuration, FlowContext flow) =>
        ValueResolver.Resolve(configuration, flow) is IInvocationOperation { TargetMethod.Name: "GetRequiredSection" };
}
