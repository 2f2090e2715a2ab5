namespace Foundry.Analyzers.Tests;

/// <summary>What the fixes write for the managed identity of a host, system-assigned or user-assigned.</summary>
internal static class HostIdentity
{
    public const string ClientId = "Environment.GetEnvironmentVariable(\"AZURE_CLIENT_ID\")";

    public const string Id =
        ClientId + " is { Length: > 0 } clientId ? ManagedIdentityId.FromUserAssignedClientId(clientId) : "
        + "ManagedIdentityId.SystemAssigned";

    /// <summary>The creation without <c>new</c>.</summary>
    public const string Credential = "ManagedIdentityCredential(" + Id + ")";
}
