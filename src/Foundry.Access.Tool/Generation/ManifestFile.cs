using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Output;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Generation;

/// <summary>An access manifest, <c>foundry.access.json</c>, that declares just these grants.</summary>
internal static class ManifestFile
{
    public static string Write(AccessPlan plan)
    {
        var manifest = new Dictionary<string, object>
        {
            ["version"] = 1,
            ["complete"] = true,
            ["identities"] = plan.Identities.ToDictionary(static identity => identity.Id.Camel, static identity => new
            {
                kind = identity.IsProgram ? "managedIdentity" : "projectManagedIdentity",
            }),
            ["grants"] = plan.Identities.SelectMany(static identity => identity.Assignments, Grant),
        };
        if (plan.Uses(AccessScope.Storage))
            manifest["storage"] = new { authentication = "entra" };
        return JsonText.Of(manifest);
    }

    private static object Grant(PlannedIdentity identity, Assignment assignment) => new
    {
        identity = identity.Id.Camel,
        role = assignment.Role.Id,
        scope = Words.Key(assignment.Scope),
    };
}
