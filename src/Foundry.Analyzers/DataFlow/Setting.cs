using System.Collections.Generic;
using System.Linq;
using Foundry.Analyzers.Symbols;
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
        return NameOf(value, flow)
            ?? (value is IPropertyReferenceOperation property ? flow.Options.SettingOf(property, flow)?.Name(flow) : null);
    }

    /// <summary>
    /// The names of the settings that an address or another text consists of, through variables, parameters, fallbacks and the
    /// parts of a text. Both sides of <c>??</c> count, the arms of a condition do not: either may be used.
    /// </summary>
    public static IEnumerable<string> NamesIn(IOperation text, FlowContext flow)
    {
        var open = new Stack<IOperation>();
        open.Push(text);
        for (var i = 0; i < Limits.MostFolds && open.Count > 0; i++)
        {
            flow.Cancel.ThrowIfCancellationRequested();
            var part = ValueResolver.Resolve(open.Pop(), flow);
            if (NameOf(part, flow) is { } name)
                yield return name;
            else
                PartsOf(part, flow).ForEach(open.Push);
        }
    }

    private static List<IOperation> PartsOf(IOperation text, FlowContext flow)
    {
        var parts = new List<IOperation>();
        switch (text)
        {
            case ICoalesceOperation coalesce:
                parts.Add(coalesce.Value);
                parts.Add(coalesce.WhenNull);
                break;
            case IInterpolatedStringOperation interpolated:
                parts.AddRange(interpolated.Parts.OfType<IInterpolationOperation>().Select(static hole => hole.Expression));
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                parts.Add(sum.LeftOperand);
                parts.Add(sum.RightOperand);
                break;
            case IInvocationOperation
            {
                Instance: { } trimmed, TargetMethod.ContainingType.SpecialType: SpecialType.System_String
            }:
                parts.Add(trimmed);
                break;
            case IObjectCreationOperation { Arguments: { Length: > 0 } arguments } creation
                when KnownTypes.Uri.Matches(creation.Type):
                parts.Add(arguments[0].Value);
                break;
            case IParameterReferenceOperation parameter when ParameterSource.Of(parameter, flow) is { } source:
                parts.Add(source);
                break;
        }

        return parts;
    }

    /// <summary>Whether a configuration is a section that throws if it is missing.</summary>
    public static bool IsRequiredSection(IOperation configuration, FlowContext flow) =>
        ValueResolver.Resolve(configuration, flow) is IInvocationOperation { TargetMethod.Name: "GetRequiredSection" };

    private static bool IsConstantOrThrow(IOperation fallback) =>
        fallback.ConstantValue.HasValue
        || fallback is IThrowOperation or IFieldReferenceOperation { Field.Name: nameof(string.Empty) };
}
