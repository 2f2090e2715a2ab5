namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Threading;
    using global::System.Threading.Tasks;
    using global::Azure.Core;

    // The checks that return answers.
    internal static partial class FoundryAccess
    {
        /// <summary>Checks data actions at a resource and returns one answer for each.</summary>
        /// <remarks>
        /// This is no authorization decision: the service decides when it is called. The check does not verify the token, and its
        /// answer can be minutes old. Never protect resources of your own with it. A check that fails, or takes longer than
        /// <see cref="FoundryAccessOptions.Timeout"/>, gives <see cref="FoundryAccessState.Unknown"/> and does not throw.
        /// </remarks>
        /// <param name="credential">The credential of the client that makes the call.</param>
        /// <param name="resourceId">The resource id of an account or project.</param>
        /// <param name="dataActions">The data actions. Separate alternatives with <c>|</c>.</param>
        /// <param name="cancellationToken">Cancels the check.</param>
        /// <exception cref="ArgumentException">The resource id or a data action is invalid.</exception>
        /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
        public static Task<IReadOnlyList<FoundryAccessResult>> CheckAsync(
            TokenCredential credential,
            string resourceId,
            IEnumerable<string> dataActions,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            return CheckAsync(credential, At(resourceId, dataActions), null, cancellationToken);
        }

        /// <summary>Checks data actions at several resources and returns one answer for each.</summary>
        /// <remarks>
        /// This is no authorization decision: the service decides when it is called. The check does not verify the token, and its
        /// answer can be minutes old. Never protect resources of your own with it. A check that fails, or takes longer than
        /// <see cref="FoundryAccessOptions.Timeout"/>, gives <see cref="FoundryAccessState.Unknown"/> and does not throw.
        /// </remarks>
        /// <param name="credential">The credential of the client that makes the call.</param>
        /// <param name="requirements">The data actions by resource.</param>
        /// <param name="options">The options, or null for the default ones.</param>
        /// <param name="cancellationToken">Cancels the check.</param>
        /// <exception cref="ArgumentException">A requirement is null.</exception>
        /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
        public static Task<IReadOnlyList<FoundryAccessResult>> CheckAsync(
            TokenCredential credential,
            IEnumerable<FoundryRequirement> requirements,
            FoundryAccessOptions options = null,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            var checker = CheckerFor(credential, options);
            return checker.CheckAsync(true, ListOf(requirements), cancellationToken);
        }

        /// <inheritdoc cref="CheckAsync(TokenCredential, string, IEnumerable{string}, CancellationToken)"/>
        public static IReadOnlyList<FoundryAccessResult> Check(
            TokenCredential credential,
            string resourceId,
            IEnumerable<string> dataActions,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            return Check(credential, At(resourceId, dataActions), null, cancellationToken);
        }

        /// <summary>Checks data actions at several resources and returns one answer for each.</summary>
        /// <remarks>
        /// This is no authorization decision: the service decides when it is called. The check does not verify the token, and its
        /// answer can be minutes old. Never protect resources of your own with it. A check that fails, or takes longer than
        /// <see cref="FoundryAccessOptions.Timeout"/>, gives <see cref="FoundryAccessState.Unknown"/> and does not throw.
        /// </remarks>
        /// <param name="credential">The credential of the client that makes the call.</param>
        /// <param name="requirements">The data actions by resource.</param>
        /// <param name="options">The options, or null for the default ones.</param>
        /// <param name="cancellationToken">Cancels the check.</param>
        /// <exception cref="ArgumentException">A requirement is null.</exception>
        /// <exception cref="OperationCanceledException">The cancellation token was cancelled.</exception>
        public static IReadOnlyList<FoundryAccessResult> Check(
            TokenCredential credential,
            IEnumerable<FoundryRequirement> requirements,
            FoundryAccessOptions options = null,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            var checker = CheckerFor(credential, options);
            return checker.CheckAsync(false, ListOf(requirements), cancellationToken).GetAwaiter().GetResult();
        }
    }
}
