using System.Collections.Immutable;
using Foundry.Analyzers.Clients;
using Foundry.Analyzers.DataFlow;
using Foundry.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Foundry.Analyzers.Access;

/// <summary>The identity that a program signs in as, if its credential shows it.</summary>
internal static class SignedInAs
{
    private static readonly ImmutableArray<KnownType> UserCredentials = KnownTypes.PersonalCredentials.AddRange(new[]
    {
        KnownTypes.OnBehalfOfCredential,
        KnownTypes.AuthorizationCodeCredential,
        KnownTypes.UsernamePasswordCredential,
        KnownTypes.SharedTokenCacheCredential,
    });

    private static readonly ImmutableArray<KnownType> AppRegistrationCredentials = ImmutableArray.Create(
        KnownTypes.ClientSecretCredential,
        KnownTypes.ClientCertificateCredential,
        KnownTypes.ClientAssertionCredential,
        KnownTypes.EnvironmentCredential);

    private static readonly ImmutableArray<KnownType> HostCredentials =
        ImmutableArray.Create(KnownTypes.ManagedIdentityCredential, KnownTypes.WorkloadIdentityCredential);

    /// <summary>
    /// Whether a client signs in as a principal that the declared grants are not for. This is a user if workloads are declared,
    /// or an app registration if there is no manifest: templates assign roles only to what they deploy.
    /// </summary>
    public static bool AnotherThanDeclared(ClientOrigin client, DeclaredAccess access, FlowContext flow)
    {
        var credential = CredentialOf(client, flow);
        return credential.IsOneOf(UserCredentials)
            ? access.DeclaresWorkload
            : access.Manifests.IsEmpty && credential.IsOneOf(AppRegistrationCredentials);
    }

    /// <summary>Whether a client certainly signs in as a user, and not as the application.</summary>
    public static bool User(ClientOrigin client, FlowContext flow) => CredentialOf(client, flow).IsOneOf(UserCredentials);

    /// <summary>Whether a client signs in as the identity of its host, and never as a user.</summary>
    public static bool Host(ClientOrigin client, FlowContext flow) => CredentialOf(client, flow).IsOneOf(HostCredentials);

    private static ITypeSymbol? CredentialOf(ClientOrigin client, FlowContext flow)
    {
        if (client.Creation?.Credential is not { } argument)
            return null;

        var credential = ValueResolver.Resolve(argument.Value, flow);
        return credential is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } policy
            && KnownTypes.BearerTokenPolicy.Matches(policy.Type)
            ? ValueResolver.Resolve(arguments[0].Value, flow).Type
            : credential.Type;
    }
}
