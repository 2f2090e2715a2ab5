namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Linq;
    using global::System.Threading;
    using global::System.Threading.Tasks;
    using global::Azure.Core;

    // The checks that throw.
    internal static partial class FoundryAccess
    {
        /// <summary>Throws when the caller lacks a data action at a resource.</summary>
        /// <remarks>
        /// This is no authorization decision: the service decides when it is called. The check does not verify the token, its
        /// answer can be minutes old, and an unknown answer only writes a trace warning. Never protect resources of your own
        /// with it.
        /// </remarks>
        /// <param name="credential">The credential of the client that makes the call.</param>
        /// <param name="resourceId">
        /// The resource id of an account, <c>/subscriptions/…/providers/Microsoft.CognitiveServices/accounts/{account}</c>,
        /// or of one of its projects, which adds <c>/projects/{project}</c>.
        /// </param>
        /// <param name="dataActions">The data actions, all of them required. Separate alternatives with <c>|</c>.</param>
        /// <param name="cancellationToken">Cancels the check.</param>
        /// <exception cref="FoundryAccessException">The caller lacks a data action.</exception>
        /// <exception cref="ArgumentException">The resource id or a data action is invalid.</exception>
        /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
        public static Task EnsureAsync(
            TokenCredential credential,
            string resourceId,
            IEnumerable<string> dataActions,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            return EnsureAsync(credential, At(resourceId, dataActions), null, cancellationToken);
        }

        /// <summary>Throws when the caller lacks a data action at one of several resources.</summary>
        /// <remarks>
        /// This is no authorization decision: the service decides when it is called. The check does not verify the token, its
        /// answer can be minutes old, and an unknown answer only writes a trace warning. Never protect resources of your own
        /// with it.
        /// </remarks>
        /// <param name="credential">The credential of the client that makes the call.</param>
        /// <param name="requirements">The data actions by resource.</param>
        /// <param name="options">The options, or null for the default ones.</param>
        /// <param name="cancellationToken">Cancels the check.</param>
        /// <exception cref="FoundryAccessException">The caller lacks a data action.</exception>
        /// <exception cref="ArgumentException">A requirement is null.</exception>
        /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
        public static Task EnsureAsync(
            TokenCredential credential,
            IEnumerable<FoundryRequirement> requirements,
            FoundryAccessOptions options = null,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            return EnsureCoreAsync(true, credential, ListOf(requirements), options, cancellationToken);
        }

        /// <inheritdoc cref="EnsureAsync(TokenCredential, string, IEnumerable{string}, CancellationToken)"/>
        public static void Ensure(
            TokenCredential credential,
            string resourceId,
            IEnumerable<string> dataActions,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            Ensure(credential, At(resourceId, dataActions), null, cancellationToken);
        }

        /// <summary>Throws when the caller lacks a data action at one of several resources.</summary>
        /// <remarks>
        /// This is no authorization decision: the service decides when it is called. The check does not verify the token, its
        /// answer can be minutes old, and an unknown answer only writes a trace warning. Never protect resources of your own
        /// with it.
        /// </remarks>
        /// <param name="credential">The credential of the client that makes the call.</param>
        /// <param name="requirements">The data actions by resource.</param>
        /// <param name="options">The options, or null for the default ones.</param>
        /// <param name="cancellationToken">Cancels the check.</param>
        /// <exception cref="FoundryAccessException">The caller lacks a data action.</exception>
        /// <exception cref="ArgumentException">A requirement is null.</exception>
        /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
        public static void Ensure(
            TokenCredential credential,
            IEnumerable<FoundryRequirement> requirements,
            FoundryAccessOptions options = null,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            EnsureCoreAsync(false, credential, ListOf(requirements), options, cancellationToken).GetAwaiter().GetResult();
        }

        /// <summary>Throws if an answer is negative; only warns about an unknown one.</summary>
        private static async Task EnsureCoreAsync(
            bool async,
            TokenCredential credential,
            IReadOnlyList<FoundryRequirement> requirements,
            FoundryAccessOptions options,
            CancellationToken cancellationToken)
        {
            var checker = CheckerFor(credential, options);
            var results = await checker.CheckAsync(async, requirements, cancellationToken).ConfigureAwait(false);
            var denied = results.Where(result => result.State == FoundryAccessState.Denied).ToArray();
            if (denied.Length > 0)
                throw new FoundryAccessException(denied, checker.Principal);

            foreach (var result in results.Where(result => result.State == FoundryAccessState.Unknown))
                SayOnce(result.Reason);
        }
    }
}
