namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Concurrent;
    using global::System.Collections.Generic;
    using global::System.Diagnostics;
    using global::System.Globalization;
    using global::System.Linq;
    using global::System.Text.Json;
    using global::System.Threading;
    using global::System.Threading.Tasks;
    using global::Azure;
    using global::Azure.Core;
    using global::Azure.Core.Pipeline;

    /// <summary>Reads the permissions of one credential and caches what they grant.</summary>
    internal sealed partial class PermissionChecker
    {
        private const string Permissions = "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";
        private const int MostPages = 1000;
        private const int MostKept = 1000;

        private readonly Uri endpoint;
        private readonly TimeSpan cacheDuration;
        private readonly ObservedCredential credential;
        private readonly HttpPipeline pipeline;
        private readonly ConcurrentDictionary<string, Stopwatch> granted
            = new ConcurrentDictionary<string, Stopwatch>(StringComparer.OrdinalIgnoreCase);

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

        public async Task<IReadOnlyList<FoundryAccessResult>> CheckAsync(
            bool async,
            IReadOnlyList<FoundryRequirement> requirements,
            CancellationToken cancellationToken)
        {
            var ignoreCase = StringComparer.OrdinalIgnoreCase;
            var results = new List<FoundryAccessResult>();
            foreach (var resource in requirements.GroupBy(requirement => requirement.ResourceId, ignoreCase))
            {
                string id = resource.Key;
                var actions = resource.SelectMany(requirement => requirement.DataActions).Distinct(ignoreCase).ToArray();
                var answer = new PermissionAnswer(actions.Where(action => !IsRemembered(id, action)));
                if (answer.IsOpen)
                    await AskAsync(async, id, answer, cancellationToken).ConfigureAwait(false);

                foreach (string action in actions)
                {
                    var state = answer.StateOf(action);
                    if (state == FoundryAccessState.Granted)
                        Remember(id, action);
                    results.Add(new FoundryAccessResult(id, action, state, answer.ReasonFor(state)));
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
            catch (Exception e) when (!IsCancellation(e, cancellationToken))
            {
                // A failed check says nothing about the call that the program wants to make, so it must not stop the program.
                answer.Fail(Describe(e));
            }
        }

        private static bool IsCancellation(Exception exception, CancellationToken cancellationToken)
        {
            return exception is OperationCanceledException && cancellationToken.IsCancellationRequested;
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

        private Uri NextPage(JsonElement page)
        {
            if (!page.TryGetProperty("nextLink", out var link) || IsEmpty(link))
                return null;
            if (link.ValueKind != JsonValueKind.String || !Uri.TryCreate(link.GetString(), UriKind.Absolute, out var next))
                throw new FormatException();

            // The request carries the token, which must not go to any other host.
            return IsAtEndpoint(next) ? next : throw new FormatException();
        }

        private static bool IsEmpty(JsonElement link)
        {
            return link.ValueKind == JsonValueKind.Null || link.ValueKind == JsonValueKind.String && link.GetString().Length == 0;
        }

        private bool IsAtEndpoint(Uri address)
        {
            return address.Scheme == Uri.UriSchemeHttps
                && address.UserInfo.Length == 0
                && address.Authority == endpoint.Authority;
        }

        /// <summary>Gives the type or the status only: the exception's own text could hold a secret.</summary>
        private static string Describe(Exception exception)
        {
            if (exception is RequestFailedException failure && failure.Status != 0)
            {
                string status = failure.Status.ToString(CultureInfo.InvariantCulture);
                return "Azure Resource Manager answered " + status + HintFor(failure.Status);
            }

            return exception is JsonException || exception is FormatException
                ? "Azure Resource Manager gave an answer that cannot be read."
                : "Azure Resource Manager could not be asked (" + exception.GetType().Name + ").";
        }

        private static string HintFor(int status)
        {
            switch (status)
            {
                case 403:
                    return " (to read one's own permissions takes Microsoft.Authorization/permissions/read, "
                        + "which not every role has).";
                case 404:
                    return " (there is no such resource, or it is not to be seen).";
                default:
                    return ".";
            }
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
    }
}
