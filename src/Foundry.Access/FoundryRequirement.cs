namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Linq;

    /// <summary>Data actions required at one resource.</summary>
    internal sealed class FoundryRequirement
    {
        private const char Or = '|';
        private const string ProjectPrefix = "Microsoft.CognitiveServices/accounts/AIServices/";

        /// <param name="resourceId">The resource id of the account, the project or another resource.</param>
        /// <param name="dataActions">The data actions, all of them required. Separate alternatives with <c>|</c>.</param>
        public FoundryRequirement(string resourceId, IEnumerable<string> dataActions)
        {
            string id = resourceId ?? throw new ArgumentNullException(nameof(resourceId));
            ResourceId = ResourceIds.Validated(id, nameof(resourceId));
            DataActions = Validated(dataActions);
        }

        public string ResourceId { get; }

        public IReadOnlyList<string> DataActions { get; }

        internal static IReadOnlyList<string> Validated(IEnumerable<string> dataActions)
        {
            var actions = (dataActions ?? throw new ArgumentNullException(nameof(dataActions))).ToArray();
            if (actions.Length > 0 && actions.All(IsRequirement))
                return actions;

            throw new ArgumentException(
                "Pass at least one data action, "
                    + "for example 'Microsoft.CognitiveServices/accounts/AIServices/agents/write'.",
                nameof(dataActions));
        }

        internal static string[] Alternatives(string dataAction)
        {
            return dataAction.Split(Or);
        }

        /// <summary>Whether the service judges a data action at the project. It judges all others at the account.</summary>
        internal static bool IsJudgedAtProject(string dataAction)
        {
            return Alternatives(dataAction).Any(action => action.StartsWith(ProjectPrefix, StringComparison.OrdinalIgnoreCase));
        }

        private static bool IsDataAction(string text)
        {
            return text.IndexOf('/') > 0 && text.All(IsActionCharacter);
        }

        private static bool IsRequirement(string dataAction)
        {
            return dataAction != null && Alternatives(dataAction).All(IsDataAction);
        }

        private static bool IsActionCharacter(char c)
        {
            return c < 128 && (char.IsLetterOrDigit(c) || "/.-_:*".IndexOf(c) >= 0);
        }
    }
}
