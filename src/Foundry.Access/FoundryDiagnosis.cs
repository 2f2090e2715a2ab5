namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;

    /// <summary>The meaning of a failure, and what to do about it.</summary>
    internal sealed class FoundryDiagnosis
    {
        // Reading the source replaces REPOSITORY by the address of the repository.
        private const string ErrorsPage = "REPOSITORY/docs/errors.md";

        internal FoundryDiagnosis(KnownError error, int status, Exception original, string cause = null, string advice = null)
            : this(error.Kind, status, original, cause ?? error.Cause, advice ?? error.Advice)
        {
            Order = error.Order;
            Id = error.Id;
            Rules = error.Rules;
            Page = ErrorsPage + "#" + error.Id;
        }

        internal FoundryDiagnosis(FoundryFailureKind kind, int status, Exception original, string cause, string advice)
        {
            Order = int.MaxValue;
            Kind = kind;
            Status = status;
            Original = original;
            Cause = cause;
            Advice = advice;
            Rules = new string[0];
            Page = ErrorsPage;
        }

        /// <summary>The anchor of the error on the page of errors, or null if it is unknown.</summary>
        public string Id { get; }

        public FoundryFailureKind Kind { get; }

        /// <summary>The status code of the response, or 0 if there was no response or the code is unknown.</summary>
        public int Status { get; }

        /// <summary>What is wrong and what to do. From the text of the service it repeats identifiers only.</summary>
        public string Message
        {
            get { return Advice.Length == 0 ? Cause : Cause + " " + Advice; }
        }

        /// <summary>What is wrong.</summary>
        public string Cause { get; }

        /// <summary>What to do.</summary>
        public string Advice { get; }

        /// <summary>The rules of Foundry.Analyzers that find the cause at compile time, if there are any.</summary>
        public IReadOnlyList<string> Rules { get; }

        /// <summary>The address of the page that says what to do step by step, and how to verify it.</summary>
        public string Page { get; }

        /// <summary>The missing data action, or action of Azure Resource Manager, or null.</summary>
        public string DataAction { get; internal set; }

        /// <summary>The role that grants it, or null if none is known.</summary>
        public FoundryRole Role { get; internal set; }

        /// <summary>The object id of the refused caller, or null.</summary>
        public string PrincipalId { get; internal set; }

        /// <summary>The resource or scope at which it is missing, or null.</summary>
        public string Scope { get; internal set; }

        /// <summary>The explained exception, or null for a text.</summary>
        public Exception Original { get; }

        /// <summary>The place among the known errors: of two, the first is the more specific one.</summary>
        internal int Order { get; }

        public override string ToString()
        {
            return Message;
        }
    }
}
