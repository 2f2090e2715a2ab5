namespace Foundry.Access
{
    using global::System;
    using global::System.Collections.Generic;
    using global::System.Linq;
    using global::System.Threading;
    using global::System.Threading.Tasks;
    using global::Azure.Core;

    // The check at the project that the environment names.
    internal static partial class FoundryAccess
    {
        /// <summary>The environment variable that holds the resource id of the Foundry project.</summary>
        /// <remarks>The Azure Developer CLI sets it.</remarks>
        public const string ProjectIdVariable = "AZURE_AI_PROJECT_ID";

        /// <summary>Throws when the caller lacks a data action at the program's Foundry project or its account.</summary>
        /// <remarks>
        /// The environment variable <c>AZURE_AI_PROJECT_ID</c> holds the resource id of the project. If it is not set, nothing is
        /// checked, and a trace warning says so once. The service judges data actions of
        /// <c>Microsoft.CognitiveServices/accounts/AIServices</c> at the project, and all others (models, OpenAI evaluations,
        /// speech) at the account. The check does the same.
        /// <para>
        /// This is no authorization decision: the service decides when it is called. The check does not verify the token, its
        /// answer can be minutes old, and an unknown answer only writes a trace warning. Never protect resources of your own
        /// with it.
        /// </para>
        /// </remarks>
        /// <param name="credential">The credential of the client that makes the call.</param>
        /// <param name="dataActions">The data actions, all of them required. Separate alternatives with <c>|</c>.</param>
        /// <exception cref="FoundryAccessException">The caller lacks a data action.</exception>
        /// <exception cref="ArgumentException">A data action or the resource id in the variable is invalid.</exception>
        public static Task EnsureProjectAsync(TokenCredential credential, params string[] dataActions)
        {
            return EnsureProjectAsync(credential, dataActions, null, CancellationToken.None);
        }

        /// <inheritdoc cref="EnsureProjectAsync(TokenCredential, string[])"/>
        public static Task EnsureProjectAsync(
            TokenCredential credential,
            IEnumerable<string> dataActions,
            FoundryAccessOptions options = null,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            return EnsureCoreAsync(true, credential, AtProject(dataActions), options, cancellationToken);
        }

        /// <inheritdoc cref="EnsureProjectAsync(TokenCredential, string[])"/>
        public static void EnsureProject(TokenCredential credential, params string[] dataActions)
        {
            EnsureProject(credential, dataActions, null, CancellationToken.None);
        }

        /// <inheritdoc cref="EnsureProjectAsync(TokenCredential, string[])"/>
        public static void EnsureProject(
            TokenCredential credential,
            IEnumerable<string> dataActions,
            FoundryAccessOptions options = null,
            CancellationToken cancellationToken = default)
        {
            NotNull(credential, nameof(credential));
            EnsureCoreAsync(false, credential, AtProject(dataActions), options, cancellationToken).GetAwaiter().GetResult();
        }

        /// <summary>The requirements at the project and its account; none if the environment names no project.</summary>
        private static IReadOnlyList<FoundryRequirement> AtProject(IEnumerable<string> dataActions)
        {
            var actions = FoundryRequirement.Validated(dataActions);
            string id = Environment.GetEnvironmentVariable(ProjectIdVariable);
            if (string.IsNullOrWhiteSpace(id))
            {
                SayOnce(ProjectIdVariable + " is not set, so the Foundry project is unknown. "
                    + "Set it to the resource id of the project (" + ResourceIds.ProjectForm + ").");
                return new FoundryRequirement[0];
            }

            string project = ResourceIds.Validated(id, ProjectIdVariable);
            string account = ResourceIds.AccountOf(project);
            if (account == null)
            {
                SayOnce(ProjectIdVariable + " is not the resource id of a Foundry project (" + ResourceIds.ProjectForm + ").");
                return new FoundryRequirement[0];
            }

            return actions.GroupBy(FoundryRequirement.IsJudgedAtProject)
                .Select(group => new FoundryRequirement(group.Key ? project : account, group))
                .ToArray();
        }
    }
}
