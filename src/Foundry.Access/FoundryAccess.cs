#define TRACE // the attribute of Trace.TraceWarning asks the calling source for it, whatever the project defines
#pragma warning disable IDE0161 // a namespace without braces is newer than C# 7.3
#pragma warning disable IDE0065 // directives inside the namespace win over types of the user's own namespace Foundry and over global usings

namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Concurrent;
    using global::System.Collections.Generic;
    using global::System.Diagnostics;
    using global::System.Globalization;
    using global::System.Linq;
    using global::System.Runtime.CompilerServices;
    using global::System.Text;
    using global::System.Text.Json;
    using global::System.Threading;
    using global::System.Threading.Tasks;
    using global::Azure;
    using global::Azure.Core;
    using global::Azure.Core.Pipeline;
    using ActionPattern = global::Foundry.Analyzers.Catalog.ActionPattern;

    /// <summary>Checks, before a call to Microsoft Foundry, whether the caller may make it, and explains, after a refused call, why it was refused.</summary>
    /// <remarks>
    /// The check asks Azure Resource Manager for the caller's own permissions at a resource. It sees role assignments, inherited ones and those
    /// of groups included. It sees no networks, no deny assignments, no role that is only eligible, and no other identity than the caller's:
    /// what the managed identity of a project may do stays open. A check that cannot be made is <see cref="FoundryAccessState.Unknown"/>,
    /// never <see cref="FoundryAccessState.Denied"/>, so it does not replace the handling of refusals.
    /// </remarks>
    internal static partial class FoundryAccess
    {
        /// <summary>The environment variable with the resource id of the Foundry project, as the Azure Developer CLI writes it.</summary>
        public const string ProjectIdVariable = "AZURE_AI_PROJECT_ID";

        private static readonly FoundryAccessOptions DefaultOptions = new FoundryAccessOptions();
        private static readonly ConcurrentDictionary<string, bool> Said = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);

        /// <summary>Throws when the caller is known to lack a data action that the program needs at its Foundry project, or at the account of the project.</summary>
        /// <remarks>
        /// The project is the one whose resource id stands in the environment variable <c>AZURE_AI_PROJECT_ID</c>. Data actions of
        /// <c>Microsoft.CognitiveServices/accounts/AIServices</c> are judged at the project, all others (models, evaluations of OpenAI, speech) at
        /// its account, because that is where the service judges them. Where the variable is not set, nothing is checked; a trace warning says so once.
        /// </remarks>
        /// <param name="credential">The credential of the client whose call is to be checked.</param>
        /// <param name="dataActions">What is needed, all of it; alternatives of which one is enough are separated by <c>|</c>.</param>
        /// <exception cref="FoundryAccessException">A data action is missing.</exception>
        public static Task EnsureProjectAsync(TokenCredential credential, params string[] dataActions)
        {
            return EnsureProjectAsync(credential, dataActions, null, CancellationToken.None);
        }

        /// <inheritdoc cref="EnsureProjectAsync(TokenCredential, string[])"/>
        public static Task EnsureProjectAsync(TokenCredential credential, IEnumerable<string> dataActions, FoundryAccessOptions options = null, CancellationToken cancellationToken = default)
        {
            return EnsureCoreAsync(true, NotNull(credential, nameof(credential)), AtProject(dataActions), options, cancellationToken);
        }

        /// <inheritdoc cref="EnsureProjectAsync(TokenCredential, string[])"/>
        public static void EnsureProject(TokenCredential credential, params string[] dataActions)
        {
            EnsureProject(credential, dataActions, null, CancellationToken.None);
        }

        /// <inheritdoc cref="EnsureProjectAsync(TokenCredential, string[])"/>
        public static void EnsureProject(TokenCredential credential, IEnumerable<string> dataActions, FoundryAccessOptions options = null, CancellationToken cancellationToken = default)
        {
            EnsureCoreAsync(false, NotNull(credential, nameof(credential)), AtProject(dataActions), options, cancellationToken).GetAwaiter().GetResult();
        }

        /// <summary>Throws when the caller is known to lack a data action at a resource.</summary>
        /// <param name="credential">The credential of the client whose call is to be checked.</param>
        /// <param name="resourceId">The resource: <c>/subscriptions/…/providers/Microsoft.CognitiveServices/accounts/{account}</c>, or a project of it with <c>/projects/{project}</c> behind.</param>
        /// <param name="dataActions">What is needed, all of it; alternatives of which one is enough are separated by <c>|</c>.</param>
        /// <exception cref="FoundryAccessException">A data action is missing.</exception>
        /// <exception cref="ArgumentException">The resource id is none.</exception>
        public static Task EnsureAsync(TokenCredential credential, string resourceId, IEnumerable<string> dataActions, CancellationToken cancellationToken = default)
        {
            return EnsureAsync(credential, At(credential, resourceId, dataActions), null, cancellationToken);
        }

        /// <summary>Throws when the caller is known to lack a data action at one of several resources.</summary>
        /// <exception cref="FoundryAccessException">A data action is missing.</exception>
        public static Task EnsureAsync(TokenCredential credential, IEnumerable<FoundryRequirement> requirements, FoundryAccessOptions options = null, CancellationToken cancellationToken = default)
        {
            return EnsureCoreAsync(true, NotNull(credential, nameof(credential)), ListOf(requirements), options, cancellationToken);
        }

        /// <inheritdoc cref="EnsureAsync(TokenCredential, string, IEnumerable{string}, CancellationToken)"/>
        public static void Ensure(TokenCredential credential, string resourceId, IEnumerable<string> dataActions, CancellationToken cancellationToken = default)
        {
            Ensure(credential, At(credential, resourceId, dataActions), null, cancellationToken);
        }

        /// <inheritdoc cref="EnsureAsync(TokenCredential, IEnumerable{FoundryRequirement}, FoundryAccessOptions, CancellationToken)"/>
        public static void Ensure(TokenCredential credential, IEnumerable<FoundryRequirement> requirements, FoundryAccessOptions options = null, CancellationToken cancellationToken = default)
        {
            EnsureCoreAsync(false, NotNull(credential, nameof(credential)), ListOf(requirements), options, cancellationToken).GetAwaiter().GetResult();
        }

        /// <summary>Whether the caller has some data actions at a resource: one answer for each.</summary>
        /// <inheritdoc cref="EnsureAsync(TokenCredential, string, IEnumerable{string}, CancellationToken)"/>
        public static Task<IReadOnlyList<FoundryAccessResult>> CheckAsync(TokenCredential credential, string resourceId, IEnumerable<string> dataActions, CancellationToken cancellationToken = default)
        {
            return CheckAsync(credential, At(credential, resourceId, dataActions), null, cancellationToken);
        }

        /// <summary>Whether the caller has some data actions at several resources: one answer for each.</summary>
        public static Task<IReadOnlyList<FoundryAccessResult>> CheckAsync(TokenCredential credential, IEnumerable<FoundryRequirement> requirements, FoundryAccessOptions options = null, CancellationToken cancellationToken = default)
        {
            return CheckerFor(NotNull(credential, nameof(credential)), options).CheckAsync(true, ListOf(requirements), cancellationToken);
        }

        /// <inheritdoc cref="CheckAsync(TokenCredential, string, IEnumerable{string}, CancellationToken)"/>
        public static IReadOnlyList<FoundryAccessResult> Check(TokenCredential credential, string resourceId, IEnumerable<string> dataActions, CancellationToken cancellationToken = default)
        {
            return Check(credential, At(credential, resourceId, dataActions), null, cancellationToken);
        }

        /// <inheritdoc cref="CheckAsync(TokenCredential, IEnumerable{FoundryRequirement}, FoundryAccessOptions, CancellationToken)"/>
        public static IReadOnlyList<FoundryAccessResult> Check(TokenCredential credential, IEnumerable<FoundryRequirement> requirements, FoundryAccessOptions options = null, CancellationToken cancellationToken = default)
        {
            return CheckerFor(NotNull(credential, nameof(credential)), options).CheckAsync(false, ListOf(requirements), cancellationToken).GetAwaiter().GetResult();
        }

        private static async Task EnsureCoreAsync(bool async, TokenCredential credential, IReadOnlyList<FoundryRequirement> requirements, FoundryAccessOptions options, CancellationToken cancellationToken)
        {
            var checker = CheckerFor(credential, options);
            var results = await checker.CheckAsync(async, requirements, cancellationToken).ConfigureAwait(false);
            var denied = results.Where(result => result.State == FoundryAccessState.Denied).ToArray();
            if (denied.Length > 0)
                throw new FoundryAccessException(denied, checker.Principal);

            foreach (var result in results)
            {
                if (result.State == FoundryAccessState.Unknown)
                    SayOnce(result.Reason);
            }
        }

        private static PermissionChecker CheckerFor(TokenCredential credential, FoundryAccessOptions options)
        {
            options = options ?? DefaultOptions;
            return options.Checkers.GetValue(credential, key => new PermissionChecker(key, options));
        }

        private static IReadOnlyList<FoundryRequirement> At(TokenCredential credential, string resourceId, IEnumerable<string> dataActions)
        {
            NotNull(credential, nameof(credential));
            return new[] { new FoundryRequirement(resourceId, dataActions) };
        }

        private static IReadOnlyList<FoundryRequirement> AtProject(IEnumerable<string> dataActions)
        {
            var actions = FoundryRequirement.Validated(dataActions);
            string id = Environment.GetEnvironmentVariable(ProjectIdVariable);
            if (string.IsNullOrWhiteSpace(id))
            {
                SayOnce(ProjectIdVariable + " is not set, so it is unknown at which Foundry project to look; set it to the resource id of the project (" + ResourceIds.ProjectForm + ").");
                return new FoundryRequirement[0];
            }

            string project = ResourceIds.Validated(id, ProjectIdVariable);
            string account = ResourceIds.AccountOf(project);
            if (account == null)
            {
                SayOnce(ProjectIdVariable + " is not the resource id of a Foundry project (" + ResourceIds.ProjectForm + ").");
                return new FoundryRequirement[0];
            }

            return actions.GroupBy(FoundryRequirement.IsJudgedAtProject).Select(group => new FoundryRequirement(group.Key ? project : account, group)).ToArray();
        }

        private static IReadOnlyList<FoundryRequirement> ListOf(IEnumerable<FoundryRequirement> requirements)
        {
            var list = NotNull(requirements, nameof(requirements)).ToArray();
            if (list.Contains(null))
                throw new ArgumentException("A requirement is null.", nameof(requirements));
            return list;
        }

        private static T NotNull<T>(T value, string name) where T : class
        {
            return value ?? throw new ArgumentNullException(name);
        }

        /// <summary>Reasons hold no ids, so that there are few of them.</summary>
        private static void SayOnce(string reason)
        {
            if (Said.TryAdd(reason, true))
                Trace.TraceWarning("FoundryAccess: permissions were not checked. " + reason);
        }
    }

    /// <summary>Whether the caller has a data action.</summary>
    internal enum FoundryAccessState
    {
        /// <summary>No role of the caller grants it.</summary>
        Denied,

        /// <summary>It could not be found out.</summary>
        Unknown,

        Granted,
    }

    /// <summary>Data actions that are needed at one resource.</summary>
    internal sealed class FoundryRequirement
    {
        private const char Or = '|';
        private const string ProjectPrefix = "Microsoft.CognitiveServices/accounts/AIServices/";

        /// <param name="resourceId">The resource id of the account, the project or another resource.</param>
        /// <param name="dataActions">What is needed, all of it; alternatives of which one is enough are separated by <c>|</c>.</param>
        public FoundryRequirement(string resourceId, IEnumerable<string> dataActions)
        {
            ResourceId = ResourceIds.Validated(resourceId ?? throw new ArgumentNullException(nameof(resourceId)), nameof(resourceId));
            DataActions = Validated(dataActions);
        }

        public string ResourceId { get; }

        public IReadOnlyList<string> DataActions { get; }

        internal static IReadOnlyList<string> Validated(IEnumerable<string> dataActions)
        {
            var actions = (dataActions ?? throw new ArgumentNullException(nameof(dataActions))).ToArray();
            if (actions.Length == 0 || !actions.All(action => action != null && Alternatives(action).All(IsDataAction)))
                throw new ArgumentException("At least one data action is expected, and each as in 'Microsoft.CognitiveServices/accounts/AIServices/agents/write'.", nameof(dataActions));
            return actions;
        }

        internal static string[] Alternatives(string dataAction)
        {
            return dataAction.Split(Or);
        }

        /// <summary>Where the service judges it: what a project has of its own at the project, everything else at the account.</summary>
        internal static bool IsJudgedAtProject(string dataAction)
        {
            return Alternatives(dataAction).Any(action => action.StartsWith(ProjectPrefix, StringComparison.OrdinalIgnoreCase));
        }

        internal static bool IsDataAction(string text)
        {
            return text.IndexOf('/') > 0 && text.All(c => c < 128 && (char.IsLetterOrDigit(c) || "/.-_:*".IndexOf(c) >= 0));
        }
    }

    /// <summary>The answer for one data action at one resource.</summary>
    internal sealed class FoundryAccessResult
    {
        internal FoundryAccessResult(string resourceId, string dataAction, FoundryAccessState state, string reason)
        {
            ResourceId = resourceId;
            DataAction = dataAction;
            State = state;
            Reason = reason;
        }

        public string ResourceId { get; }

        /// <summary>The data action as it was asked for.</summary>
        public string DataAction { get; }

        public FoundryAccessState State { get; }

        /// <summary>Why, in a sentence.</summary>
        public string Reason { get; }

        public override string ToString()
        {
            return State + ": " + DataAction + " at " + ResourceId + ". " + Reason;
        }
    }

    /// <summary>How permissions are asked for; retries, logging and the transport are those of every Azure client.</summary>
    internal sealed class FoundryAccessOptions : ClientOptions
    {
        private Uri endpoint = new Uri("https://management.azure.com");
        private string scope;

        public FoundryAccessOptions()
        {
            // A check is no reason to keep a program waiting for minutes.
            Retry.MaxRetries = 2;
            Retry.NetworkTimeout = TimeSpan.FromSeconds(20);

            // The user agent would be the name and version of the program, and Azure.Core throws where its assembly has no version.
            Diagnostics.IsTelemetryEnabled = false;
        }

        /// <summary>The endpoint of Azure Resource Manager: <c>https://management.azure.com</c>, or that of a sovereign cloud, such as <c>https://management.usgovcloudapi.net</c>.</summary>
        /// <exception cref="ArgumentException">It is not https.</exception>
        public Uri ResourceManagerEndpoint
        {
            get { return endpoint; }
            set
            {
                if (value == null)
                    throw new ArgumentNullException(nameof(value));
                if (!value.IsAbsoluteUri || value.Scheme != Uri.UriSchemeHttps || value.UserInfo.Length + value.Query.Length + value.Fragment.Length > 0)
                    throw new ArgumentException("The endpoint of Azure Resource Manager has to be an https address, such as https://management.azure.com: a token is sent to it.", nameof(value));
                endpoint = value;
            }
        }

        /// <summary>The scope of the token; if not set, that of the endpoint: <c>https://management.azure.com/.default</c>.</summary>
        public string Scope
        {
            get { return scope ?? endpoint.GetLeftPart(UriPartial.Authority) + "/.default"; }
            set { scope = value; }
        }

        /// <summary>How long a positive answer counts; other answers are never kept.</summary>
        public TimeSpan CacheDuration { get; set; } = TimeSpan.FromMinutes(5);

        /// <summary>What was learnt with each credential; it goes when the credential goes.</summary>
        internal ConditionalWeakTable<TokenCredential, PermissionChecker> Checkers { get; } = new ConditionalWeakTable<TokenCredential, PermissionChecker>();
    }

    /// <summary>A role, by GUID because names of roles change.</summary>
    internal sealed class FoundryRole
    {
        internal FoundryRole(string id, string name)
        {
            Id = id;
            Name = name;
        }

        public string Id { get; }

        public string Name { get; }
    }

    /// <summary>The caller is known to lack a data action.</summary>
    /// <remarks>The message says who lacks what and where, and the command that grants it. It never holds a token.</remarks>
    internal sealed class FoundryAccessException : Exception
    {
        internal FoundryAccessException(IReadOnlyList<FoundryAccessResult> denied, TokenPrincipal principal)
            : base(Describe(denied, principal))
        {
            Denied = denied;
            ObjectId = principal.ObjectId;
            Role = RolesFor(denied).FirstOrDefault();
        }

        /// <summary>What is missing.</summary>
        public IReadOnlyList<FoundryAccessResult> Denied { get; }

        /// <summary>The object id of the caller, or null where its token does not tell.</summary>
        public string ObjectId { get; }

        /// <summary>The least role that grants the first missing data action, or null where none is known.</summary>
        public FoundryRole Role { get; }

        private static string Describe(IReadOnlyList<FoundryAccessResult> denied, TokenPrincipal principal)
        {
            var text = new StringBuilder();
            foreach (var resource in denied.GroupBy(result => result.ResourceId, StringComparer.OrdinalIgnoreCase))
            {
                var roles = RolesFor(resource.ToArray());
                text.Append(principal.ObjectId == null ? "The caller" : "The caller (object id " + principal.ObjectId + ")")
                    .Append(" lacks ").Append(string.Join(" and ", resource.Select(result => result.DataAction.Replace("|", " or ")))).Append(" at ").Append(resource.Key)
                    .Append(". The least role with it is ").Append(roles.Count == 0 ? "not known" : string.Join(" and ", roles.Select(role => role.Name))).AppendLine(". Assign it:");
                foreach (string role in roles.Count == 0 ? new[] { "<role>" } : roles.Select(role => role.Id))
                    text.Append("  ").AppendLine(Command(role, principal, resource.Key));
            }

            return text.Append("An assignment takes 5 to 10 minutes to have effect.").ToString();
        }

        private static string Command(string role, TokenPrincipal principal, string scope)
        {
            return "az role assignment create --role " + role + " --assignee-object-id " + (principal.ObjectId ?? "<object id>")
                + " --assignee-principal-type " + (principal.Type ?? "<User or ServicePrincipal>") + " --scope " + (scope.IndexOf('(') < 0 ? scope : "\"" + scope + "\"");
        }

        /// <summary>One role for all, or else one for each.</summary>
        private static IReadOnlyList<FoundryRole> RolesFor(IReadOnlyList<FoundryAccessResult> denied)
        {
            var sufficient = denied.Select(result => LeastRoles.Granting(FoundryRequirement.Alternatives(result.DataAction)[0])).ToArray();
            var common = sufficient[0].FirstOrDefault(role => sufficient.All(roles => roles.Contains(role)));
            return common != null ? new[] { common } : sufficient.Select(roles => roles.FirstOrDefault()).Where(role => role != null).Distinct().ToArray();
        }
    }

    /// <summary>Who a token was issued to, as far as the token tells.</summary>
    internal readonly struct TokenPrincipal
    {
        private TokenPrincipal(string objectId, string type)
        {
            ObjectId = objectId;
            Type = type;
        }

        public string ObjectId { get; }

        /// <summary>As the Azure CLI calls it: User or ServicePrincipal.</summary>
        public string Type { get; }

        /// <summary>Reads the claims; nothing where the token is no JWT. The signature is for the service to judge.</summary>
        public static TokenPrincipal Of(string token)
        {
            try
            {
                string payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
                payload = payload.PadRight((payload.Length + 3) / 4 * 4, '=');
                using (var claims = JsonDocument.Parse(Convert.FromBase64String(payload)))
                {
                    string objectId = Claim(claims.RootElement, "oid");
                    if (!Guid.TryParseExact(objectId, "D", out _))
                        return default;
                    bool isUser = Claim(claims.RootElement, "idtyp") == "user" || Claim(claims.RootElement, "scp") != null;
                    return new TokenPrincipal(objectId, isUser ? "User" : "ServicePrincipal");
                }
            }
            catch (Exception e) when (e is FormatException || e is JsonException || e is IndexOutOfRangeException || e is InvalidOperationException)
            {
                return default;
            }
        }

        private static string Claim(JsonElement claims, string name)
        {
            return claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
    }

    /// <summary>Resource ids of Azure Resource Manager.</summary>
    internal static class ResourceIds
    {
        public const string ProjectForm = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.CognitiveServices/accounts/{account}/projects/{project}";

        /// <summary>The id without a slash at its end.</summary>
        /// <exception cref="ArgumentException">It is none; segments that could lead elsewhere are refused too.</exception>
        public static string Validated(string id, string name)
        {
            string trimmed = id.Trim().TrimEnd('/');
            var segments = trimmed.Split('/');
            bool isResource = segments.Length >= 9 && segments.Length % 2 == 1 && segments[0].Length == 0
                && Same(segments[1], "subscriptions") && Same(segments[3], "resourceGroups") && Same(segments[5], "providers")
                && segments.Skip(1).All(IsName);
            if (!isResource)
                throw new ArgumentException("'" + name + "' is not a resource id; expected is the form " + ProjectForm + ", without /projects/{project} for the account.", name);
            return trimmed;
        }

        /// <summary>The account of a Foundry project, or null where the id is another resource's.</summary>
        public static string AccountOf(string projectId)
        {
            var segments = projectId.Split('/');
            bool isProject = segments.Length == 11 && Same(segments[6], "Microsoft.CognitiveServices") && Same(segments[7], "accounts") && Same(segments[9], "projects");
            return isProject ? string.Join("/", segments.Take(9)) : null;
        }

        /// <summary>Whether a text can be a scope: a resource or anything above it.</summary>
        public static bool IsScope(string text)
        {
            return text.Length > 1 && text[0] == '/' && text.Split('/').Skip(1).All(IsName);
        }

        private static bool IsName(string segment)
        {
            return segment.Length > 0 && segment.Trim('.').Length > 0 && segment.All(c => char.IsLetterOrDigit(c) || "-_.()".IndexOf(c) >= 0);
        }

        private static bool Same(string segment, string name)
        {
            return string.Equals(segment, name, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Asks for the permissions of one credential, and remembers what it has.</summary>
    internal sealed class PermissionChecker
    {
        private const string Permissions = "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";
        private const int MostPages = 1000;
        private const int MostKept = 1000;

        private readonly Uri endpoint;
        private readonly TimeSpan cacheDuration;
        private readonly ObservedCredential credential;
        private readonly HttpPipeline pipeline;
        private readonly ConcurrentDictionary<string, Stopwatch> granted = new ConcurrentDictionary<string, Stopwatch>(StringComparer.OrdinalIgnoreCase);

        public PermissionChecker(TokenCredential credential, FoundryAccessOptions options)
        {
            endpoint = options.ResourceManagerEndpoint;
            cacheDuration = options.CacheDuration;
            this.credential = new ObservedCredential(credential);
            pipeline = HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(this.credential, options.Scope));
        }

        public TokenPrincipal Principal
        {
            get { return credential.Principal; }
        }

        public async Task<IReadOnlyList<FoundryAccessResult>> CheckAsync(bool async, IReadOnlyList<FoundryRequirement> requirements, CancellationToken cancellationToken)
        {
            var results = new List<FoundryAccessResult>();
            foreach (var resource in requirements.GroupBy(requirement => requirement.ResourceId, StringComparer.OrdinalIgnoreCase))
            {
                var actions = resource.SelectMany(requirement => requirement.DataActions).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
                var answer = new PermissionAnswer(actions.Where(action => !IsRemembered(resource.Key, action)));
                if (answer.IsOpen)
                    await AskAsync(async, resource.Key, answer, cancellationToken).ConfigureAwait(false);

                foreach (string action in actions)
                {
                    var state = answer.StateOf(action);
                    if (state == FoundryAccessState.Granted)
                        Remember(resource.Key, action);
                    results.Add(new FoundryAccessResult(resource.Key, action, state, answer.ReasonFor(state)));
                }
            }

            return results;
        }

        private async Task AskAsync(bool async, string resourceId, PermissionAnswer answer, CancellationToken cancellationToken)
        {
            try
            {
                var seen = new HashSet<Uri>();
                var next = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + resourceId + Permissions);
                while (next != null && answer.IsOpen)
                {
                    if (!seen.Add(next) || seen.Count > MostPages)
                        throw new FormatException();
                    using (var page = await GetAsync(async, next, cancellationToken).ConfigureAwait(false))
                    {
                        answer.Read(page.RootElement);
                        next = NextPage(page.RootElement);
                    }
                }

                answer.Complete();
            }
            catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
            {
                // Whatever goes wrong here says nothing about the call the program really wants to make.
                answer.Fail(Describe(e));
            }
        }

        private async Task<JsonDocument> GetAsync(bool async, Uri address, CancellationToken cancellationToken)
        {
            using (var message = pipeline.CreateMessage())
            {
                message.Request.Method = RequestMethod.Get;
                message.Request.Uri.Reset(address);
                message.Request.Headers.Add("Accept", "application/json");
                if (async)
                    await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
                else
                    pipeline.Send(message, cancellationToken);

                if (message.Response.Status != 200)
                    throw new RequestFailedException(message.Response.Status, "The permissions could not be read.");
                return JsonDocument.Parse(message.Response.ContentStream ?? throw new FormatException());
            }
        }

        /// <summary>The token goes to no other host than the one that was configured.</summary>
        private Uri NextPage(JsonElement page)
        {
            if (!page.TryGetProperty("nextLink", out var link) || link.ValueKind == JsonValueKind.Null || link.ValueKind == JsonValueKind.String && link.GetString().Length == 0)
                return null;
            bool isOurs = link.ValueKind == JsonValueKind.String && Uri.TryCreate(link.GetString(), UriKind.Absolute, out var next)
                && next.Scheme == Uri.UriSchemeHttps && next.UserInfo.Length == 0 && next.Authority == endpoint.Authority;
            return isOurs ? new Uri(link.GetString()) : throw new FormatException();
        }

        /// <summary>Type and status only: texts of others could hold anything.</summary>
        private static string Describe(Exception exception)
        {
            if (exception is RequestFailedException failure && failure.Status != 0)
            {
                return "Azure Resource Manager answered " + failure.Status.ToString(CultureInfo.InvariantCulture)
                    + (failure.Status == 403 ? " (to read one's own permissions takes Microsoft.Authorization/permissions/read, which not every role has)." : failure.Status == 404 ? " (there is no such resource, or it is not to be seen)." : ".");
            }

            return exception is JsonException || exception is FormatException
                ? "Azure Resource Manager gave an answer that cannot be read."
                : "Azure Resource Manager could not be asked (" + exception.GetType().Name + ").";
        }

        private bool IsRemembered(string resourceId, string action)
        {
            return granted.TryGetValue(resourceId + " " + action, out var since) && since.Elapsed < cacheDuration;
        }

        private void Remember(string resourceId, string action)
        {
            if (granted.Count >= MostKept)
                granted.Clear();
            if (!IsRemembered(resourceId, action))
                granted[resourceId + " " + action] = Stopwatch.StartNew();
        }

        /// <summary>Passes tokens on, and notes to whom they were issued; the token itself is not kept.</summary>
        private sealed class ObservedCredential : TokenCredential
        {
            private readonly TokenCredential inner;

            public ObservedCredential(TokenCredential inner)
            {
                this.inner = inner;
            }

            public TokenPrincipal Principal { get; private set; }

            public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
            {
                return Observed(inner.GetToken(requestContext, cancellationToken));
            }

            public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
            {
                return Observed(await inner.GetTokenAsync(requestContext, cancellationToken).ConfigureAwait(false));
            }

            private AccessToken Observed(AccessToken token)
            {
                Principal = TokenPrincipal.Of(token.Token ?? "");
                return token;
            }
        }
    }

    /// <summary>What the permission entries read so far say about some data actions.</summary>
    internal sealed class PermissionAnswer
    {
        private readonly Dictionary<string, FoundryAccessState> states;
        private bool sawEntries;
        private bool sawDataActions;
        private string failure;

        /// <param name="actions">The actions that are not known to be granted.</param>
        public PermissionAnswer(IEnumerable<string> actions)
        {
            states = actions.ToDictionary(action => action, action => FoundryAccessState.Denied, StringComparer.OrdinalIgnoreCase);
        }

        /// <summary>Whether another page could change the answer.</summary>
        public bool IsOpen
        {
            get { return states.Values.Any(state => state != FoundryAccessState.Granted); }
        }

        public FoundryAccessState StateOf(string action)
        {
            return states.TryGetValue(action, out var state) ? state : FoundryAccessState.Granted;
        }

        public string ReasonFor(FoundryAccessState state)
        {
            return state == FoundryAccessState.Granted ? "A role of the caller grants it."
                : state == FoundryAccessState.Denied ? "No role of the caller at the resource or above grants it."
                : failure ?? "A role grants it under a condition only, which cannot be judged from here.";
        }

        /// <summary>Reads a page of entries; each grants what its patterns match less what its own exclusions match.</summary>
        public void Read(JsonElement page)
        {
            if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("value", out var entries) || entries.ValueKind != JsonValueKind.Array)
                throw new FormatException();

            foreach (var entry in entries.EnumerateArray())
            {
                if (entry.ValueKind != JsonValueKind.Object)
                    throw new FormatException();

                sawEntries = true;
                sawDataActions |= entry.TryGetProperty("dataActions", out _);
                var patterns = Texts(entry, "dataActions");
                var exclusions = Texts(entry, "notDataActions");
                var state = IsConditional(entry) ? FoundryAccessState.Unknown : FoundryAccessState.Granted;
                foreach (string action in states.Keys.ToArray())
                {
                    if (states[action] < state && FoundryRequirement.Alternatives(action).Any(one => ActionPattern.Grants(patterns, exclusions, one)))
                        states[action] = state;
                }
            }
        }

        /// <summary>All pages were read: what no entry grants is denied, if the entries speak of data actions at all.</summary>
        public void Complete()
        {
            if (sawEntries && !sawDataActions)
                Fail("Azure Resource Manager listed permissions without data actions.");
        }

        /// <summary>What was granted stays so; everything else could have been granted by what was not read.</summary>
        public void Fail(string reason)
        {
            failure = reason;
            foreach (string action in states.Keys.ToArray())
            {
                if (states[action] == FoundryAccessState.Denied)
                    states[action] = FoundryAccessState.Unknown;
            }
        }

        /// <summary>Today's entries carry no condition; one that did would not be known to hold.</summary>
        private static bool IsConditional(JsonElement entry)
        {
            return entry.TryGetProperty("condition", out var condition) && condition.ValueKind != JsonValueKind.Null && condition.ToString().Length > 0;
        }

        private static string[] Texts(JsonElement entry, string name)
        {
            if (!entry.TryGetProperty(name, out var texts) || texts.ValueKind == JsonValueKind.Null)
                return new string[0];
            if (texts.ValueKind != JsonValueKind.Array)
                throw new FormatException();
            return texts.EnumerateArray().Select(text => text.ValueKind == JsonValueKind.String ? text.GetString() : throw new FormatException()).ToArray();
        }
    }
}
