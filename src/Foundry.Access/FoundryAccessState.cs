namespace Foundry.Access
{
    /// <summary>The answer to a check of a data action. Ordered: more permissions can only raise it.</summary>
    internal enum FoundryAccessState
    {
        /// <summary>No role of the caller grants the data action.</summary>
        Denied,

        /// <summary>The check could not tell, or took too long.</summary>
        Unknown,

        /// <summary>A role of the caller grants the data action.</summary>
        Granted,
    }
}
