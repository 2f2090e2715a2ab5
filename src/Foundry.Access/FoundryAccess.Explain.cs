#pragma warning disable IDE0161 // a namespace without braces is newer than C# 7.3
#pragma warning disable IDE0065 // directives inside the namespace win over types of the user's own namespace Foundry and over global usings

namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Globalization;
    using global::System.Linq;
    using global::Azure;

    internal static partial class FoundryAccess
    {
        private const int MostExceptions = 100;

        /// <summary>Says what a failure of a call to Microsoft Foundry, Azure OpenAI or Entra ID means and what to do about it.</summary>
        /// <remarks>Looks through inner exceptions. A failure it does not know stays <see cref="FoundryFailureKind.Unknown"/>.</remarks>
        /// <example>
        /// <code>
        /// catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))
        /// {
        ///     Console.Error.WriteLine(FoundryAccess.Explain(ex));
        ///     throw;
        /// }
        /// </code>
        /// </example>
        public static FoundryDiagnosis Explain(Exception exception)
        {
            NotNull(exception, nameof(exception));
            int status = 0;
            foreach (var one in WithInner(exception))
            {
                var failure = Failure.Of(one);
                var diagnosis = failure?.Diagnose(exception);
                if (diagnosis != null)
                    return diagnosis;
                status = status == 0 && failure != null ? failure.Status : status;
            }

            return new FoundryDiagnosis(FoundryFailureKind.Unknown, status, exception, status == 0
                ? "This is no known refusal; the exception itself says what there is to know."
                : "The service answered " + status.ToString(CultureInfo.InvariantCulture) + " without a known reason; the exception itself says what there is to know.");
        }

        /// <summary>Whether a failure is one of access: a refusal by the service, its network or Entra ID. Throttling is none.</summary>
        public static bool IsAccessFailure(Exception exception)
        {
            var diagnosis = Explain(exception);
            return diagnosis.Kind == FoundryFailureKind.Unknown ? diagnosis.Status == 401 || diagnosis.Status == 403 : diagnosis.Kind != FoundryFailureKind.Throttled;
        }

        /// <summary>Reads what the typed exception knows. Has no body where System.ClientModel is not there; then the message has to do.</summary>
        static partial void ReadClientResult(Exception exception, ref int status, ref string content);

        /// <summary>The exception, then what is inside, the outer ones first.</summary>
        private static IEnumerable<Exception> WithInner(Exception exception)
        {
            var open = new Queue<Exception>();
            open.Enqueue(exception);
            for (int i = 0; open.Count > 0 && i < MostExceptions; i++)
            {
                var next = open.Dequeue();
                yield return next;
                if (next is AggregateException several)
                {
                    foreach (var inner in several.InnerExceptions)
                        open.Enqueue(inner);
                }
                else if (next.InnerException != null)
                {
                    open.Enqueue(next.InnerException);
                }
            }
        }

        /// <summary>One exception of a client: its status and its texts.</summary>
        private sealed class Failure
        {
            private const string CredentialUnavailable = "Azure.Identity.CredentialUnavailableException";
            private const string AuthenticationFailed = "Azure.Identity.AuthenticationFailedException";
            private const string ClientResult = "System.ClientModel.ClientResultException";

            private readonly Exception exception;
            private readonly string type;
            private readonly string text;

            private Failure(Exception exception, string type, int status, string text)
            {
                this.exception = exception;
                this.type = type;
                this.text = text;
                Status = status;
            }

            public int Status { get; }

            /// <summary>The failure an exception stands for, or null where it is no client's.</summary>
            public static Failure Of(Exception exception)
            {
                if (exception is FoundryAccessException)
                    return new Failure(exception, "", 0, "");
                if (exception is RequestFailedException request)
                    return new Failure(exception, "", request.Status, request.ErrorCode + "\n" + request.Message);

                // By name: the packages of these types need not be there, and Azure.Identity's types have moved between packages.
                for (var type = exception.GetType(); type != null; type = type.BaseType)
                {
                    switch (type.FullName)
                    {
                        case CredentialUnavailable:
                        case AuthenticationFailed:
                            return new Failure(exception, type.FullName, 0, exception.Message);
                        case ClientResult:
                            int status = StatusIn(exception.Message);
                            string content = null;
                            ReadClientResult(exception, ref status, ref content);
                            return new Failure(exception, type.FullName, status, exception.Message + "\n" + content);
                    }
                }

                return null;
            }

            /// <summary>What it means, or null where that is not known.</summary>
            public FoundryDiagnosis Diagnose(Exception original)
            {
                if (exception is FoundryAccessException denied)
                    return new FoundryDiagnosis(FoundryFailureKind.MissingRole, 0, original, denied.Message, denied.Denied[0].DataAction, denied.Role, denied.ObjectId, denied.Denied[0].ResourceId);
                if (type == CredentialUnavailable || type == AuthenticationFailed)
                    return DiagnoseSignIn(original);

                foreach (var symptom in Symptoms)
                {
                    if (!symptom.Fits(Status, text))
                        continue;

                    switch (symptom.Kind)
                    {
                        case FoundryFailureKind.MissingRole:
                            return MissingRole(original);
                        case FoundryFailureKind.ControlPlaneRefused:
                            return ControlPlaneRefused(original, symptom.Message);
                        case FoundryFailureKind.WrongAudience when IsFromAzureOpenAI:
                            return new FoundryDiagnosis(symptom.Kind, Status, original, symptom.Message + " If only some calls fail, it is throttling: " + DoubledHeader);
                        default:
                            return new FoundryDiagnosis(symptom.Kind, Status, original, symptom.Message);
                    }
                }

                return Status == 401 && IsFromAzureOpenAI
                    ? new FoundryDiagnosis(FoundryFailureKind.Throttled, Status, original, "A 401 without a reason, which can be throttling: " + DoubledHeader)
                    : null;
            }

            private const string DoubledHeader = "Azure.AI.OpenAI up to 2.0.0 sends the authorization twice when it repeats a call after 429, and the service refuses that with 401. Update to 2.1.0 or later.";

            private bool IsFromAzureOpenAI
            {
                get { return exception.Source == "Azure.AI.OpenAI"; }
            }

            private FoundryDiagnosis DiagnoseSignIn(Exception original)
            {
                var symptom = SignInSymptoms.FirstOrDefault(one => one.Fits(0, text));
                if (symptom != null)
                    return new FoundryDiagnosis(symptom.Kind, 0, original, symptom.Message);

                return type == CredentialUnavailable
                    ? new FoundryDiagnosis(FoundryFailureKind.NoCredential, 0, original, "No credential is there to sign in with. On a developer's machine sign in with 'az login'; in Azure give the program a managed identity, and name a user-assigned one by its client id (AZURE_CLIENT_ID).")
                    : new FoundryDiagnosis(FoundryFailureKind.SignInFailed, 0, original, "Entra ID gave no token; the exception says why. Nothing was asked of the service yet, so no role is missing so far.");
            }

            private FoundryDiagnosis MissingRole(Exception original)
            {
                string action = Quoted("lacks the required data action", FoundryRequirement.IsDataAction);
                string principal = Quoted("The principal", IsGuid);
                var role = action == null ? LeastRoles.FoundryUser : LeastRoles.Granting(action).FirstOrDefault();
                string who = principal == null ? "The caller" : "The caller (object id " + principal + ")";
                string message = action == null
                    ? who + " has no role that allows this call. Assign a role with data actions, such as Foundry User (" + LeastRoles.FoundryUser.Id + "), at the account; Owner and Contributor have none."
                    : who + " lacks the data action " + action + ". The least role with it is " + (role == null ? "not known" : role.Name + " (" + role.Id + ")")
                        + "; assign it at the " + (FoundryRequirement.IsJudgedAtProject(action) ? "project or its account" : "account, a project is not enough") + ".";
                return new FoundryDiagnosis(FoundryFailureKind.MissingRole, Status, original, message + " An assignment takes 5 to 10 minutes to have effect.", action, role, principal, null);
            }

            private FoundryDiagnosis ControlPlaneRefused(Exception original, string message)
            {
                string action = Quoted("to perform action", FoundryRequirement.IsDataAction);
                string principal = Quoted("with object id", IsGuid);
                string scope = Quoted("over scope", ResourceIds.IsScope);
                var role = action == null ? null : LeastRoles.Granting(action).FirstOrDefault();
                string details = action == null ? "" : " Missing is the action " + action + (scope == null ? "" : " at " + scope) + (role == null ? "." : "; the least role with it is " + role.Name + " (" + role.Id + ").");
                return new FoundryDiagnosis(FoundryFailureKind.ControlPlaneRefused, Status, original, message + details, action, role, principal, scope);
            }

            /// <summary>The quoted word after some words, or null where it is not what is expected.</summary>
            private string Quoted(string after, Func<string, bool> isExpected)
            {
                int at = text.IndexOf(after, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                    return null;
                string rest = text.Substring(at + after.Length, Math.Min(text.Length - at - after.Length, 1000)).TrimStart(Quotes);
                int end = rest.IndexOfAny(Quotes);
                string word = end < 0 ? rest : rest.Substring(0, end);
                return isExpected(word) ? word : null;
            }

            private static readonly char[] Quotes = { ' ', '`', '\'', '"', '\n', '\r' };

            private static bool IsGuid(string text)
            {
                return Guid.TryParseExact(text, "D", out _);
            }

            /// <summary>The status as System.ClientModel (<c>Status: 401 (</c>) and OpenAI (<c>HTTP 401 (</c>) write it, or 0.</summary>
            private static int StatusIn(string message)
            {
                foreach (string before in new[] { "HTTP ", "Status: " })
                {
                    int at = message.IndexOf(before, StringComparison.Ordinal);
                    if (at >= 0 && at + before.Length + 3 <= message.Length
                        && int.TryParse(message.Substring(at + before.Length, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int status))
                        return status;
                }

                return 0;
            }
        }

        /// <summary>The texts by which services say one thing, and what it means.</summary>
        private sealed class Symptom
        {
            private readonly int[] statuses;
            private readonly string[] texts;

            public Symptom(FoundryFailureKind kind, int[] statuses, string[] texts, string message)
            {
                this.statuses = statuses;
                this.texts = texts;
                Kind = kind;
                Message = message;
            }

            public FoundryFailureKind Kind { get; }

            public string Message { get; }

            /// <summary>One of the texts, with one of the statuses where the status is known.</summary>
            public bool Fits(int status, string text)
            {
                return (status == 0 || statuses.Contains(status)) && texts.Any(one => text.IndexOf(one, StringComparison.OrdinalIgnoreCase) >= 0);
            }
        }

        /// <summary>The refusals of the services, the more telling texts first.</summary>
        private static readonly Symptom[] Symptoms =
        {
            new Symptom(FoundryFailureKind.EvaluationBlocked, new[] { 400, 403 }, new[] { "raisvc", "UnauthorizedUserAction", "cannnot be finished with reason Forbidden" },
                "The evaluation service could not get through to the account: this is its network, no role. Evaluation runs need publicNetworkAccess 'Enabled' with networkAcls.defaultAction 'Allow', or an account with network injection; bypass 'AzureServices' does not let the service in."),
            new Symptom(FoundryFailureKind.WrongTenant, new[] { 400, 401, 403 }, new[] { "does not match resource tenant", "Tenant provided in token does not match resource token" },
                "The token is from another tenant than the resource. Set TenantId in the options of the credential to the tenant of the resource's subscription, or sign in with 'az login --tenant'."),
            new Symptom(FoundryFailureKind.NoCustomSubdomain, new[] { 400, 401, 403 }, new[] { "provide a custom subdomain for token authentication" },
                "The account has no custom subdomain, and takes no tokens without one. Give it one ('az cognitiveservices account update --custom-domain', customSubDomainName in Bicep) and use the host with that name."),
            new Symptom(FoundryFailureKind.RegionalHost, new[] { 400, 401, 403 }, new[] { "Resource Id is badly formed or from wrong namespace" },
                "The endpoint is that of a whole region, which takes no tokens. Use the host of the account: https://{account}.services.ai.azure.com or https://{account}.openai.azure.com."),
            new Symptom(FoundryFailureKind.MissingRole, new[] { 401, 403 }, new[] { "lacks the required data action", "Principal does not have access to API/Operation" }, null),
            new Symptom(FoundryFailureKind.KeysDisabled, new[] { 401, 403 }, new[] { "AuthenticationTypeDisabled", "Key based authentication is disabled" },
                "The resource takes no keys (disableLocalAuth). Use a TokenCredential such as DefaultAzureCredential, whose identity needs a role with data actions."),
            new Symptom(FoundryFailureKind.InvalidKey, new[] { 401 }, new[] { "invalid subscription key", "Incorrect API key provided" },
                "The key is not one of this resource, or the endpoint is another resource's."),
            new Symptom(FoundryFailureKind.PublicAccessDisabled, new[] { 400, 401, 403, 500 }, new[] { "Public access is disabled", "PublicNetworkAccessDisabled" },
                "The resource is closed to public networks; no role opens it. Call it through its private endpoint, or set publicNetworkAccess to 'Enabled'."),
            new Symptom(FoundryFailureKind.Firewall, new[] { 403 }, new[] { "Virtual Network/Firewall rules", "ThrowExceptionDueToTrafficDenied" },
                "The network rules of the resource refuse the address of the caller; no role opens them. Call from an allowed network, or allow the address ('az cognitiveservices account network-rule add')."),
            new Symptom(FoundryFailureKind.WrongHostForNetwork, new[] { 403 }, new[] { "A Virtual Network is configured for this resource" },
                "The account belongs to a virtual network and answers only at its own host: https://{account}.services.ai.azure.com or https://{account}.openai.azure.com instead of that of the region."),
            new Symptom(FoundryFailureKind.ConditionNotFulfilled, new[] { 403 }, new[] { "ABAC condition not fulfilled" },
                "A role of the caller allows this only under a condition, which does not hold here: often only some roles may be assigned. Let somebody do it who may assign roles without a condition."),
            new Symptom(FoundryFailureKind.ControlPlaneRefused, new[] { 401, 403 }, new[] { "AuthorizationFailed", "does not have authorization to perform action" },
                "Azure Resource Manager refused the call. It judges actions, not the data actions of roles such as Cognitive Services OpenAI User."),
            new Symptom(FoundryFailureKind.ExpiredToken, new[] { 401 }, new[] { "ExpiredAuthenticationToken", "token is expired", "token has expired", "TokenExpired" },
                "The token has expired. Pass the credential to the client, which renews tokens, instead of a token; check the clock of the machine."),
            new Symptom(FoundryFailureKind.Throttled, new[] { 401, 429 }, new[] { "rate limit", "Too Many Requests", "Status: 429", "HTTP 429" },
                "The service has had too many requests; access is not the matter. Wait as long as Retry-After says, or raise the quota of the deployment."),
            new Symptom(FoundryFailureKind.WrongAudience, new[] { 401 }, new[] { "audience is incorrect", "Access token is missing, invalid", "InvalidAuthenticationTokenAudience" },
                "The token was refused: it is for another audience, it is missing or has expired, or a key was sent as a token. Ask for the scope https://ai.azure.com/.default; a project endpoint takes no other, an account endpoint also takes https://cognitiveservices.azure.com/.default."),
            new Symptom(FoundryFailureKind.MissingRole, new[] { 401 }, new[] { "PermissionDenied" }, null),
        };

        /// <summary>The refusals of Entra ID, by the number they begin with.</summary>
        private static readonly Symptom[] SignInSymptoms =
        {
            new Symptom(FoundryFailureKind.ApplicationNotInTenant, new int[0], new[] { "AADSTS700016:" },
                "The application of the credential is not known in the tenant it signs in to. Check the tenant id and the client id; an application of another tenant has to be added to this one first."),
            new Symptom(FoundryFailureKind.WrongTenant, new int[0], new[] { "AADSTS50020:", "AADSTS90072:", "AADSTS90002:" },
                "The account of the credential is not known in the tenant it signs in to, or there is no such tenant. Set TenantId in the options of the credential to the tenant of the resource's subscription."),
            new Symptom(FoundryFailureKind.WrongAudience, new int[0], new[] { "AADSTS70011:", "AADSTS500011:" },
                "Entra ID does not know the scope that was asked for. Ask for https://ai.azure.com/.default, the '/.default' included."),
            new Symptom(FoundryFailureKind.ExpiredToken, new int[0], new[] { "AADSTS700082:", "AADSTS70043:", "AADSTS50173:" },
                "The sign-in has expired. Sign in again, for example with 'az login'."),
        };
    }

    /// <summary>What a failure means.</summary>
    internal enum FoundryFailureKind
    {
        /// <summary>None of the known ones.</summary>
        Unknown,

        /// <summary>No role of the caller has the data action.</summary>
        MissingRole,

        /// <summary>The token is for another service, or there is none.</summary>
        WrongAudience,

        /// <summary>Token and resource are of different tenants.</summary>
        WrongTenant,

        /// <summary>Entra ID does not know the application in this tenant.</summary>
        ApplicationNotInTenant,

        /// <summary>The resource takes no keys.</summary>
        KeysDisabled,

        /// <summary>The key is not one of the resource.</summary>
        InvalidKey,

        /// <summary>The account has no host of its own, which tokens need.</summary>
        NoCustomSubdomain,

        /// <summary>The endpoint is a region's, not the account's.</summary>
        RegionalHost,

        /// <summary>Network rules refuse the caller's address.</summary>
        Firewall,

        /// <summary>The resource is closed to public networks.</summary>
        PublicAccessDisabled,

        /// <summary>An account of a virtual network was called at a host that is not its own.</summary>
        WrongHostForNetwork,

        /// <summary>The evaluation service could not get through to the account.</summary>
        EvaluationBlocked,

        /// <summary>Azure Resource Manager refused an action.</summary>
        ControlPlaneRefused,

        /// <summary>A role allows it under a condition that does not hold.</summary>
        ConditionNotFulfilled,

        /// <summary>The token or the sign-in is too old.</summary>
        ExpiredToken,

        /// <summary>Too many requests; some clients show that as 401.</summary>
        Throttled,

        /// <summary>No credential of the chain is there.</summary>
        NoCredential,

        /// <summary>Entra ID gave no token, for another reason.</summary>
        SignInFailed,
    }

    /// <summary>What a failure means, and what to do about it.</summary>
    internal sealed class FoundryDiagnosis
    {
        internal FoundryDiagnosis(FoundryFailureKind kind, int status, Exception original, string message, string dataAction = null, FoundryRole role = null, string principalId = null, string scope = null)
        {
            Kind = kind;
            Status = status;
            Original = original;
            Message = message;
            DataAction = dataAction;
            Role = role;
            PrincipalId = principalId;
            Scope = scope;
        }

        public FoundryFailureKind Kind { get; }

        /// <summary>The status of the response, or 0 where there was none or it is not known.</summary>
        public int Status { get; }

        /// <summary>What is wrong and what to do. Of the text of the service it holds identifiers only.</summary>
        public string Message { get; }

        /// <summary>The missing data action, or action of Azure Resource Manager, or null.</summary>
        public string DataAction { get; }

        /// <summary>The least role with it, or null where none is known.</summary>
        public FoundryRole Role { get; }

        /// <summary>The object id of the refused caller, or null.</summary>
        public string PrincipalId { get; }

        /// <summary>Where it is missing, or null.</summary>
        public string Scope { get; }

        /// <summary>The exception that was given.</summary>
        public Exception Original { get; }

        public override string ToString()
        {
            return Message;
        }
    }
}
