using System.Linq;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Clients;

/// <summary>
/// The authority that a credential of Azure.Identity asks for tokens. Without a name it is that of the public cloud.
/// </summary>
internal static class SignInAuthority
{
    private const string AuthorityHost = nameof(AuthorityHost);

    /// <summary>Whether the credential asks an authority. A managed identity and a developer's tool have their own.</summary>
    public static bool IsAskedBy(IObjectCreationOperation credential) =>
        credential.Type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: true } type
        && !KnownTypes.ManagedIdentityCredential.Matches(type)
        && !type.IsOneOf(KnownTypes.DeveloperToolCredentials)
        && type.InstanceConstructors.Any(static constructor => constructor.Parameters.Any(TakesOptions));

    public static bool TakesOptions(IParameterSymbol parameter) =>
        KnownTypes.TokenCredentialOptions.MatchesOrIsBaseOf(parameter.Type);

    /// <summary>
    /// The credential of an expression, if its options certainly name no authority; else null. A workload identity gets the
    /// authority from its cluster.
    /// </summary>
    public static IObjectCreationOperation? WithoutName(IOperation credential, FlowContext flow)
    {
        if (ValueResolver.Resolve(credential, flow) is not IObjectCreationOperation creation
            || !IsAskedBy(creation)
            || KnownTypes.WorkloadIdentityCredential.Matches(creation.Type))
            return null;
        return creation.Arguments.ExplicitFor(TakesOptions) is not { } options || Leaves(options.Value, flow) ? creation : null;
    }

    /// <summary>Whether options certainly leave the authority out.</summary>
    public static bool Leaves(IOperation options, FlowContext flow) =>
        OptionsObject.Read(options, flow) is { } known && known.Value(AuthorityHost, out var isAbsent) is null && isAbsent;
}
