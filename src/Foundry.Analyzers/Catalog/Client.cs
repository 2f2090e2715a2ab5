namespace Foundry.Analyzers.Catalog;

/// <summary>A client type, or a type whose static methods build or register one.</summary>
internal sealed class Client
{
    public Client(string fullName, ClientKind kind) => (FullName, Kind) = (fullName, kind);

    /// <summary>Namespace and name. The assembly is left out on purpose: types move between packages.</summary>
    public string FullName { get; }

    public ClientKind Kind { get; }

    /// <summary>Whether the type alone proves that calls go to Azure.</summary>
    public bool IsAzure => Kind != ClientKind.OpenAI;
}
