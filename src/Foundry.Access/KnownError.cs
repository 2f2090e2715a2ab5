namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Linq;

    /// <summary>An error that is known by its text, and its explanation.</summary>
    internal sealed class KnownError
    {
        private const char FieldSeparator = '|';
        private const char AlternativeSeparator = '~';
        private const char PartSeparator = '&';
        private const string CodePrefix = "aadsts";

        private readonly int[] statuses;
        private readonly string[][] patterns;

        private KnownError(string row, int order)
        {
            var fields = row.Split(FieldSeparator);
            Order = order;
            Id = fields[0];
            Kind = (FoundryFailureKind)int.Parse(fields[1]);
            statuses = Parts(fields[2], ' ').Select(int.Parse).ToArray();
            var alternatives = Parts(fields[3], AlternativeSeparator).SelectMany(Codes);
            patterns = alternatives.Select(one => Parts(one, PartSeparator)).ToArray();
            Rules = Parts(fields[4], ' ').Select(number => "FDRY" + number).ToArray();
            Cause = fields[5];
            Advice = fields[6];
        }

        /// <summary>All known errors, the more specific ones first.</summary>
        public static IReadOnlyList<KnownError> All { get; } = Read();

        public int Order { get; }

        /// <summary>The anchor on the page of errors.</summary>
        public string Id { get; }

        public FoundryFailureKind Kind { get; }

        public IReadOnlyList<string> Rules { get; }

        public string Cause { get; }

        public string Advice { get; }

        public static KnownError ById(string id)
        {
            return All.FirstOrDefault(one => one.Id == id);
        }

        /// <summary>The first error that fits a status and a normalized text, or null. An unknown status, 0, fits any.</summary>
        public static KnownError Find(int status, string normalized)
        {
            return All.FirstOrDefault(one =>
                one.FitsStatus(status) && one.patterns.Any(parts => Contains(normalized, parts)));
        }

        /// <summary>
        /// The first error that the text of a foreign exception names beyond doubt. Its status is unknown, and codes of Entra ID
        /// may be quoted in any text.
        /// </summary>
        public static KnownError FindInForeign(string normalized)
        {
            return All.FirstOrDefault(one => one.statuses.Length == 0
                && one.patterns.Any(parts => !IsCode(parts[0]) && Contains(normalized, parts)));
        }

        private static KnownError[] Read()
        {
            var rows = Attribute.GetCustomAttribute(typeof(KnownErrors), typeof(KnownErrors.RowsAttribute));
            return rows is KnownErrors.RowsAttribute found
                ? found.Rows.Select((row, i) => new KnownError(row, i)).ToArray()
                : new KnownError[0];
        }

        /// <summary>Whether a status fits. A server error may repeat what another service answered.</summary>
        private bool FitsStatus(int status)
        {
            return status == 0 || status >= 500 || statuses.Length == 0 || statuses.Contains(status);
        }

        private static bool Contains(string text, string[] parts)
        {
            return Array.TrueForAll(parts, part => Contains(text, part));
        }

        /// <summary>Whether a text contains a part. A number has to end where the part ends.</summary>
        private static bool Contains(string text, string part)
        {
            bool isNumber = char.IsDigit(part[part.Length - 1]);
            int at = text.IndexOf(part, StringComparison.Ordinal);
            while (at >= 0 && isNumber && at + part.Length < text.Length && char.IsDigit(text[at + part.Length]))
                at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal);
            return at >= 0;
        }

        private static bool IsCode(string pattern)
        {
            return pattern.StartsWith(CodePrefix, StringComparison.Ordinal);
        }

        /// <summary>The patterns for codes such as <c>aadsts50076,50079</c>, or the pattern itself.</summary>
        private static IEnumerable<string> Codes(string pattern)
        {
            return IsCode(pattern) && pattern.Length > CodePrefix.Length
                ? pattern.Substring(CodePrefix.Length).Split(',').Select(number => CodePrefix + number)
                : new[] { pattern };
        }

        private static string[] Parts(string text, char separator)
        {
            return text.Split(new[] { separator }, StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
