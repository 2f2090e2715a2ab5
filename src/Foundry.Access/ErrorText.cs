namespace Foundry.Access
{
    using global::System;
    using global::System.Globalization;
    using global::System.Text;

    /// <summary>Texts of errors in the form in which they are compared.</summary>
    internal static class ErrorText
    {
        // Texts of errors are short. Of a page or a dump, its beginning and its end have to do.
        private const int MostCharacters = 100000;
        private const int MostEntity = 8;

        // The status as OpenAI writes it, "HTTP 401 (", as System.ClientModel does, "Status: 401 (", and as others do.
        private static readonly string[] StatusLabels =
        {
            "HTTP ", "Status: ", "HTTP/1.1 ", "HTTP/2 ", "status code ", "success: ", "Error code: ", "statusCode\":",
            "statusCode':", "status\":",
        };

        /// <summary>The text, of a huge one its beginning and end, with the quotation marks that JSON wrote as numbers.</summary>
        public static string Bounded(string text)
        {
            if (text == null)
                return "";

            string bounded = text.Length <= 2 * MostCharacters
                ? text
                : text.Substring(0, MostCharacters) + "\n" + text.Substring(text.Length - MostCharacters);
            return bounded.Replace("\\u0060", "`").Replace("\\u0027", "'").Replace("\\u0022", "\"");
        }

        /// <summary>The words of a text in lower case, with one space between them. Quotes and escapes do not count.</summary>
        public static string Normalized(string text)
        {
            var words = new StringBuilder(text.Length);
            for (int i = 0; i < text.Length; i++)
            {
                if (IsOfWord(text, i))
                {
                    words.Append(char.ToLowerInvariant(text[i]));
                }
                else
                {
                    bool isSlash = text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '/';
                    if (!isSlash && words.Length > 0 && words[words.Length - 1] != ' ')
                        words.Append(' ');
                    i += text[i] == '\\' ? EscapeLength(text, i) : text[i] == '&' ? EntityLength(text, i) : 0;
                }
            }

            return words.ToString();
        }

        /// <summary>The HTTP status of a failure that a text names, or 0.</summary>
        public static int StatusIn(string text)
        {
            int status = StatusAt(text, 0);
            for (int i = 0; status == 0 && i < StatusLabels.Length; i++)
            {
                int at = text.IndexOf(StatusLabels[i], StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                    status = StatusAt(text, at + StatusLabels[i].Length);
            }

            return status;
        }

        private static int StatusAt(string text, int at)
        {
            while (at < text.Length && (text[at] == ' ' || text[at] == '"' || text[at] == '\''))
                at++;

            int end = at + 3;
            return end <= text.Length && (end == text.Length || !char.IsLetterOrDigit(text[end]))
                && int.TryParse(text.Substring(at, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int status)
                && status >= 400 && status < 600
                ? status
                : 0;
        }

        /// <summary>Whether a character is of a word: a full stop is, inside a name such as ai.azure.com.</summary>
        private static bool IsOfWord(string text, int at)
        {
            char c = text[at];
            return char.IsLetterOrDigit(c) || c == '/' || c == '_'
                || c == '.' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        }

        /// <summary>How many characters follow the first one of an HTML entity, or 0.</summary>
        private static int EntityLength(string text, int at)
        {
            int end = text.IndexOf(';', at, Math.Min(MostEntity, text.Length - at));
            return end < 0 ? 0 : end - at;
        }

        /// <summary>How many characters follow the backslash of a JSON escape, or 0.</summary>
        private static int EscapeLength(string text, int at)
        {
            if (at + 1 == text.Length)
                return 0;

            bool isNumber = text[at + 1] == 'u' && at + 5 < text.Length && Uri.IsHexDigit(text[at + 2]);
            return isNumber ? 5 : "nrtbf\"\\".IndexOf(text[at + 1]) >= 0 ? 1 : 0;
        }
    }
}
