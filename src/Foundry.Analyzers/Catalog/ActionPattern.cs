// C# 7.3 and the System namespaces only: users' projects compile the same source.
#pragma warning disable IDE0161 // a namespace without braces is newer than C# 7.3
using System.Collections.Generic;

namespace Foundry.Analyzers.Catalog
{
    /// <summary>
    /// Matches the wildcards of Azure role definitions. <c>*</c> matches any text, including <c>/</c>; case is ignored.
    /// </summary>
    internal static class ActionPattern
    {
        private const char Star = '*';

        /// <summary>
        /// Whether a permission entry grants a whole requirement: a pattern covers it, and no exclusion overlaps it.
        /// </summary>
        /// <remarks>Exclusions apply to their own entry only: another entry may grant the same action.</remarks>
        public static bool Grants<TPatterns>(TPatterns patterns, TPatterns exclusions, string requirement)
            where TPatterns : IReadOnlyList<string>
        {
            bool isCovered = false;
            for (int i = 0; i < patterns.Count && !isCovered; i++)
                isCovered = Covers(patterns[i], requirement);
            for (int i = 0; i < exclusions.Count && isCovered; i++)
                isCovered = !Overlaps(exclusions[i], requirement);
            return isCovered;
        }

        /// <summary>Whether a pattern matches an action.</summary>
        /// <remarks>
        /// Backtracks to the last star only, because earlier stars cannot help any more. So the product of the lengths bounds the
        /// time.
        /// </remarks>
        public static bool Matches(string pattern, string action)
        {
            int p = 0, a = 0, afterStar = -1, resume = 0;
            while (a < action.Length)
            {
                if (p < pattern.Length && pattern[p] == Star)
                {
                    afterStar = ++p;
                    resume = a;
                }
                else if (p < pattern.Length && Same(pattern[p], action[a]))
                {
                    p++;
                    a++;
                }
                else if (afterStar >= 0)
                {
                    p = afterStar;
                    a = ++resume;
                }
                else
                {
                    return false;
                }
            }

            while (p < pattern.Length && pattern[p] == Star)
                p++;
            return p == pattern.Length;
        }

        /// <summary>
        /// Whether a pattern matches every action of a requirement, which may have wildcards (<c>ContentSafety/*</c>).
        /// </summary>
        /// <remarks>
        /// A star of the requirement can be any text, so only a star of the pattern covers it. Matching treats it as a character
        /// that equals no letter.
        /// </remarks>
        public static bool Covers(string pattern, string requirement)
        {
            return Matches(pattern, requirement);
        }

        /// <summary>Whether some action matches both a pattern and a requirement.</summary>
        public static bool Overlaps(string pattern, string requirement)
        {
            if (requirement.IndexOf(Star) < 0)
                return Matches(pattern, requirement);

            // overlaps[r]: some text matches the pattern so far and the first r characters of the requirement.
            var overlaps = new bool[requirement.Length + 1];
            overlaps[0] = true;
            for (int r = 1; r <= requirement.Length && requirement[r - 1] == Star; r++)
                overlaps[r] = true;

            foreach (char c in pattern)
            {
                bool diagonal = overlaps[0];
                overlaps[0] = diagonal && c == Star;
                for (int r = 1; r <= requirement.Length; r++)
                {
                    bool above = overlaps[r];
                    bool hasStar = c == Star || requirement[r - 1] == Star;
                    overlaps[r] = hasStar ? above || overlaps[r - 1] : diagonal && Same(c, requirement[r - 1]);
                    diagonal = above;
                }
            }

            return overlaps[requirement.Length];
        }

        private static bool Same(char x, char y)
        {
            return x == y || char.ToUpperInvariant(x) == char.ToUpperInvariant(y);
        }
    }
}
