namespace Foundry.Access
{
    using global::System;
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

    /// <summary>A single check: signs in, reads the permissions of the caller, and remembers what they grant.</summary>
    internal sealed partial class PermissionChecker
    {
        private const string Permissions = "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";
        private const int MostPages = 50;

        private readonly TokenCredential credential;
        private readonly FoundryAccessOptions options;
        private readonly Uri endpoint;
        private readonly string scope;
        private readonly TimeSpan cacheDuration;
        private readonly TimeSpan timeout;
        private readonly GrantCache grants;
        private readonly Stopwatch elapsed = Stopwatch.StartNew();
        private string token;
        private HttpPipeline pipeline;

        /// <summary>Reads the options: they may change between checks, and even while this check runs.</summary>
        public PermissionChecker(TokenCredential credential, FoundryAccessOptions options)
        {
            this.credential = credential;
            this.options = options;
            endpoint = options.ResourceManagerEndpoint;
            scope = options.ScopeAt(endpoint);
            cacheDuration = options.CacheDuration;
            timeout = options.Timeout;
            grants = options.Grants.GetOrCreateValue(credential);
        }

        /// <summary>The caller, once the check is over; empty if it could not sign in.</summary>
        public TokenPrincipal Principal { get; private set; }

        public async Task<IReadOnlyList<FoundryAccessResult>> CheckAsync(
            bool async,
            IReadOnlyList<FoundryRequirement> requirements,
            CancellationToken cancellationToken)
        {
            var ignoreCase = StringComparer.OrdinalIgnoreCase;
            var results = new List<FoundryAccessResult>();
            if (requirements.Count == 0)
                return results;

            using (var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
            {
                deadline.CancelAfter(timeout);
                string failure = await SignInAsync(async, deadline.Token, cancellationToken).ConfigureAwait(false);
                foreach (var resource in requirements.GroupBy(requirement => requirement.ResourceId, ignoreCase))
                {
                    string id = resource.Key;
                    var actions = resource.SelectMany(requirement => requirement.DataActions).Distinct(ignoreCase).ToArray();
                    var answer = new PermissionAnswer(actions.Where(action => !IsRemembered(id, action)));
                    if (failure != null)
                        answer.Fail(failure);
                    else if (answer.IsOpen)
                        await AskAsync(async, id, answer, deadline.Token, cancellationToken).ConfigureAwait(false);

                    foreach (string action in actions)
                    {
                        var state = answer.StateOf(action);
                        if (state == FoundryAccessState.Granted)
                            grants.Add(Principal, Question(id, action), cacheDuration);
                        results.Add(new FoundryAccessResult(id, action, state, answer.ReasonFor(state)));
                    }
                }
            }

            return results;
        }

        /// <summary>Gets a token, because only a token says who the caller is. Returns why there is none, or null.</summary>
        private async Task<string> SignInAsync(bool async, CancellationToken deadline, CancellationToken cancellationToken)
        {
            try
            {
                var request = new TokenRequestContext(new[] { scope });
                var issued = async
                    ? await credential.GetTokenAsync(request, deadline).ConfigureAwait(false)
                    : credential.GetToken(request, deadline);
                token = issued.Token ?? throw new InvalidOperationException();
                Principal = TokenPrincipal.Of(token);
                return null;
            }
            catch (Exception e)
            {
                return ReasonOf(e, deadline, cancellationToken);
            }
        }

        private async Task AskAsync(
            bool async,
            string resourceId,
            PermissionAnswer answer,
            CancellationToken deadline,
            CancellationToken cancellationToken)
        {
            try
            {
                pipeline = pipeline ?? options.NewPipeline();
                var seen = new HashSet<Uri>();
                var next = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + resourceId + Permissions);
                while (next != null && answer.IsOpen)
                {
                    if (!seen.Add(next))
                        throw new FormatException();
                    if (seen.Count > MostPages)
                        throw new CheckFailure("Azure Resource Manager returned more than 50 pages of permissions.");
                    using (var page = await GetAsync(async, next, deadline).ConfigureAwait(false))
                    {
                        if (HasError(page.RootElement))
                            throw new CheckFailure("Azure Resource Manager returned an error with its response.");
                        answer.Read(page.RootElement, deadline);
                        next = NextPage(page.RootElement);
                    }
                }

                answer.Complete();
            }
            catch (Exception e)
            {
                // A failed check says nothing about the call that the program wants to make, so it must not stop the program.
                answer.Fail(ReasonOf(e, deadline, cancellationToken));
            }
        }

