using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Foundry.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Foundry.Analyzers.Symbols;

/// <summary>
/// The types that the rules use. A test resolves each one in the real package or its stand-in.
/// </summary>
internal static class KnownTypes
{
    public static readonly KnownType TokenCredential = new("Azure.Core.TokenCredential");
    public static readonly KnownType TokenRequestContext = new("Azure.Core.TokenRequestContext");
    public static readonly KnownType AccessToken = new("Azure.Core.AccessToken");
    public static readonly KnownType ClientOptions = new("Azure.Core.ClientOptions");
    public static readonly KnownType AzureKeyCredential = new("Azure.AzureKeyCredential");

    public static readonly KnownType AuthenticationTokenProvider = new("System.ClientModel.AuthenticationTokenProvider");
    public static readonly KnownType ApiKeyCredential = new("System.ClientModel.ApiKeyCredential");
    public static readonly KnownType AuthenticationPolicy = new("System.ClientModel.Primitives.AuthenticationPolicy");
    public static readonly KnownType RequestOptions = new("System.ClientModel.Primitives.RequestOptions");
    public static readonly KnownType BearerTokenPolicy = new("System.ClientModel.Primitives.BearerTokenPolicy");
    public static readonly KnownType ClientPipelineOptions = new("System.ClientModel.Primitives.ClientPipelineOptions");

    public static readonly KnownType DefaultAzureCredential = new("Azure.Identity.DefaultAzureCredential");
    public static readonly KnownType DefaultAzureCredentialOptions = new("Azure.Identity.DefaultAzureCredentialOptions");
    public static readonly KnownType AzureCliCredential = new("Azure.Identity.AzureCliCredential");
    public static readonly KnownType AzureDeveloperCliCredential = new("Azure.Identity.AzureDeveloperCliCredential");
    public static readonly KnownType AzurePowerShellCredential = new("Azure.Identity.AzurePowerShellCredential");
    public static readonly KnownType VisualStudioCredential = new("Azure.Identity.VisualStudioCredential");
    public static readonly KnownType VisualStudioCodeCredential = new("Azure.Identity.VisualStudioCodeCredential");
    public static readonly KnownType InteractiveBrowserCredential = new("Azure.Identity.InteractiveBrowserCredential");
    public static readonly KnownType DeviceCodeCredential = new("Azure.Identity.DeviceCodeCredential");
    public static readonly KnownType OnBehalfOfCredential = new("Azure.Identity.OnBehalfOfCredential");
    public static readonly KnownType AuthorizationCodeCredential = new("Azure.Identity.AuthorizationCodeCredential");
    public static readonly KnownType UsernamePasswordCredential = new("Azure.Identity.UsernamePasswordCredential");
    public static readonly KnownType SharedTokenCacheCredential = new("Azure.Identity.SharedTokenCacheCredential");

    public static readonly KnownType AzureAuthorityHosts = new("Azure.Identity.AzureAuthorityHosts");
    public static readonly KnownType TokenCredentialOptions = new("Azure.Identity.TokenCredentialOptions");

    public static readonly KnownType ManagedIdentityCredential = new("Azure.Identity.ManagedIdentityCredential");
    public static readonly KnownType ManagedIdentityId = new("Azure.Identity.ManagedIdentityId");
    public static readonly KnownType ClientAssertionCredential = new("Azure.Identity.ClientAssertionCredential");
    public static readonly KnownType ClientCertificateCredential = new("Azure.Identity.ClientCertificateCredential");
    public static readonly KnownType ClientSecretCredential = new("Azure.Identity.ClientSecretCredential");
    public static readonly KnownType EnvironmentCredential = new("Azure.Identity.EnvironmentCredential");
    public static readonly KnownType WorkloadIdentityCredential = new("Azure.Identity.WorkloadIdentityCredential");

    /// <summary>The credentials that reuse the sign-in of a developer tool.</summary>
    public static readonly ImmutableArray<KnownType> DeveloperToolCredentials = ImmutableArray.Create(
        AzureCliCredential, AzureDeveloperCliCredential, AzurePowerShellCredential,
        VisualStudioCredential, VisualStudioCodeCredential);

    /// <summary>The credentials that ask a user to sign in.</summary>
    public static readonly ImmutableArray<KnownType> InteractiveCredentials = ImmutableArray.Create(
        InteractiveBrowserCredential, DeviceCodeCredential);

    /// <summary>The credentials that sign in the user of the machine.</summary>
    public static readonly ImmutableArray<KnownType> PersonalCredentials =
        DeveloperToolCredentials.AddRange(InteractiveCredentials);

    public static readonly KnownType AzureOpenAIClient = new("Azure.AI.OpenAI.AzureOpenAIClient");
    public static readonly KnownType AzureOpenAIAudience = new("Azure.AI.OpenAI.AzureOpenAIAudience");
    public static readonly KnownType AzureOpenAIClientOptions = new("Azure.AI.OpenAI.AzureOpenAIClientOptions");

    public static readonly KnownType ProjectOpenAIClientOptions = new("Azure.AI.Extensions.OpenAI.ProjectOpenAIClientOptions");

    public static readonly KnownType AnthropicFoundryCredentials = new("Anthropic.Foundry.IAnthropicFoundryCredentials");
    public static readonly KnownType AnthropicFoundryTokenCredentials =
        new("Anthropic.Foundry.AnthropicFoundryIdentityTokenCredentials");

