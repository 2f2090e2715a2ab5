namespace Foundry.Access
{
    using global::System;

    internal sealed partial class PermissionChecker
    {
        /// <summary>Ends a check with a reason of its own. Never leaves the check.</summary>
        private sealed class CheckFailure : Exception
        {
            public CheckFailure(string reason)
                : base(reason)
            {
            }
        }
    }
}
