using System;

namespace Foundry.Analyzers.Catalog;

/// <summary>A client type, or a type whose static methods build or register one.</summary>
internal sealed class Client
{
    public Client(
        string fullName,
        ClientKind kind,
        bool addsDeploymentPath = false,
        bool reachesModels = false,
        string? addressStart = null,
        string? addressEnd = null,
        bool readsConnectionString = false)
    {
        (FullName, Kind, AddsDeploymentPath, ReachesModels) = (fullName, kind, addsDeploymentPath, reachesModels);
        (AddressStart, AddressEnd, ReadsConnectionString) = (addressStart, addressEnd, readsConnectionString);
    }

    /// <summary>Namespace and name, without the assembly: types move between packages.</summary>
    public string FullName { get; }

    /// <summary>The name without its namespace, for messages.</summary>
    public string Name => FullName.Substring(FullName.LastIndexOf('.') + 1);

    public ClientKind Kind { get; }

    /// <summary>
    /// Whether the client appends <c>/openai/deployments/…</c> to its endpoint. AzureOpenAIClient of Azure.AI.OpenAI 2.x does.
    /// </summary>
    public bool AddsDeploymentPath { get; }

    /// <summary>Whether the client also calls endpoints of a single model, outside any account.</summary>
    public bool ReachesModels { get; }

    /// <summary>What precedes the resource's name in the address that the client makes from it, or null.</summary>
    public string? AddressStart { get; }

    /// <summary>What follows the resource's name in that address, or null.</summary>
    public string? AddressEnd { get; }

    /// <summary>
    /// Whether endpoint and key come from a connection string of the configuration. Without a key it signs in with a token.
    /// </summary>
    public bool ReadsConnectionString { get; }

    /// <summary>Whether the type alone shows that calls go to Azure.</summary>
    public bool IsAzure => Kind != ClientKind.OpenAI;

    /// <summary>Whether the client is OpenAI's own, or built on it, so that it does not know Azure.</summary>
    /// <remarks>The client of Azure.AI.OpenAI 1.x calls both services.</remarks>
    public bool IsPlainOpenAI => Kind == ClientKind.OpenAI && !FullName.StartsWith("Azure.", StringComparison.Ordinal);
}
