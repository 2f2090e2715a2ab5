namespace Foundry.Access
{
    using global::System.Collections.Generic;
    using global::System.Threading;
    using global::System.Threading.Tasks;
    using global::Azure.Core;

    // The checks that return answers.
    internal static partial class FoundryAccess
    {
        /// <summary>Checks data actions at a resource and returns one answer for each.</summary>
        /// <inheritdoc cref="EnsureAsync(TokenCredential, string, IEnumerable{string}, CancellationToken)"/>
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
