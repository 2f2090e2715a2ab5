namespace Foundry.Access
{
    using global::System;
    using global::System.Diagnostics;
    using global::System.Globalization;
    using global::Azure;
    using global::Azure.Core;

    internal sealed partial class PermissionChecker
    {
        /// <summary>Does not let a request be retried if the service asks to wait beyond the deadline.</summary>
        /// <remarks>The deadline would end the wait anyway. Without the wait the program goes on at once.</remarks>
        private sealed class WaitClassifier : ResponseClassifier
        {
            private readonly TimeSpan timeout;
            private readonly Stopwatch elapsed;

            public WaitClassifier(TimeSpan timeout, Stopwatch elapsed)
            {
                this.timeout = timeout;
                this.elapsed = elapsed;
            }

            /// <summary>Whether a request was not retried because of the wait.</summary>
            public bool HasGivenUp { get; private set; }

            public override bool IsRetriableResponse(HttpMessage message)
            {
                if (!base.IsRetriableResponse(message))
                    return false;

                HasGivenUp = IsBeyondDeadline(message.Response);
                return !HasGivenUp;
            }

            private bool IsBeyondDeadline(Response response)
            {
                return timeout != global::System.Threading.Timeout.InfiniteTimeSpan
                    && response.Headers.TryGetValue("Retry-After", out string wait)
                    && SecondsOf(wait) > (timeout - elapsed.Elapsed).TotalSeconds;
            }

            /// <summary>The seconds to wait, which the header gives as a number or as a date; 0 if it is neither.</summary>
            private static double SecondsOf(string wait)
            {
                var culture = CultureInfo.InvariantCulture;
                if (double.TryParse(wait, NumberStyles.AllowDecimalPoint, culture, out double seconds))
                    return seconds;

                bool isDate = DateTimeOffset.TryParse(wait, culture, DateTimeStyles.AssumeUniversal, out var date);
                return isDate ? (date - DateTimeOffset.UtcNow).TotalSeconds : 0;
            }
        }
    }
}
