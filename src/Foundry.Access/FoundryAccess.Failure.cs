namespace Foundry.Access
{
    using global::System;
    using global::System.Globalization;
    using global::Azure;

    internal static partial class FoundryAccess
    {
        /// <summary>An exception of an Azure client or of the check, with its status and its text.</summary>
        private sealed class Failure
        {
            private const string CredentialUnavailable = "Azure.Identity.CredentialUnavailableException";
            private const string AuthenticationFailed = "Azure.Identity.AuthenticationFailedException";
            private const string ClientResult = "System.ClientModel.ClientResultException";
            private const int MostQuoted = 1000;

            private static readonly char[] Quotes = { ' ', '`', '\'', '"', '\n', '\r' };

            // The status as OpenAI writes it, "HTTP 401 (", and as System.ClientModel does, "Status: 401 (".
            private static readonly string[] StatusLabels = { "HTTP ", "Status: " };

            private readonly string type;

            private Failure(Exception exception, string type, int status, string text)
            {
                this.type = type;
                Exception = exception;
                Status = status;
                Text = text ?? "";
            }

            public Exception Exception { get; }

            /// <summary>The status code of the response, or 0 if there is none.</summary>
            public int Status { get; }

            public string Text { get; }

            public bool IsCredentialUnavailable
            {
                get { return type == CredentialUnavailable; }
            }

            /// <summary>Whether Azure.Identity threw it, before any request to the service.</summary>
            public bool IsSignIn
            {
                get { return type == CredentialUnavailable || type == AuthenticationFailed; }
            }

            public bool IsFromAzureOpenAI
            {
                get { return Exception.Source == "Azure.AI.OpenAI"; }
            }

            /// <summary>Reads an exception. Null if it is neither from an Azure client nor from the check.</summary>
            public static Failure Of(Exception exception)
            {
                if (exception is FoundryAccessException)
                    return new Failure(exception, "", 0, "");
                if (exception is RequestFailedException request)
                    return new Failure(exception, "", request.Status, request.ErrorCode + "\n" + request.Message);

                // Compares names: the project may not reference these packages, and types of Azure.Identity have moved.
                for (var type = exception.GetType(); type != null; type = type.BaseType)
                {
                    switch (type.FullName)
                    {
                        case CredentialUnavailable:
                        case AuthenticationFailed:
                            return new Failure(exception, type.FullName, 0, exception.Message);
                        case ClientResult:
                            int status = StatusIn(exception.Message ?? "");
                            string content = null;
                            ReadClientResult(exception, ref status, ref content);
                            return new Failure(exception, type.FullName, status, exception.Message + "\n" + content);
                    }
                }

                return null;
            }

            /// <summary>The identifier in the quoted word that follows some words, or null if it is none.</summary>
            public string Quoted(string after, Func<string, string> identifierIn)
            {
                int at = Text.IndexOf(after, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                    return null;

                int start = at + after.Length;
                string rest = Text.Substring(start, Math.Min(Text.Length - start, MostQuoted)).TrimStart(Quotes);
                int end = rest.IndexOfAny(Quotes);
                string word = end < 0 ? rest : rest.Substring(0, end);
                return identifierIn(word);
            }

            /// <summary>The status in a message, or 0.</summary>
            private static int StatusIn(string message)
            {
                foreach (string label in StatusLabels)
                {
                    int at = message.IndexOf(label, StringComparison.Ordinal);
                    if (at >= 0 && TryReadStatus(message, at + label.Length, out int status))
                        return status;
                }

                return 0;
            }

            private static bool TryReadStatus(string message, int at, out int status)
            {
                status = 0;
                return at + 3 <= message.Length
                    && int.TryParse(message.Substring(at, 3), NumberStyles.None, CultureInfo.InvariantCulture, out status);
            }
        }

        /// <summary>Reads the typed exception. Has no body without System.ClientModel: the message has to do then.</summary>
        static partial void ReadClientResult(Exception exception, ref int status, ref string content);
    }
}
