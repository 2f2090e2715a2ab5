namespace Foundry.Access
{
    using global::System;
    using global::System.Linq;

    internal static partial class FoundryAccess
    {
        /// <summary>The texts by which services report one kind of failure, and the message that explains it.</summary>
        private sealed class Symptom
        {
            private readonly int[] statuses;
            private readonly string[] texts;

            public Symptom(FoundryFailureKind kind, int[] statuses, string[] texts, string message)
            {
                this.statuses = statuses;
                this.texts = texts;
                Kind = kind;
                Message = message;
            }

            public FoundryFailureKind Kind { get; }

            public string Message { get; }

            /// <summary>Whether a failure has one of the texts and one of the statuses. An unknown status, 0, fits any.</summary>
            public bool Fits(int status, string text)
            {
                return (status == 0 || statuses.Contains(status)) && texts.Any(one => Contains(text, one));
            }

            private static bool Contains(string text, string part)
            {
                return text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
            }
        }
    }
}
