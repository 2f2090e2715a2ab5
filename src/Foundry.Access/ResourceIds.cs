namespace Foundry.Access
{
    using global::System;
    using global::System.Linq;

    /// <summary>Resource ids of Azure Resource Manager.</summary>
    internal static class ResourceIds
    {
        public const string ProjectForm = "/subscriptions/{subscription}/resourceGroups/{group}"
            + "/providers/Microsoft.CognitiveServices/accounts/{account}/projects/{project}";

        /// <summary>The id without a slash at its end.</summary>
        /// <exception cref="ArgumentException">The id is invalid. Segments such as <c>..</c> are invalid too.</exception>
        public static string Validated(string id, string name)
        {
            string trimmed = id.Trim().TrimEnd('/');
            if (IsResource(trimmed.Split('/')))
                return trimmed;

            throw new ArgumentException(
                "'" + name + "' is not a resource id. Use the form " + ProjectForm
                    + ", without /projects/{project} for the account.",
                name);
        }

        /// <summary>The account of a Foundry project, or null if the id is that of another resource.</summary>
        public static string AccountOf(string projectId)
        {
            var segments = projectId.Split('/');
            bool isProject = segments.Length == 11 && Same(segments[6], "Microsoft.CognitiveServices")
                && Same(segments[7], "accounts") && Same(segments[9], "projects");
            return isProject ? string.Join("/", segments.Take(9)) : null;
        }

        private static bool IsResource(string[] segments)
        {
            return segments.Length >= 9 && segments.Length % 2 == 1
                && segments[0].Length == 0 && segments.Skip(1).All(IsName)
                && Same(segments[1], "subscriptions") && Same(segments[3], "resourceGroups") && Same(segments[5], "providers");
        }

        private static bool IsName(string segment)
        {
            return segment.Trim('.').Length > 0 && segment.All(IsNameCharacter);
        }

        private static bool IsNameCharacter(char c)
        {
            return char.IsLetterOrDigit(c) || "-_.()".IndexOf(c) >= 0;
        }

        private static bool Same(string segment, string name)
        {
            return string.Equals(segment, name, StringComparison.OrdinalIgnoreCase);
        }
    }
}
