using Foundry.Access.Tool.Output;
using Foundry.Analyzers.Catalog;
using Foundry.Analyzers.Clients;

namespace Foundry.Access.Tool.Derivation;

/// <summary>A call whose needs are not known.</summary>
/// <param name="Call">The call.</param>
/// <param name="Reason">The reason, as a word that programs compare.</param>
/// <param name="Text">The reason and what to do, as sentences.</param>
internal sealed record Unfollowed(CallSite Call, string Reason, string Text)
{
    /// <summary>A client that signs in with a key. Roles do not apply to it.</summary>
    public static Unfollowed Key(CallSite call) =>
        new(call, "key", "The client signs in with a key, so no role applies. Use a token credential to derive roles.");

    /// <summary>A client that signs in as a user, whose roles are not the application's.</summary>
    public static Unfollowed User(CallSite call, Role? role, AccessScope scope) => new(
        call,
        "user",
        "The client signs in as a user, so the role is the user's and not the application's. "
        + (role is null ? "" : $"The user needs {role.Name} at the {Words.Show(scope)}."));

    /// <summary>A client whose address may be an account's or a project's, which need different roles.</summary>
    public static Unfollowed AmbiguousEndpoint(CallSite call) => new(
        call,
        "ambiguousEndpoint",
        "The address may be an account's or a project's. Write the end of its path in code, for example '/openai/v1/'.");

    /// <summary>A tool that may search as the project's identity. No template shows its connection.</summary>
    public static Unfollowed SearchConnection(CallSite call) => new(
        call,
        "searchConnection",
        "If the connection to Azure AI Search has no key, the project's identity needs Search Index Data Reader there.");

    /// <summary>What the engine says; null if the call does not go to Foundry or Azure OpenAI.</summary>
    public static Unfollowed? Of(CallSite call, UnfollowedReason reason) => reason switch
    {
        UnfollowedReason.UnknownClient => new(
            call,
            "unknownClient",
            "The construction of the client was not found. Create the client in this project, or register it in its container."),
        UnfollowedReason.UnknownAddress => new(
            call,
            "unknownAddress",
            "The address of the client may be any service's. Write the host in code or in appsettings.json."),
        UnfollowedReason.MayLeave => new(
            call,
            "otherService",
            "The call may reach another service: a transport of your own, a model's endpoint or a connection. Check its access."),
        UnfollowedReason.UnknownOperation => new(
            call, "unknownOperation", "The data action of this call is not known at every address the client may have."),
        UnfollowedReason.Retired => new(call, "retired", "The service is retired. No role makes the call work."),
        UnfollowedReason.Throws => new(
            call, "throws", "The referenced package versions throw here before anything is sent. Update the packages."),
        _ => null,
    };
}