    public static readonly KnownType HostEnvironment = new("Microsoft.Extensions.Hosting.IHostEnvironment");
    public static readonly KnownType AuthenticationHeaderValue = new("System.Net.Http.Headers.AuthenticationHeaderValue");
    public static readonly KnownType HttpClient = new("System.Net.Http.HttpClient");
    public static readonly KnownType Uri = new("System.Uri");
    public static readonly KnownType UriBuilder = new("System.UriBuilder");
    public static readonly KnownType Environment = new("System.Environment");
    public static readonly KnownType Exception = new("System.Exception");
    public static readonly KnownType InvalidOperationException = new("System.InvalidOperationException");

    public static readonly KnownType Configuration = new("Microsoft.Extensions.Configuration.IConfiguration");
    public static readonly KnownType ConfigurationSection = new("Microsoft.Extensions.Configuration.IConfigurationSection");
    public static readonly KnownType ConfigurationBuilder = new("Microsoft.Extensions.Configuration.IConfigurationBuilder");
    public static readonly KnownType ConfigurationExtensions = new("Microsoft.Extensions.Configuration.ConfigurationExtensions");
    public static readonly KnownType ConfigurationBinder = new("Microsoft.Extensions.Configuration.ConfigurationBinder");

    private static readonly Dictionary<string, KnownClient[]> ConstructedByName = ByName(ClientCatalog.Constructed);
    private static readonly Dictionary<string, KnownClient[]> FactoriesByName = ByName(ClientCatalog.Factories);
    private static readonly Dictionary<string, KnownClient[]> SettingsByName = ByName(ClientCatalog.Settings);
    private static readonly KnownNamespace OpenAINamespace = new("OpenAI.*");
    private static readonly Client OfOptions = new("OpenAI.OpenAIClient", ClientKind.OpenAI);

    /// <summary>Whether a type is one of the known types.</summary>
    public static bool IsOneOf(this ITypeSymbol? type, ImmutableArray<KnownType> knownTypes)
    {
        foreach (var known in knownTypes)
        {
            if (known.Matches(type))
                return true;
        }

        return false;
    }

    /// <summary>The client a type is or derives from, or null.</summary>
    public static Client? ClientOf(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Find(ConstructedByName, type) is { } client)
                return client;
        }

        return null;
    }

    /// <summary>
    /// Whether a type holds a key. (AzureKeyCredential derives from ApiKeyCredential only since Azure.Core 1.64.)
    /// </summary>
    public static bool IsKeyCredential(ITypeSymbol? type) =>
        ApiKeyCredential.MatchesOrIsBaseOf(type) || AzureKeyCredential.MatchesOrIsBaseOf(type);

    /// <summary>The type that declares a member of a service operation.</summary>
    public static KnownType Declaring(ServiceOperationMember member) => ServiceOperationTypes.ByName[member.Type];

    /// <summary>How a method or constructor wraps a client in a type of another library; null if it does not.</summary>
    public static ClientWrapper? WrapperOf(IMethodSymbol method)
    {
        if (!Wrappers.ByMember.TryGetValue(method.Name, out var candidates))
            return null;
        foreach (var known in candidates)
        {
            if (known.Type.Matches(method.ContainingType) && known.Wraps(method))
                return known.Wrapper;
        }

        return null;
    }

    /// <summary>The client that the static methods of a type create or register, or null.</summary>
    public static Client? FactoryOf(ITypeSymbol? type) => type is null ? null : Find(FactoriesByName, type);

    /// <summary>
    /// The client that settings, or the options of the OpenAI package, are for; null for any other type. A derived type may be
    /// for another client.
    /// </summary>
    public static Client? ClientOfOptions(ITypeSymbol type) =>
        Find(SettingsByName, type)
        ?? (ClientPipelineOptions.MatchesOrIsBaseOf(type) && OpenAINamespace.Contains(type) ? OfOptions : null);

    private static Client? Find(Dictionary<string, KnownClient[]> byName, ITypeSymbol type)
    {
        if (byName.TryGetValue(type.Name, out var candidates))
        {
            foreach (var known in candidates)
            {
                if (known.Type.Matches(type))
                    return known.Client;
            }
        }

        return null;
    }

    private static Dictionary<string, KnownClient[]> ByName(IEnumerable<Client> clients) => clients
        .Select(client => new KnownClient(client))
        .GroupBy(known => known.Type.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>A class of its own, so that builds without service operations do not create the table.</summary>
    private static class ServiceOperationTypes
    {
        public static readonly Dictionary<string, KnownType> ByName = ServiceOperations.MemberTypes
            .ToDictionary(name => name, name => new KnownType(name), StringComparer.Ordinal);
    }

    /// <summary>A class of its own, so that builds without calls of the service do not create the table.</summary>
    private static class Wrappers
    {
        public static readonly Dictionary<string, KnownWrapper[]> ByMember = ClientWrappers.All
            .Select(wrapper => new KnownWrapper(wrapper))
            .GroupBy(known => known.Wrapper.Member, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    private sealed class KnownWrapper(ClientWrapper wrapper)
    {
        private readonly KnownType? _wrapped = wrapper.Wrapped is { } name ? new(name) : null;

        public KnownType Type { get; } = new(wrapper.Type);

        public ClientWrapper Wrapper { get; } = wrapper;

        /// <summary>Whether an overload wraps the right client.</summary>
        public bool Wraps(IMethodSymbol method) =>
            _wrapped is null
            || (method.ReducedFrom ?? method).Parameters is { IsEmpty: false } parameters && _wrapped.Matches(parameters[0].Type);
    }

    private sealed class KnownClient(Client client)
    {
        public KnownType Type { get; } = new(client.FullName);

        public Client Client { get; } = client;
    }
}
