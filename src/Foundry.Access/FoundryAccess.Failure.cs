namespace Foundry.Access
{
    using global::System;
    using global::Azure;

    internal static partial class FoundryAccess
    {
        /// <summary>What an exception or a pasted text says: a status and a text.</summary>
        private sealed class Failure
        {
            private const string CredentialUnavailable = "Azure.Identity.CredentialUnavailableException";
            private const string AuthenticationFailed = "Azure.Identity.AuthenticationFailedException";
            private const string ClientResult = "System.ClientModel.ClientResultException";
            private const int MostQuoted = 1000;

            private static readonly char[] Quotes = " `'\"\\\n\r\u2018\u2019\u201c\u201d".ToCharArray();

            // Exceptions whose message is that of a response or a sign-in, by the beginning of their full name.
            private static readonly string[] Wrappers =
            {
                "System.Net.Http.HttpRequestException", "System.Net.WebSockets.WebSocketException", "Microsoft.SemanticKernel.",
                "Microsoft.Agents.", "Microsoft.Extensions.AI.", "Microsoft.Identity.Client.", "OpenAI.", "Azure.",
            };

            private readonly string text;

            private Failure(Exception exception, int status, string message)
            {
                Exception = exception;
                Status = status;
                text = ErrorText.Bounded(message);
            }

            public Exception Exception { get; }

            /// <summary>The status code of the response, or 0 if there is none.</summary>
            public int Status { get; private set; }

            /// <summary>The known error that it is, or null.</summary>
            public KnownError Error { get; private set; }

            public bool IsFromAzureOpenAI
            {
                get { return Exception?.Source == "Azure.AI.OpenAI"; }
            }

            public static Failure OfText(string text)
            {
                var failure = new Failure(null, 0, text);
                string normalized = ErrorText.Normalized(failure.text);
                int status = ErrorText.StatusIn(failure.text);
                failure.Status = status;
                failure.Error = KnownError.Find(status, normalized);
                return failure;
            }

            public static Failure Of(Exception exception)
            {
                if (exception is FoundryAccessException)
                    return new Failure(exception, 0, "");
                if (exception is RequestFailedException request)
                    return Known(exception, request.Status, request.ErrorCode + "\n" + request.Message);

                // Compares names: the project may not reference these packages, and types of Azure.Identity have moved.
                string message = exception.Message;
                for (var type = exception.GetType(); type != null; type = type.BaseType)
                {
                    switch (type.FullName)
                    {
                        case CredentialUnavailable:
                            return SignIn(exception, "credential-unavailable");
                        case AuthenticationFailed:
                            return SignIn(exception, "sign-in-failed");
                        case ClientResult:
                            int status = ErrorText.StatusIn(ErrorText.Bounded(message));
                            string content = null;
                            ReadClientResult(exception, ref status, ref content);
                            return Known(exception, status, message + "\n" + content);
                    }

                    if (Array.Exists(Wrappers, name => type.FullName?.StartsWith(name, StringComparison.Ordinal) == true))
                        return Known(exception, StatusOf(exception), message);
                }

                var foreign = new Failure(exception, 0, message);
                foreign.Error = KnownError.FindInForeign(ErrorText.Normalized(foreign.text));
                return foreign;
            }

            /// <summary>The identifier in the quoted word that follows some words, or null if the word is not one.</summary>
            public string Quoted(string after, Func<string, string> identifierIn)
            {
                int at = text.IndexOf(after, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                    return null;

                int start = at + after.Length;
                string rest = text.Substring(start, Math.Min(text.Length - start, MostQuoted)).TrimStart(Quotes);
                int end = rest.IndexOfAny(Quotes);
                string word = end < 0 ? rest : rest.Substring(0, end);
                return identifierIn(word);
            }

            private static Failure Known(Exception exception, int status, string message)
            {
                var failure = new Failure(exception, status, message);
                failure.Error = KnownError.Find(status, ErrorText.Normalized(failure.text));
                return failure;
            }

            private static Failure SignIn(Exception exception, string otherwise)
            {
                var failure = Known(exception, 0, exception.Message);
                if (failure.Error == null)
                    failure.Error = KnownError.ById(otherwise);
                return failure;
            }

            private static int StatusOf(Exception exception)
            {
#if NET5_0_OR_GREATER
                if (exception is global::System.Net.Http.HttpRequestException request && request.StatusCode.HasValue)
                    return (int)request.StatusCode.Value;
#endif
                return ErrorText.StatusIn(ErrorText.Bounded(exception.Message));
            }
        }

        /// <summary>Reads the typed exception. Has no body without System.ClientModel: the message has to do then.</summary>
        static partial void ReadClientResult(Exception exception, ref int status, ref string content);
    }
}
