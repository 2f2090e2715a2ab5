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
            foreach (var one in WithInner(exception))
            {
                var failure = Failure.Of(one);
                if (failure == null)
                    continue;

                var diagnosis = Diagnose(failure, exception);
                if (diagnosis != null)
                    return diagnosis;
                if (status == 0)
                    status = failure.Status;
            }

            return new FoundryDiagnosis(FoundryFailureKind.Unknown, status, exception, UnknownFailure(status));
        }

        /// <summary>Whether the service, its network or Entra ID refused access. Throttling does not count.</summary>
        public static bool IsAccessFailure(Exception exception)
        {
            var diagnosis = Explain(exception);
            switch (diagnosis.Kind)
            {
                case FoundryFailureKind.Throttled:
                    return false;
                case FoundryFailureKind.Unknown:
                    return diagnosis.Status == 401 || diagnosis.Status == 403;
                default:
                    return true;
            }
        }

        private static string UnknownFailure(int status)
        {
            return status == 0
                ? "This is no known refusal; the exception itself says what there is to know."
                : "The service answered " + status.ToString(CultureInfo.InvariantCulture)
                    + " without a known reason; the exception itself says what there is to know.";
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
