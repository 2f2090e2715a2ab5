namespace Foundry.Access
{
    using global::System;

    /// <summary>The meaning of a failure, and what to do about it.</summary>
    internal sealed class FoundryDiagnosis
    {
        internal FoundryDiagnosis(
            FoundryFailureKind kind,
            int status,
            Exception original,
            string message,
            string dataAction = null,
            FoundryRole role = null,
            string principalId = null,
            string scope = null)
        {
            Kind = kind;
            Status = status;
            Original = original;
            Message = message;
            DataAction = dataAction;
            Role = role;
            PrincipalId = principalId;
            Scope = scope;
        }

        public FoundryFailureKind Kind { get; }

        /// <summary>The status code of the response, or 0 if there was no response or the code is unknown.</summary>
        public int Status { get; }

        /// <summary>What is wrong and what to do. From the text of the service it repeats identifiers only.</summary>
        public string Message { get; }

        /// <summary>The missing data action, or action of Azure Resource Manager, or null.</summary>
        public string DataAction { get; }

        /// <summary>The least role that grants it, or null if none is known.</summary>
        public FoundryRole Role { get; }

        /// <summary>The object id of the refused caller, or null.</summary>
        public string PrincipalId { get; }

        /// <summary>The resource or scope at which it is missing, or null.</summary>
        public string Scope { get; }

        /// <summary>The exception passed to <see cref="FoundryAccess.Explain"/>.</summary>
        public Exception Original { get; }

        public override string ToString()
        {
            return Message;
        }
    }
}
