namespace Foundry.Access
{
    using global::System;
    using global::System.Linq;

    // The diagnosis of a single failure.
    internal static partial class FoundryAccess
    {
        private const string DoubledHeader = "Azure.AI.OpenAI up to 2.0.0 sends the authorization twice "
            + "when it repeats a call after 429, and the service refuses that with 401. Update to 2.1.0 or later.";

        private const string WaitForAssignment = " An assignment takes 5 to 10 minutes to have effect.";

        /// <summary>The meaning of a failure, or null if it is unknown.</summary>
        private static FoundryDiagnosis Diagnose(Failure failure, Exception original)
        {
            if (failure.Exception is FoundryAccessException denied)
                return DiagnoseCheck(denied, original);

            var error = failure.Error;
            switch (error?.Id)
            {
                case null:
                    return failure.Status == 401 && failure.IsFromAzureOpenAI
                        ? new FoundryDiagnosis(FoundryFailureKind.Throttled, failure.Status, original,
                            "A 401 without a reason, which can be throttling.", DoubledHeader)
                        : null;
                case "role-is-missing-at-the-project":
                case "role-is-missing-at-the-account":
                case "role-is-missing-for-reading-agents":
                    return DiagnoseMissingRole(failure, error, original);
                case "role-is-missing-for-managing":
                    return DiagnoseControlPlane(failure, error, original);
                case "wrong-audience" when failure.IsFromAzureOpenAI:
                    return new FoundryDiagnosis(error, failure.Status, original, null,
                        error.Advice + " If only some calls fail, it is throttling: " + DoubledHeader);
                default:
                    return new FoundryDiagnosis(error, failure.Status, original);
            }
        }

        private static FoundryDiagnosis DiagnoseCheck(FoundryAccessException denied, Exception original)
        {
            var first = denied.Denied[0];
            var error = KnownError.ById("role-is-missing-at-the-project");
            return new FoundryDiagnosis(error, 0, original, denied.Message, "")
            {
                DataAction = first.DataAction,
                Role = denied.Role,
                PrincipalId = denied.ObjectId,
                Scope = first.ResourceId,
            };
        }

        private static FoundryDiagnosis DiagnoseMissingRole(Failure failure, KnownError error, Exception original)
        {
            string action = failure.Quoted("lacks the required data action", Identifiers.ActionIn);
            string principal = failure.Quoted("The principal", Identifiers.GuidIn);
            string caller = principal == null ? "The caller" : "The caller (object id " + principal + ")";
            bool isReading = error.Id == "role-is-missing-for-reading-agents";
            var role = action == null || isReading ? LeastRoles.FoundryUser : LeastRoles.Granting(action).FirstOrDefault();
            string cause = action == null
                ? error.Cause.Replace("The caller", caller)
                : caller + " lacks the data action " + action + ".";
            string advice = action == null || isReading ? error.Advice : LeastRoleFor(action, role);
            return new FoundryDiagnosis(error, failure.Status, original, cause, advice + WaitForAssignment)
            {
                DataAction = action,
                Role = role,
                PrincipalId = principal,
            };
        }

        private static string LeastRoleFor(string action, FoundryRole role)
        {
            string least = role == null ? "not known" : role.Name + " (" + role.Id + ")";
            bool isAtProject = FoundryRequirement.IsJudgedAtProject(action);
            string place = isAtProject ? "project or its account" : "account. A role at the project is not enough";
            return "The least role with it is " + least + ". Assign it at the " + place + ".";
        }

        private static FoundryDiagnosis DiagnoseControlPlane(Failure failure, KnownError error, Exception original)
        {
            string action = failure.Quoted("to perform action", Identifiers.ActionIn);
            string scope = failure.Quoted("over scope", Identifiers.ScopeIn);
            var role = action == null ? null : LeastRoles.Granting(action).FirstOrDefault();
            string advice = error.Advice + (action == null ? "" : MissesAction(action, scope, role));
            return new FoundryDiagnosis(error, failure.Status, original, null, advice)
            {
                DataAction = action,
                Role = role,
                PrincipalId = failure.Quoted("with object id", Identifiers.GuidIn),
                Scope = scope,
            };
        }

        private static string MissesAction(string action, string scope, FoundryRole role)
        {
            string place = scope == null ? "" : " at " + scope;
            string least = role == null ? "." : ". The least role with it is " + role.Name + " (" + role.Id + ").";
            return " The caller needs the action " + action + place + least;
        }
    }
}
