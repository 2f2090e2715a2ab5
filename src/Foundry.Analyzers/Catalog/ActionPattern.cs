// C# 7.3 and nothing but System: the same source is compiled into the projects of users.
#pragma warning disable IDE0161 // a namespace without braces is newer than C# 7.3
using System.Collections.Generic;

namespace Foundry.Analyzers.Catalog
{
    /// <summary>The wildcards of Azure role definitions: <c>*</c> stands for any text, <c>/</c> included, as often as it likes; case does not matter.</summary>
    internal static class ActionPattern
    {
        private const char Star = '*';

        /// <summary>Whether one permission entry grants all of a requirement: some pattern covers it, and no exclusion takes any of it away.</summary>
        /// <remarks>Exclusions take away from their own entry alone: another entry may grant the same.</remarks>
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
        /// <remarks>Goes back to the last star only: every earlier one has done all it can by then, so the time is bounded by the product of the lengths.</remarks>
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

        /// <summary>Whether a pattern matches every action of a requirement, which may hold wildcards itself (<c>ContentSafety/*</c>).</summary>
        /// <remarks>A star of the requirement can be any text, so that only a star of the pattern meets it: it counts as one more character that no letter equals.</remarks>
        public static bool Covers(string pattern, string requirement)
        {
            return Matches(pattern, requirement);
        }

        /// <summary>Whether some action matches both a pattern and a requirement.</summary>
        public static bool Overlaps(string pattern, string requirement)
        {
            if (requirement.IndexOf(Star) < 0)
                return Matches(pattern, requirement);

            // meets[r]: some text matches the pattern so far and the first r characters of the requirement.
            var meets = new bool[requirement.Length + 1];
            meets[0] = true;
            for (int r = 1; r <= requirement.Length && requirement[r - 1] == Star; r++)
                meets[r] = true;

            foreach (char c in pattern)
            {
                bool diagonal = meets[0];
                meets[0] = diagonal && c == Star;
                for (int r = 1; r <= requirement.Length; r++)
                {
                    bool above = meets[r];
                    meets[r] = c == Star || requirement[r - 1] == Star ? above || meets[r - 1] : diagonal && Same(c, requirement[r - 1]);
                    diagonal = above;
                }
            }

            return meets[requirement.Length];
        }

        private static bool Same(char x, char y)
        {
            return x == y || char.ToUpperInvariant(x) == char.ToUpperInvariant(y);
        }
    }
}
