namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Concurrent;
    using global::System.Diagnostics;

    /// <summary>What was granted lately to the principals that one credential issued tokens to.</summary>
    /// <remarks>
    /// By principal, because a credential may sign in another user for every request. A token without an object id and a tenant
    /// does not say whose it is, so nothing is cached for it.
    /// </remarks>
    internal sealed class GrantCache
    {
        private const int MostKept = 1000;

        private readonly ConcurrentDictionary<string, Stopwatch> granted
            = new ConcurrentDictionary<string, Stopwatch>(StringComparer.Ordinal);

        public bool Has(TokenPrincipal principal, string question, TimeSpan duration)
        {
            return principal.IsKnown && granted.TryGetValue(Key(principal, question), out var since) && since.Elapsed < duration;
        }

        /// <summary>Remembers a grant. One that is remembered already does not get older than the duration by that.</summary>
        public void Add(TokenPrincipal principal, string question, TimeSpan duration)
        {
            if (!principal.IsKnown || Has(principal, question, duration))
                return;
            if (granted.Count >= MostKept)
                granted.Clear();
            granted[Key(principal, question)] = Stopwatch.StartNew();
        }

        private static string Key(TokenPrincipal principal, string question)
        {
            return principal.TenantId + " " + principal.ObjectId + " " + question;
        }
    }
}
