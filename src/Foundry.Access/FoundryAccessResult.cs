namespace Foundry.Access
{
    /// <summary>The answer for one data action at one resource.</summary>
    internal sealed class FoundryAccessResult
    {
        internal FoundryAccessResult(string resourceId, string dataAction, FoundryAccessState state, string reason)
        {
            ResourceId = resourceId;
            DataAction = dataAction;
            State = state;
            Reason = reason;
        }

        public string ResourceId { get; }

        /// <summary>The data action as the caller wrote it, alternatives included.</summary>
        public string DataAction { get; }

        public FoundryAccessState State { get; }

        /// <summary>The reason for the state, in one sentence.</summary>
        public string Reason { get; }

        public override string ToString()
        {
            return State + ": " + DataAction + " at " + ResourceId + ". " + Reason;
        }
    }
}
