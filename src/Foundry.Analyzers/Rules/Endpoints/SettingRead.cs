using System;
using System.Linq;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Rules.Endpoints;

/// <summary>One read of a setting, and what becomes of its value: straight, or through one local.</summary>
internal readonly struct SettingRead
{
    private static readonly CacheKey<ILookup<string, IOperation>> ChecksInMember = new();

    private readonly IOperation _read;
    private readonly string _name;

    public SettingRead(IOperation read, string name) => (_read, _name) = (read, name);

    /// <summary>Whether the value becomes the endpoint or the key of one of our clients.</summary>
    public bool ReachesClient(FlowContext flow)
    {
        // A field or property may be checked anywhere.
        if (_read.User() is IFieldInitializerOperation or IPropertyInitializerOperation or ISimpleAssignmentOperation { Target: not ILocalReferenceOperation })
            return false;

        foreach (var use in ValueUses.Of(_read, flow))
        {
            if (IsTaken(OfText(use), flow))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether something may look at the value before it is used: anything done with the local, or with another read of the same
    /// setting beside this one, that is not known to take the value as it comes.
    /// </summary>
    public bool IsChecked(FlowContext flow)
    {
        if (_read is IPropertyReferenceOperation { Instance: { } configuration } && Setting.IsRequiredSection(configuration, flow))
            return true;

        if (LocalOf(_read) is { } local)
        {
            foreach (var reference in flow.Names.ReferencesTo(local, _read))
            {
                if (!TakesAsItComes(reference))
                    return true;
            }
        }

        foreach (var read in Checks(_read.Root(), flow)[_name])
        {
            if (read != _read)
                return true;
        }

        return false;
    }

    /// <summary>The reads in a member that may be there to look whether the setting is set, by its name.</summary>
    private static ILookup<string, IOperation> Checks(IOperation member, FlowContext flow) => flow.Cache.Of(member, ChecksInMember, () =>
        member.Descendants()
            .Where(static operation => operation is IInvocationOperation or IPropertyReferenceOperation && SettingLookup.Of(operation) is not null
                && !TakesAsItComes(operation) && !IsCheckedInPlace(operation))
            .Select(read => (Read: read, Name: Setting.NameOf(read, flow)))
            .Where(static entry => entry.Name is not null)
            .ToLookup(static entry => entry.Name!, static entry => entry.Read, StringComparer.Ordinal));

    /// <summary><c>read ?? throw …</c> says nothing of another read: which of them runs first is open.</summary>
    private static bool IsCheckedInPlace(IOperation read) => read.User() is ICoalesceOperation coalesce && coalesce.WhenNull.Unwrapped() is IThrowOperation;

    private static ILocalSymbol? LocalOf(IOperation read) => read.User() switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => local,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } => local,
        _ => null,
    };

    /// <summary>Whether a use takes the value without looking whether it is null.</summary>
    private static bool TakesAsItComes(IOperation value) => value.User() switch
    {
        IArgumentOperation { Parent: IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: true } } => true,
        IArgumentOperation { Parent: var call } => ClientCreation.Read(call) is not null,
        IInterpolationOperation => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => true,
        IInvocationOperation { Instance: { } instance } => instance.Unwrapped() == value,
        IPropertyReferenceOperation => true,
        ISimpleAssignmentOperation assignment => assignment.Target == value,
        _ => false,
    };

    /// <summary>What uses the text that a value is a part of: <c>$"{value}/openai/v1"</c>, <c>value + "/"</c>, <c>value.TrimEnd('/')</c>.</summary>
    private static IOperation? OfText(IOperation? use)
    {
        while (true)
        {
            switch (use)
            {
                case IInterpolationOperation { Parent: { } text }:
                    use = text.User();
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }:
                case IInvocationOperation { TargetMethod: { Name: nameof(string.TrimEnd) or nameof(string.Trim), ContainingType.SpecialType: SpecialType.System_String } }:
                    use = use.User();
                    break;
                default:
                    return use;
            }
        }
    }

    private static bool IsTaken(IOperation? use, FlowContext flow)
    {
        if (use is not IArgumentOperation { Parameter: { } parameter, Parent: { } call })
            return false;
        if (ClientCreation.Read(call) is not null)
            return ClientCreation.IsEndpoint(parameter) || CredentialParameter.TakesKeyText(parameter);
        if (call is not IObjectCreationOperation creation)
            return false;
        return KnownTypes.Uri.Matches(creation.Type) ? parameter is { Ordinal: 0, Type.SpecialType: SpecialType.System_String } && IsEndpoint(creation, flow)
            : SecretParameter.TakesKeyOfCredential(parameter) && IsGivenToClient(creation, flow);
    }

    /// <summary>Whether an address is given to a client, or to the options of one.</summary>
    private static bool IsEndpoint(IObjectCreationOperation address, FlowContext flow)
    {
        foreach (var use in ValueUses.Of(address, flow))
        {
            switch (use)
            {
                case IArgumentOperation { Parameter: { } parameter, Parent: var call } when ClientCreation.Read(call) is not null && ClientCreation.IsEndpoint(parameter):
                    return true;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: ClientCreation.EndpointProperty } target } when OptionsObject.CreationSetBy(target, flow) is { } options:
                    return IsGivenToClient(options, flow);
            }
        }

        return false;
    }

    private static bool IsGivenToClient(IOperation value, FlowContext flow) =>
        ValueUses.Of(value, flow).Any(static use => use is IArgumentOperation { Parent: var call } && ClientCreation.Read(call) is not null);
}
