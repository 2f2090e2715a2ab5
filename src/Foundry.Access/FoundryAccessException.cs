namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Linq;
    using global::System.Text;

    /// <summary>The caller lacks a data action.</summary>
    /// <remarks>The message says who lacks what and where, and how to grant it. It never holds a token.</remarks>
    internal sealed class FoundryAccessException : Exception
    {
        internal FoundryAccessException(IReadOnlyList<FoundryAccessResult> denied, TokenPrincipal principal)
            : base(Describe(denied, principal))
        {
            Denied = denied;
            ObjectId = principal.ObjectId;
            Role = RolesFor(denied).FirstOrDefault();
        }

        /// <summary>The missing data actions.</summary>
        public IReadOnlyList<FoundryAccessResult> Denied { get; }

        /// <summary>The object id of the caller, or null if its token does not hold it.</summary>
        public string ObjectId { get; }

        /// <summary>The least role that grants the first missing data action, or null if none is known.</summary>
        public FoundryRole Role { get; }

        private static string Describe(IReadOnlyList<FoundryAccessResult> denied, TokenPrincipal principal)
        {
            string caller = principal.ObjectId == null ? "The caller" : "The caller (object id " + principal.ObjectId + ")";
            var text = new StringBuilder();
            foreach (var resource in denied.GroupBy(result => result.ResourceId, StringComparer.OrdinalIgnoreCase))
            {
                string actions = string.Join(" and ", resource.Select(result => result.DataAction.Replace("|", " or ")));
                var roles = RolesFor(resource.ToArray());
                string names = roles.Count == 0 ? "not known" : string.Join(" and ", roles.Select(role => role.Name));
                text.Append(caller).Append(" lacks ").Append(actions).Append(" at ").Append(resource.Key)
                    .Append(". The least role with it is ").Append(names).AppendLine(". Assign it:");

                foreach (string id in roles.Count == 0 ? new[] { "<role>" } : roles.Select(role => role.Id))
                    text.Append("  ").AppendLine(Command(id, principal, resource.Key));
            }

            return text.Append("An assignment takes 5 to 10 minutes to have effect.").ToString();
        }

        private static string Command(string role, TokenPrincipal principal, string scope)
        {
            // A shell reads parentheses, which names of resource groups may hold.
            string quotedScope = scope.IndexOf('(') < 0 ? scope : "\"" + scope + "\"";
            return "az role assignment create --role " + role
                + " --assignee-object-id " + (principal.ObjectId ?? "<object id>")
                + " --assignee-principal-type " + (principal.Type ?? "<User or ServicePrincipal>")
                + " --scope " + quotedScope;
        }

        /// <summary>One role that grants everything, or else the least role for each.</summary>
        private static IReadOnlyList<FoundryRole> RolesFor(IReadOnlyList<FoundryAccessResult> denied)
        {
            var sufficient = denied.Select(result => FoundryRequirement.Alternatives(result.DataAction)[0])
                .Select(LeastRoles.Granting)
                .ToArray();
            var common = sufficient[0].FirstOrDefault(role => sufficient.All(roles => roles.Contains(role)));
            if (common != null)
                return new[] { common };

            return sufficient.Select(roles => roles.FirstOrDefault()).Where(role => role != null).Distinct().ToArray();
        }
    }
}
