namespace Foundry.Analyzers.Clients;

/// <summary>Why a call of a known member was not read as a service operation.</summary>
internal enum UnfollowedReason
{
    /// <summary>The call was read, or it does not go to Foundry or Azure OpenAI.</summary>
    None,

    /// <summary>The construction of the client was not found.</summary>
    UnknownClient,

    /// <summary>The client was found, and its address may be of any service.</summary>
    UnknownAddress,

    /// <summary>
    /// The call may reach another service: a transport or factory of the user's own, the endpoint of a model or an agent
    /// application, or the target of a connection.
    /// </summary>
    MayLeave,

    /// <summary>No known operation has this member at this kind of endpoint.</summary>
    UnknownOperation,

    /// <summary>The service is retired.</summary>
    Retired,

    /// <summary>The referenced package versions throw before anything is sent.</summary>
    Throws,
}
