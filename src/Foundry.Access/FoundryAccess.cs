#define TRACE // Trace.TraceWarning is conditional on TRACE in the calling file, and a user's project may not define it.

namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Concurrent;
    using global::System.Collections.Generic;
    using global::System.Diagnostics;
    using global::System.Linq;
    using global::Azure.Core;

    /// <summary>Checks the caller's permissions before a call to Microsoft Foundry, and explains a refused call.</summary>
    /// <remarks>
    /// The check asks Azure Resource Manager for the caller's own permissions at a resource. It sees role assignments, including
    /// inherited ones and those of groups. It does not see networks, deny assignments, eligible roles that are not activated, or
    /// other identities such as the managed identity of a project. A check that fails gives
    /// <see cref="FoundryAccessState.Unknown"/>, never <see cref="FoundryAccessState.Denied"/>, so keep handling refusals.
    /// It is no authorization decision, so it must not protect anything.
    /// </remarks>
    internal static partial class FoundryAccess
    {
        private static readonly FoundryAccessOptions DefaultOptions = new FoundryAccessOptions();
        private static readonly ConcurrentDictionary<string, bool> Said
            = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);

        private static PermissionChecker CheckerFor(TokenCredential credential, FoundryAccessOptions options)
        {
            return new PermissionChecker(credential, options ?? DefaultOptions);
        }

        private static IReadOnlyList<FoundryRequirement> At(string resourceId, IEnumerable<string> dataActions)
        {
            return new[] { new FoundryRequirement(resourceId, dataActions) };
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

        /// <summary>Writes a trace warning once per reason. Reasons hold no ids, so the set of them stays small.</summary>
        private static void SayOnce(string reason)
        {
            if (Said.TryAdd(reason, true))
                Trace.TraceWarning("FoundryAccess: permissions were not checked. " + reason);
        }
    }
}
