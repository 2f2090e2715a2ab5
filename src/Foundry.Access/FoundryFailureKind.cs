namespace Foundry.Access
{
    /// <summary>The meaning of a failure.</summary>
    internal enum FoundryFailureKind
    {
        /// <summary>The failure is not recognized.</summary>
        Unknown,

        /// <summary>No role of the caller has the data action.</summary>
        MissingRole,

        /// <summary>The token is for another service, or it is missing.</summary>
        WrongAudience,

        /// <summary>The token and the resource belong to different tenants.</summary>
        WrongTenant,

        /// <summary>Entra ID does not know the application in this tenant.</summary>
        ApplicationNotInTenant,

        /// <summary>The resource does not accept keys.</summary>
        KeysDisabled,

        /// <summary>The key does not belong to the resource.</summary>
        InvalidKey,

        /// <summary>The account has no custom subdomain, which tokens require.</summary>
        NoCustomSubdomain,

        /// <summary>The endpoint is that of a region instead of the account.</summary>
        RegionalHost,

        /// <summary>Network rules refuse the caller's address.</summary>
        Firewall,

        /// <summary>The resource refuses calls from public networks.</summary>
        PublicAccessDisabled,

        /// <summary>The call went to another host than that of the account, which belongs to a virtual network.</summary>
        WrongHostForNetwork,

        /// <summary>The evaluation service cannot reach the account.</summary>
        EvaluationBlocked,

        /// <summary>Azure Resource Manager refused an action.</summary>
        ControlPlaneRefused,

        /// <summary>A role grants the action under a condition that does not hold.</summary>
        ConditionNotFulfilled,

        /// <summary>The token or the sign-in has expired.</summary>
        ExpiredToken,

        /// <summary>The service received too many requests. Some clients report that as 401.</summary>
        Throttled,

        /// <summary>No credential of the chain is available.</summary>
        NoCredential,

        /// <summary>Entra ID issued no token, for another reason.</summary>
        SignInFailed,

        /// <summary>The service or a gateway refused, and its text does not say why.</summary>
        Refused,

        /// <summary>The request brought no key or token that the host reads.</summary>
        MissingKey,

        /// <summary>A service that the account or the agent calls, such as storage or search, refused.</summary>
        OtherServiceRefused,

        /// <summary>The secret, certificate or federated credential of the application is missing, wrong or expired.</summary>
        ClientCredentialRefused,

        /// <summary>A user has to sign in again with another factor.</summary>
        InteractionRequired,

        /// <summary>No one has consented to the application's access.</summary>
        ConsentMissing,

        /// <summary>A policy, or the state of the account or application, blocks the sign-in.</summary>
        SignInBlocked,

        /// <summary>The resource has no such deployment.</summary>
        DeploymentNotFound,

        /// <summary>The address is not one that the service serves.</summary>
        WrongAddress,

        /// <summary>The api-version is missing, unknown or too old.</summary>
        WrongApiVersion,

        /// <summary>The project has no such connection.</summary>
        ConnectionNotFound,

        /// <summary>The model or the endpoint does not know the operation.</summary>
        UnsupportedRequest,

        /// <summary>The feature has been retired.</summary>
        RetiredService,
    }
}
