namespace Foundry.Access
{
    using global::System;
    using global::System.Linq;

    // The diagnosis of a single failure.
    internal static partial class FoundryAccess
    {
        private const string DoubledHeader = "Azure.AI.OpenAI up to 2.0.0 sends the authorization twice "
            + "when it repeats a call after 429, and the service refuses that with 401. Update to 2.1.0 or later.";

        /// <summary>The meaning of a failure, or null if it is unknown.</summary>
        private static FoundryDiagnosis Diagnose(Failure failure, Exception original)
        {
            if (failure.Exception is FoundryAccessException denied)
                return DiagnoseCheck(denied, original);
            if (failure.IsSignIn)
                return DiagnoseSignIn(failure, original);

            var symptom = Array.Find(Symptoms, one => one.Fits(failure.Status, failure.Text));
            if (symptom != null)
                return DiagnoseRefusal(failure, symptom, original);
            if (failure.Status == 401 && failure.IsFromAzureOpenAI)
            {
                return new FoundryDiagnosis(FoundryFailureKind.Throttled, failure.Status, original,
                    "A 401 without a reason, which can be throttling: " + DoubledHeader);
            }

            return null;
        }

        private static FoundryDiagnosis DiagnoseCheck(FoundryAccessException denied, Exception original)
        {
            var first = denied.Denied[0];
            return new FoundryDiagnosis(
                FoundryFailureKind.MissingRole,
                0,
                original,
                denied.Message,
                first.DataAction,
                denied.Role,
                denied.ObjectId,
                first.ResourceId);
        }

        private static FoundryDiagnosis DiagnoseSignIn(Failure failure, Exception original)
        {
            var symptom = Array.Find(SignInSymptoms, one => one.Fits(0, failure.Text));
            if (symptom != null)
                return new FoundryDiagnosis(symptom.Kind, 0, original, symptom.Message);

            if (failure.IsCredentialUnavailable)
            {
                return new FoundryDiagnosis(FoundryFailureKind.NoCredential, 0, original,
                    "No credential is there to sign in with. On a developer's machine sign in with 'az login'; "
                    + "in Azure give the program a managed identity, "
                    + "and name a user-assigned one by its client id (AZURE_CLIENT_ID).");
            }

            return new FoundryDiagnosis(FoundryFailureKind.SignInFailed, 0, original,
                "Entra ID gave no token; the exception says why. "
                + "Nothing was asked of the service yet, so no role is missing so far.");
        }

        private static FoundryDiagnosis DiagnoseRefusal(Failure failure, Symptom symptom, Exception original)
        {
            switch (symptom.Kind)
            {
                case FoundryFailureKind.MissingRole:
                    return DiagnoseMissingRole(failure, original);
                case FoundryFailureKind.ControlPlaneRefused:
                    return DiagnoseControlPlane(failure, symptom.Message, original);
                case FoundryFailureKind.WrongAudience when failure.IsFromAzureOpenAI:
                    string message = symptom.Message + " If only some calls fail, it is throttling: " + DoubledHeader;
                    return new FoundryDiagnosis(symptom.Kind, failure.Status, original, message);
                default:
                    return new FoundryDiagnosis(symptom.Kind, failure.Status, original, symptom.Message);
            }
        }

        private static FoundryDiagnosis DiagnoseMissingRole(Failure failure, Exception original)
        {
            string action = failure.Quoted("lacks the required data action", Identifiers.ActionIn);
            string principal = failure.Quoted("The principal", Identifiers.GuidIn);
            string caller = principal == null ? "The caller" : "The caller (object id " + principal + ")";
            var role = action == null ? LeastRoles.FoundryUser : LeastRoles.Granting(action).FirstOrDefault();
            string message = caller + (action == null ? HasNoRole() : LacksAction(action, role))
                + " An assignment takes 5 to 10 minutes to have effect.";

            var kind = FoundryFailureKind.MissingRole;
            return new FoundryDiagnosis(kind, failure.Status, original, message, action, role, principal);
        }

        private static string HasNoRole()
        {
            return " has no role that allows this call. Assign a role with data actions, such as Foundry User ("
                + LeastRoles.FoundryUser.Id + "), at the account; Owner and Contributor have none.";
        }

        private static string LacksAction(string action, FoundryRole role)
        {
            string least = role == null ? "not known" : role.Name + " (" + role.Id + ")";
            bool isAtProject = FoundryRequirement.IsJudgedAtProject(action);
            string place = isAtProject ? "project or its account" : "account, a project is not enough";
            return " lacks the data action " + action + ". The least role with it is " + least
                + "; assign it at the " + place + ".";
        }

        private static FoundryDiagnosis DiagnoseControlPlane(Failure failure, string message, Exception original)
        {
            string action = failure.Quoted("to perform action", Identifiers.ActionIn);
            string principal = failure.Quoted("with object id", Identifiers.GuidIn);
            string scope = failure.Quoted("over scope", Identifiers.ScopeIn);
            var role = action == null ? null : LeastRoles.Granting(action).FirstOrDefault();
            if (action != null)
                message += MissesAction(action, scope, role);

            var kind = FoundryFailureKind.ControlPlaneRefused;
            return new FoundryDiagnosis(kind, failure.Status, original, message, action, role, principal, scope);
        }

        private static string MissesAction(string action, string scope, FoundryRole role)
        {
            string place = scope == null ? "" : " at " + scope;
            string least = role == null ? "." : "; the least role with it is " + role.Name + " (" + role.Id + ").";
            return " Missing is the action " + action + place + least;
        }
    }
}
