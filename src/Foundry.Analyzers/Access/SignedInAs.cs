using System.Collections.Immutable;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Access;

/// <summary>Who the program signs in as, where its credential tells.</summary>
internal static class SignedInAs
{
    private static readonly ImmutableArray<KnownType> People = KnownTypes.PersonalCredentials.AddRange(new[]
    {
        KnownTypes.OnBehalfOfCredential, KnownTypes.AuthorizationCodeCredential,
        KnownTypes.UsernamePasswordCredential, KnownTypes.SharedTokenCacheCredential,
    });

    private static readonly ImmutableArray<KnownType> Registrations = ImmutableArray.Create(
        KnownTypes.ClientSecretCredential, KnownTypes.ClientCertificateCredential, KnownTypes.ClientAssertionCredential, KnownTypes.EnvironmentCredential);

    /// <summary>
    /// Whether a client signs in as somebody whose roles are not those of the application: a person beside declared workloads, or an app
    /// registration where only templates speak, which assign to what they deploy.
    /// </summary>
    public static bool AnotherThanDeclared(ClientOrigin client, DeclaredAccess access, FlowContext flow)
    {
        var credential = CredentialOf(client, flow);
        return credential.IsOneOf(People)
            ? access.DeclaresWorkload
            : access.Manifests.IsEmpty && credential.IsOneOf(Registrations);
    }

    private static ITypeSymbol? CredentialOf(ClientOrigin client, FlowContext flow)
    {
        if (client.Creation?.Credential is not { } argument)
            return null;

        var credential = ValueResolver.Resolve(argument.Value, flow);
        return credential is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } policy && KnownTypes.BearerTokenPolicy.Matches(policy.Type)
            ? ValueResolver.Resolve(arguments[0].Value, flow).Type
            : credential.Type;
    }
}