        private async Task<JsonDocument> GetAsync(bool async, Uri address, CancellationToken cancellationToken)
        {
            var context = new RequestContext();
            context.AddPolicy(new TokenPolicy(endpoint, token), HttpPipelinePosition.BeforeTransport);
            using (var message = pipeline.CreateMessage(context))
            {
                var classifier = new WaitClassifier(timeout, elapsed);
                message.ResponseClassifier = classifier;
                message.Request.Method = RequestMethod.Get;
                message.Request.Uri.Reset(address);
                message.Request.Headers.Add("Accept", "application/json");
                if (async)
                    await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
                else
                    pipeline.Send(message, cancellationToken);

                if (message.Response.Status != 200 && classifier.HasGivenUp)
                {
                    throw new CheckFailure("The check timed out: Azure Resource Manager asks to wait longer "
                        + "than FoundryAccessOptions.Timeout.");
                }

                if (message.Response.Status != 200)
                    throw new RequestFailedException(message.Response.Status, "The permissions could not be read.");
                return JsonDocument.Parse(message.Response.ContentStream ?? throw new FormatException());
            }
        }

        /// <summary>Whether a page reports an error. The list beside it may be incomplete, so it denies nothing.</summary>
        private static bool HasError(JsonElement page)
        {
            return page.ValueKind == JsonValueKind.Object
                && page.TryGetProperty("error", out var error)
                && error.ValueKind != JsonValueKind.Null;
        }

        private Uri NextPage(JsonElement page)
        {
            if (!page.TryGetProperty("nextLink", out var link) || IsEmpty(link))
                return null;
            if (link.ValueKind != JsonValueKind.String || !Uri.TryCreate(link.GetString(), UriKind.Absolute, out var next))
                throw new FormatException();

            // The request carries the token, which must not go to any other host.
            return TokenPolicy.IsAt(endpoint, next) ? next : throw new FormatException();
        }

        private static bool IsEmpty(JsonElement link)
        {
            return link.ValueKind == JsonValueKind.Null || link.ValueKind == JsonValueKind.String && link.GetString().Length == 0;
        }

        /// <summary>Says why the check failed. Throws if the caller cancelled it.</summary>
        private static string ReasonOf(Exception exception, CancellationToken deadline, CancellationToken cancellationToken)
        {
            // Asks the tokens, not the exception: Azure.Core wraps a cancellation together with the failed tries before it.
            cancellationToken.ThrowIfCancellationRequested();
            return deadline.IsCancellationRequested
                ? "The check timed out after FoundryAccessOptions.Timeout."
                : Describe(exception);
        }

        /// <summary>Gives the type or the status only: the exception's own text could hold a secret.</summary>
        private static string Describe(Exception exception)
        {
            // The last of several tries decided.
            if (exception is AggregateException several && several.InnerExceptions.Count > 0)
                return Describe(several.InnerExceptions[several.InnerExceptions.Count - 1]);
            if (exception is CheckFailure known)
                return known.Message;
            if (exception is RequestFailedException failure && failure.Status != 0)
            {
                string status = failure.Status.ToString(CultureInfo.InvariantCulture);
                return "Azure Resource Manager returned " + status + HintFor(failure.Status);
            }

            return exception is JsonException || exception is FormatException
                ? "Azure Resource Manager returned a response that cannot be read."
                : "Azure Resource Manager could not be called (" + exception.GetType().Name + ").";
        }

        private static string HintFor(int status)
        {
            switch (status)
            {
                case 403:
                    return " (reading your own permissions needs Microsoft.Authorization/permissions/read, "
                        + "which not every role has).";
                case 404:
                    return " (the resource does not exist or is not visible).";
                default:
                    return ".";
            }
        }

        private bool IsRemembered(string resourceId, string action)
        {
            return grants.Has(Principal, Question(resourceId, action), cacheDuration);
        }

        /// <summary>What the cache knows a question by. Azure ignores the case of resource ids and actions.</summary>
        private string Question(string resourceId, string action)
        {
            return endpoint.AbsoluteUri + " " + scope + " " + resourceId.ToUpperInvariant() + " " + action.ToUpperInvariant();
        }
    }
}
