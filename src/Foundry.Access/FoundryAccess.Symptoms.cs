namespace Foundry.Access
{
    // The texts are those of the services, letter for letter.
    internal static partial class FoundryAccess
    {
        /// <summary>The refusals of the services, the more specific texts first: the first match counts.</summary>
        private static readonly Symptom[] Symptoms =
        {
            new Symptom(FoundryFailureKind.EvaluationBlocked, new[] { 400, 403 },
                new[] { "raisvc", "UnauthorizedUserAction", "cannnot be finished with reason Forbidden" },
                "The evaluation service could not get through to the account: this is its network, no role. "
                + "Evaluation runs need publicNetworkAccess 'Enabled' with networkAcls.defaultAction 'Allow', "
                + "or an account with network injection and a capability host at the account and at the project; "
                + "bypass 'AzureServices' does not let the service in."),

            new Symptom(FoundryFailureKind.WrongTenant, new[] { 400, 401, 403 },
                new[] { "does not match resource tenant", "Tenant provided in token does not match resource token" },
                "The token is from another tenant than the resource. "
                + "Set TenantId in the options of the credential to the tenant of the resource's subscription, "
                + "or sign in with 'az login --tenant'."),

            new Symptom(FoundryFailureKind.NoCustomSubdomain, new[] { 400, 401, 403 },
                new[] { "provide a custom subdomain for token authentication" },
                "The account has no custom subdomain, and takes no tokens without one. "
                + "Give it one ('az cognitiveservices account update --custom-domain', customSubDomainName in Bicep) "
                + "and use the host with that name."),

            new Symptom(FoundryFailureKind.RegionalHost, new[] { 400, 401, 403 },
                new[] { "Resource Id is badly formed or from wrong namespace" },
                "The endpoint is that of a whole region, which takes no tokens. Use the host of the account: "
                + "https://{account}.services.ai.azure.com or https://{account}.openai.azure.com."),

            new Symptom(FoundryFailureKind.MissingRole, new[] { 401, 403 },
                new[] { "lacks the required data action", "Principal does not have access to API/Operation" },
                null),

            new Symptom(FoundryFailureKind.KeysDisabled, new[] { 401, 403 },
                new[] { "AuthenticationTypeDisabled", "Key based authentication is disabled" },
                "The resource takes no keys (disableLocalAuth). "
                + "Use a TokenCredential such as DefaultAzureCredential, whose identity needs a role with data actions."),

            new Symptom(FoundryFailureKind.InvalidKey, new[] { 401 },
                new[] { "invalid subscription key", "Incorrect API key provided" },
                "The key is not one of this resource, or the endpoint is another resource's."),

            new Symptom(FoundryFailureKind.PublicAccessDisabled, new[] { 400, 401, 403, 500 },
                new[] { "Public access is disabled", "PublicNetworkAccessDisabled" },
                "The resource is closed to public networks; no role opens it. "
                + "Call it through its private endpoint, or set publicNetworkAccess to 'Enabled'."),

            new Symptom(FoundryFailureKind.Firewall, new[] { 403 },
                new[] { "Virtual Network/Firewall rules", "ThrowExceptionDueToTrafficDenied" },
                "The network rules of the resource refuse the address of the caller; no role opens them. "
                + "Call from an allowed network, or allow the address ('az cognitiveservices account network-rule add')."),

            new Symptom(FoundryFailureKind.WrongHostForNetwork, new[] { 403 },
                new[] { "A Virtual Network is configured for this resource" },
                "The account belongs to a virtual network and answers only at its own host: "
                + "https://{account}.services.ai.azure.com or https://{account}.openai.azure.com instead of that of the region."),

            new Symptom(FoundryFailureKind.ConditionNotFulfilled, new[] { 403 },
                new[] { "ABAC condition not fulfilled" },
                "A role of the caller allows this only under a condition, which does not hold here: "
                + "often only some roles may be assigned. Let somebody do it who may assign roles without a condition."),

            new Symptom(FoundryFailureKind.ControlPlaneRefused, new[] { 401, 403 },
                new[] { "AuthorizationFailed", "does not have authorization to perform action" },
                "Azure Resource Manager refused the call. "
                + "It judges actions, not the data actions of roles such as Cognitive Services OpenAI User."),

            new Symptom(FoundryFailureKind.ExpiredToken, new[] { 401 },
                new[] { "ExpiredAuthenticationToken", "token is expired", "token has expired", "TokenExpired" },
                "The token has expired. "
                + "Pass the credential to the client, which renews tokens, instead of a token; check the clock of the machine."),

            new Symptom(FoundryFailureKind.Throttled, new[] { 401, 429 },
                new[] { "rate limit", "Too Many Requests", "Status: 429", "HTTP 429" },
                "The service has had too many requests; access is not the matter. "
                + "Wait as long as Retry-After says, or raise the quota of the deployment."),

            new Symptom(FoundryFailureKind.WrongAudience, new[] { 401 },
                new[] { "audience is incorrect", "Access token is missing, invalid", "InvalidAuthenticationTokenAudience" },
                "The token was refused: it is for another audience, it is missing or has expired, or a key was sent as a token. "
                + "Ask for the scope https://ai.azure.com/.default; a project endpoint takes no other, "
                + "an account endpoint also takes https://cognitiveservices.azure.com/.default."),

            new Symptom(FoundryFailureKind.MissingRole, new[] { 401 }, new[] { "PermissionDenied" }, null),
        };

        /// <summary>The refusals of Entra ID, by error number.</summary>
        private static readonly Symptom[] SignInSymptoms =
        {
            new Symptom(FoundryFailureKind.ApplicationNotInTenant, new int[0],
                new[] { "AADSTS700016:" },
                "The application of the credential is not known in the tenant it signs in to. "
                + "Check the tenant id and the client id; an application of another tenant has to be added to this one first."),

            new Symptom(FoundryFailureKind.WrongTenant, new int[0],
                new[] { "AADSTS50020:", "AADSTS90072:", "AADSTS90002:" },
                "The account of the credential is not known in the tenant it signs in to, or there is no such tenant. "
                + "Set TenantId in the options of the credential to the tenant of the resource's subscription."),

            new Symptom(FoundryFailureKind.WrongAudience, new int[0],
                new[] { "AADSTS70011:", "AADSTS500011:" },
                "Entra ID does not know the scope that was asked for. "
                + "Ask for https://ai.azure.com/.default, the '/.default' included."),

            new Symptom(FoundryFailureKind.ExpiredToken, new int[0],
                new[] { "AADSTS700082:", "AADSTS70043:", "AADSTS50173:" },
                "The sign-in has expired. Sign in again, for example with 'az login'."),
        };
    }
}
