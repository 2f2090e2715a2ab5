using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Values;

/// <summary>Tells the expressions that read a setting: <c>Environment.GetEnvironmentVariable("X")</c> and <c>configuration["X"]</c>.</summary>
internal static class Setting
{
    private const int DeepestSection = 8;

    private static readonly KnownType Binder = new("Microsoft.Extensions.Configuration.ConfigurationBinder");
    private static readonly char[] Separators = { ':', '.' };

    /// <summary>The name of the setting an operation reads, or null where it reads none or the name is not known.</summary>
    public static string? NameOf(IOperation operation, Analysis analysis) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: nameof(Environment.GetEnvironmentVariable), ContainingType: { } type } } call
            when KnownTypes.Environment.Matches(type) => NameIn(call.Arguments, analysis),
        IInvocationOperation { TargetMethod: { Name: "GetValue", ContainingType: { } type } } call
            when Binder.Matches(type) => NameIn(call.Arguments, analysis),
        IPropertyReferenceOperation { Property: { IsIndexer: true, Type.SpecialType: SpecialType.System_String } indexer, Instance: { } configuration } read
            when IsConfiguration(indexer.ContainingType) && NameIn(read.Arguments, analysis) is { } name => SectionOf(configuration, analysis) + name,
        _ => null,
    };

    /// <summary>The last part of a name: <c>TenantId</c> of <c>AzureAd:TenantId</c> and of <c>AzureAd__TenantId</c>.</summary>
    public static string LastSegment(string name)
    {
        name = name.Replace("__", ":");
        return name.Substring(name.LastIndexOfAny(Separators) + 1);
    }

    /// <summary>The name of the setting that an expression's value comes from, through variables and a fallback that is no setting.</summary>
    public static string? NameBehind(IOperation value, Analysis analysis)
    {
        value = Definition.Resolve(value, analysis);
        while (value is ICoalesceOperation coalesce && coalesce.WhenNull.Unwrapped() is var otherwise
            && (otherwise is IThrowOperation || otherwise.ConstantValue.HasValue || otherwise is IFieldReferenceOperation { Field.Name: nameof(string.Empty) }))
            value = Definition.Resolve(coalesce.Value, analysis);
        return NameOf(value, analysis);
    }

    /// <summary>Whether a configuration is a section that throws where it is missing.</summary>
    public static bool IsRequiredSection(IOperation configuration, Analysis analysis) =>
        Definition.Resolve(configuration, analysis) is IInvocationOperation { TargetMethod.Name: "GetRequiredSection" };

    /// <summary>The path of the sections a configuration was got through, as far as it is known.</summary>
    private static string SectionOf(IOperation configuration, Analysis analysis)
    {
        var path = "";
        for (var i = 0; i < DeepestSection; i++)
        {
            if (Definition.Resolve(configuration, analysis) is not IInvocationOperation { TargetMethod.Name: "GetSection" or "GetRequiredSection" } call
                || NameIn(call.Arguments, analysis) is not { } section
                || (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is not { } parent)
                break;
            path = section + ":" + path;
            configuration = parent;
        }

        return path;
    }

    /// <summary>The one argument that is a known string.</summary>
    private static string? NameIn(ImmutableArray<IArgumentOperation> arguments, Analysis analysis)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String)
                return TextFolder.Constant(argument.Value, analysis);
        }

        return null;
    }

    private static bool IsConfiguration(ITypeSymbol type)
    {
        if (KnownTypes.Configuration.Matches(type))
            return true;

        foreach (var @interface in type.AllInterfaces)
        {
            if (KnownTypes.Configuration.Matches(@interface))
                return true;
        }

        return false;
    }
}
