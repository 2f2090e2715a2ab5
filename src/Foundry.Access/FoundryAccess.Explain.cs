namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Globalization;

    // The explanation of a refused call.
    internal static partial class FoundryAccess
    {
        private const int MostExceptions = 100;

        /// <summary>Says what a failed call to Microsoft Foundry, Azure OpenAI or Entra ID means and what to do.</summary>
        /// <remarks>
        /// Reads inner exceptions too. An unrecognized failure is <see cref="FoundryFailureKind.Unknown"/>. From the text of an
        /// exception it repeats object ids, actions and scopes only, and only in the form that Azure gives them.
        /// </remarks>
        /// <example>
        /// <code>
        /// catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))
        /// {
        ///     Console.Error.WriteLine(FoundryAccess.Explain(ex));
        ///     throw;
        /// }
        /// </code>
        /// </example>
        public static FoundryDiagnosis Explain(Exception exception)
        {
            NotNull(exception, nameof(exception));
            int status = 0;
            FoundryDiagnosis best = null;
            foreach (var one in WithInner(exception))
            {
                var failure = Failure.Of(one);
                var diagnosis = Diagnose(failure, exception);
                if (diagnosis != null && (best == null || IsBetter(diagnosis, best)))
                    best = diagnosis;
                if (status == 0 || !IsRefusalStatus(status) && IsRefusalStatus(failure.Status))
                    status = failure.Status;
            }

            return best ?? UnknownFailure(status, exception);
        }

        /// <summary>Says what the text of an error means, for example a line of a log, and what to do.</summary>
        /// <remarks>
        /// Any text is allowed. One that is not recognized is <see cref="FoundryFailureKind.Unknown"/>. From the text the answer
        /// repeats object ids, actions and scopes only, as for an exception.
        /// </remarks>
        public static FoundryDiagnosis Explain(string text)
        {
            var failure = Failure.OfText(text);
            return Diagnose(failure, null) ?? UnknownFailure(failure.Status, null);
        }

        /// <summary>
        /// Whether the service, its network or Entra ID refused access. Throttling and a wrong address do not count.
        /// </summary>
        public static bool IsAccessFailure(Exception exception)
        {
            return IsRefusal(Explain(exception));
        }

        private static bool IsRefusal(FoundryDiagnosis diagnosis)
        {
            if (diagnosis.Status == 404 || diagnosis.Status == 429)
                return false;

            switch (diagnosis.Kind)
            {
                case FoundryFailureKind.Throttled:
                    return false;
                case FoundryFailureKind.Unknown:
                case FoundryFailureKind.DeploymentNotFound:
                case FoundryFailureKind.WrongAddress:
                case FoundryFailureKind.WrongApiVersion:
                case FoundryFailureKind.ConnectionNotFound:
                case FoundryFailureKind.UnsupportedRequest:
                case FoundryFailureKind.RetiredService:
                    return IsRefusalStatus(diagnosis.Status);
                default:
                    return true;
            }
        }

        private static bool IsRefusalStatus(int status)
        {
            return status == 401 || status == 403;
        }

        /// <summary>A refusal tells more than another failure, and of two the one with the more specific text.</summary>
        private static bool IsBetter(FoundryDiagnosis diagnosis, FoundryDiagnosis than)
        {
            bool isRefusal = IsRefusal(diagnosis);
            return isRefusal == IsRefusal(than) ? diagnosis.Order < than.Order : isRefusal;
        }

        private static FoundryDiagnosis UnknownFailure(int status, Exception original)
        {
            var bare = IsRefusalStatus(status) ? KnownError.ById("refused-without-a-reason") : null;
            if (bare != null)
                return new FoundryDiagnosis(bare, status, original);

            string cause = status == 0
                ? "The failure is unknown."
                : "The service answered " + status.ToString(CultureInfo.InvariantCulture) + " for an unknown reason.";
            return new FoundryDiagnosis(
                FoundryFailureKind.Unknown, status, original, cause, "Read the text of the service.");
        }

        /// <summary>The exception and its inner exceptions, the outer ones first.</summary>
        private static IEnumerable<Exception> WithInner(Exception exception)
        {
            var open = new Queue<Exception>();
            open.Enqueue(exception);
            for (int i = 0; open.Count > 0 && i < MostExceptions; i++)
            {
                var next = open.Dequeue();
                yield return next;
                if (next is AggregateException several)
                {
                    foreach (var inner in several.InnerExceptions)
                        open.Enqueue(inner);
                }
                else if (next.InnerException != null)
                {
                    open.Enqueue(next.InnerException);
                }
            }
        }
    }
}
