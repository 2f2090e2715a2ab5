using System;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Files;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>One read of a setting, and the uses of its value: directly, or through one local.</summary>
internal readonly struct SettingRead
{
    private static readonly CacheKey<ILookup<string, IOperation>> ChecksInMember = new();

    private readonly IOperation _read;
    private readonly string _name;

    public SettingRead(IOperation read, string name) => (_read, _name) = (read, name);

    /// <summary>Whether the program finds the setting in every environment.</summary>
    public SettingPresence Presence(FlowContext flow) =>
        SettingLookup.Of(_read)?.Presence(flow) ?? SettingPresence.MayBeMissing;

    /// <summary>Whether the value becomes the endpoint or the key of a client.</summary>
    public bool ReachesClient(FlowContext flow)
    {
        if (IsStoredInMember(_read))
            return false;

        foreach (var use in ValueUses.Of(_read, flow))
        {
            if (IsEndpointOrKey(UserOfText(use), flow))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the setting is always there, or the code may check the value before it is used. Any use of the local counts as a
    /// check unless it accepts null. So does any other read of the same setting in this member.
    /// </summary>
    public bool IsChecked(FlowContext flow)
    {
        if (Presence(flow) == SettingPresence.Always)
            return true;
        if (_read is IPropertyReferenceOperation { Instance: { } configuration }
            && Setting.IsRequiredSection(configuration, flow))
            return true;

        if (MayBeCheckedInLocal(_read, flow))
            return true;

        foreach (var check in ChecksIn(_read.Root(), flow)[_name])
        {
            if (check != _read)
                return true;
        }

        return false;
    }

    /// <summary>Whether a field or property gets the value. Other code may check it there.</summary>
    private static bool IsStoredInMember(IOperation read) => read.User()
        is IFieldInitializerOperation or IPropertyInitializerOperation
        or ISimpleAssignmentOperation { Target: not ILocalReferenceOperation };

    /// <summary>
    /// Returns the user of the text that contains the value: <c>$"{value}/openai/v1"</c>, <c>value + "/"</c>,
    /// <c>value.TrimEnd('/')</c>.
    /// </summary>
    private static IOperation? UserOfText(IOperation? use)
    {
        while (true)
        {
            switch (use)
            {
                case IInterpolationOperation { Parent: { } text }:
                    use = text.User();
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                case IInvocationOperation call when IsTrim(call.TargetMethod):
                    use = use.User();
                    break;
                default:
                    return use;
            }
        }
    }

    private static bool IsTrim(IMethodSymbol method) =>
        method.Name is nameof(string.TrimEnd) or nameof(string.Trim)
        && method.ContainingType.SpecialType == SpecialType.System_String;

    /// <summary>Whether an argument is the endpoint or the key of a client, or the text that one is created from.</summary>
    private static bool IsEndpointOrKey(IOperation? use, FlowContext flow)
    {
        if (use is not IArgumentOperation { Parameter: { } parameter, Parent: { } call })
            return false;
        if (IsClient(call, flow))
        {
            return (ClientCreation.IsEndpoint(parameter) || CredentialParameter.TakesKeyText(parameter))
                && !AcceptsNull(parameter);
        }

        if (call is not IObjectCreationOperation creation)
            return false;
        if (KnownTypes.Uri.Matches(creation.Type))
            return IsUriText(parameter) && IsEndpoint(creation, flow);
        return SecretParameter.TakesKeyOfCredential(parameter) && IsGivenToClient(creation, flow);
    }

    /// <summary>Whether a parameter says that null is a value of its own, such as a key that an endpoint does not need.</summary>
    private static bool AcceptsNull(IParameterSymbol parameter) =>
        parameter.NullableAnnotation == NullableAnnotation.Annotated
        || parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null };

    private static bool IsUriText(IParameterSymbol parameter) =>
        parameter is { Ordinal: 0, Type.SpecialType: SpecialType.System_String };

    /// <summary>Whether a client, or its options, get a <c>Uri</c> as the endpoint.</summary>
    private static bool IsEndpoint(IObjectCreationOperation uri, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(uri, flow))
        {
            switch (use)
            {
                case IArgumentOperation { Parameter: { } parameter, Parent: var call }
                    when IsClient(call, flow) && ClientCreation.IsEndpoint(parameter):
                    return true;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target }
                    when target.Property.Name == ClientCreation.EndpointProperty
                        && OptionsObject.CreationSetBy(target, flow) is { } options:
                    return IsGivenToClient(options, flow);
            }
        }

        return false;
    }

    private static bool IsGivenToClient(IOperation value, FlowContext flow) =>
        ValueUses.Of(value, flow).Any(use => use is IArgumentOperation { Parent: var call } && IsClient(call, flow));

    /// <summary>Whether a client is created whose service is not retired. A retired client gets no other advice.</summary>
    private static bool IsClient(IOperation? call, FlowContext flow) =>
        ClientCreation.Read(call) is { } client && Retirement.Of(client.Operation, flow) is null;

    /// <summary>Finds the reads of settings in a member that may be null checks, by the name of the setting.</summary>
    private static ILookup<string, IOperation> ChecksIn(IOperation member, FlowContext flow) =>
        flow.Cache.Of(member, ChecksInMember, () => member.Descendants()
            .Where(operation => IsSettingRead(operation) && MayBeCheck(operation, flow))
            .Select(read => (Read: read, Name: Setting.NameOf(read, flow)))
            .Where(static entry => entry.Name is not null)
            .ToLookup(static entry => entry.Name!, static entry => entry.Read, StringComparer.Ordinal));

    /// <summary>Whether a read, or a use of the local that it is kept in, may be a null check.</summary>
    private static bool MayBeCheck(IOperation read, FlowContext flow) =>
        read.User().AssignedSymbol() is ILocalSymbol
            ? MayBeCheckedInLocal(read, flow)
            : !IsUsedUnchecked(read) && !ThrowsIfNull(read);

    private static bool MayBeCheckedInLocal(IOperation read, FlowContext flow) =>
        read.User().AssignedSymbol() is ILocalSymbol local
        && flow.Names.ReferencesTo(local, read).Any(static reference => !IsUsedUnchecked(reference));

    private static bool IsSettingRead(IOperation operation) =>
        operation is IInvocationOperation or IPropertyReferenceOperation
        && SettingLookup.Of(operation) is not null;

    /// <summary>Whether a use accepts the value without a null check.</summary>
    private static bool IsUsedUnchecked(IOperation value) => value.User() switch
    {
        IArgumentOperation { Parent: IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } } => true,
        IArgumentOperation { Parent: var call } => ClientCreation.Read(call) is not null,
        IInterpolationOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => true,
        IInvocationOperation { Instance: { } receiver } => receiver.Unwrapped() == value,
        IPropertyReferenceOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target == value,
        _ => false,
    };

    /// <summary>
    /// Whether a read is in <c>read ?? throw …</c> or <c>read is … ? … : throw …</c>, which prove nothing for another read that
    /// may run first.
    /// </summary>
    private static bool ThrowsIfNull(IOperation read) => read.User() switch
    {
        ICoalesceOperation coalesce => coalesce.WhenNull.Unwrapped() is IThrowOperation,
        IIsPatternOperation { Parent: IConditionalOperation { WhenFalse: { } otherwise } } =>
            otherwise.Unwrapped() is IThrowOperation,
        _ => false,
    };
}
