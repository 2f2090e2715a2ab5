namespace Foundry.Analyzers.Catalog;

/// <summary>A member that wraps a client, its receiver or first argument, in a type that calls the same service.</summary>
internal sealed class ClientWrapper
{
    public ClientWrapper(string type, string member, string? wrapped, bool mayRespond, bool mayLeave, bool keepsClient)
    {
        (Type, Member, Wrapped) = (type, member, wrapped);
        (MayRespond, MayLeave, KeepsClient) = (mayRespond, mayLeave, keepsClient);
    }

    /// <summary>The full name of the type that declares the member.</summary>
    public string Type { get; }

    public string Member { get; }

    /// <summary>The full name of the client that is wrapped, or null for every other overload.</summary>
    public string? Wrapped { get; }

    /// <summary>Whether the wrapper may respond without a call of the service, as a cache does.</summary>
    public bool MayRespond { get; }

    /// <summary>Whether the calls may need other permissions than those of the client.</summary>
    public bool MayLeave { get; }

    /// <summary>Whether the functions passed to the member never replace the client.</summary>
    public bool KeepsClient { get; }
}
