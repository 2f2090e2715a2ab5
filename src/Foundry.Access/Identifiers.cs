namespace Foundry.Access
{
    using global::System;
    using global::System.Linq;

    /// <summary>The forms of the identifiers that an explanation repeats from a text which anybody may have written.</summary>
    /// <remarks>ASCII only, and no longer than Azure allows: no address, control character or secret has these forms.</remarks>
    internal static class Identifiers
    {
        private const string Provider = "Microsoft.";
        private const int MostActionCharacters = 256;
        private const int MostNameCharacters = 90;
        private const int MostSegmentCharacters = 64;

        /// <summary>A GUID as in object and tenant ids, or null. Drops the white space that parsers accept.</summary>
        public static string GuidIn(string text)
        {
            return Guid.TryParseExact(text, "D", out var guid) ? guid.ToString("D") : null;
        }

        /// <summary>An action such as <c>Microsoft.CognitiveServices/accounts/read</c>, or null.</summary>
        public static string ActionIn(string text)
        {
            var segments = text.Split('/');
            bool isAction = text.Length <= MostActionCharacters && segments.Length > 1
                && IsProvider(segments[0]) && segments.Skip(1).All(IsActionSegment);
            return isAction ? text : null;
        }

        /// <summary>A scope: a subscription, a resource group, a resource or a management group; or null.</summary>
        public static string ScopeIn(string text)
        {
            var segments = text.Split('/');
            bool isScope = segments[0].Length == 0 && (IsManagementGroup(segments) || IsInSubscription(segments));
            return isScope ? text : null;
        }

        private static bool IsManagementGroup(string[] segments)
        {
            return segments.Length == 5 && Same(segments[1], "providers") && Same(segments[2], "Microsoft.Management")
                && Same(segments[3], "managementGroups") && IsName(segments[4]);
        }

        private static bool IsInSubscription(string[] segments)
        {
            if (segments.Length < 3 || !Same(segments[1], "subscriptions") || !IsGuid(segments[2]))
                return false;

            bool isInGroup = segments.Length > 4 && Same(segments[3], "resourceGroups");
            if (isInGroup && !IsName(segments[4]))
                return false;

            int next = isInGroup ? 5 : 3;
            return next == segments.Length || IsResource(segments, next);
        }

        /// <summary>Whether providers with types and names follow. A role assignment at a resource has two providers.</summary>
        private static bool IsResource(string[] segments, int next)
        {
            while (next + 3 < segments.Length && Same(segments[next], "providers") && IsProvider(segments[next + 1]))
            {
                for (next += 2; next + 1 < segments.Length && !Same(segments[next], "providers"); next += 2)
                {
                    if (!IsActionSegment(segments[next]) || !IsName(segments[next + 1]))
                        return false;
                }
            }

            return next == segments.Length;
        }

        private static bool IsGuid(string segment)
        {
            return segment.Length == 36 && GuidIn(segment) == segment.ToLowerInvariant();
        }

        private static bool IsProvider(string segment)
        {
            return segment.StartsWith(Provider, StringComparison.OrdinalIgnoreCase)
                && segment.Length > Provider.Length && segment.Length <= MostSegmentCharacters
                && segment.Skip(Provider.Length).All(c => IsLetterOrDigit(c) || c == '.');
        }

        private static bool IsActionSegment(string segment)
        {
            return segment.Length <= MostSegmentCharacters && IsOf(segment, "-_.:");
        }

        private static bool IsName(string segment)
        {
            return segment.Length <= MostNameCharacters && IsOf(segment, "-_.()");
        }

        private static bool IsOf(string segment, string others)
        {
            return segment.Any(IsLetterOrDigit) && segment.All(c => IsLetterOrDigit(c) || others.IndexOf(c) >= 0);
        }

        private static bool IsLetterOrDigit(char c)
        {
            return c < 128 && char.IsLetterOrDigit(c);
        }

        private static bool Same(string segment, string name)
        {
            return string.Equals(segment, name, StringComparison.OrdinalIgnoreCase);
        }
    }
}
