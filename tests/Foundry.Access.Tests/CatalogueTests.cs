using System.Text.Json;

namespace Foundry.Access.Tests;

/// <summary>The helper's small tables against the catalogue they come from.</summary>
public class CatalogueTests
{
    private static JsonElement Read(string file)
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Foundry.Analyzers.sln")))
            directory = Path.GetDirectoryName(directory)!;
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "src/Foundry.Analyzers/Catalog/Data", file))).RootElement;
    }

    private static IEnumerable<(string Id, JsonElement Requirement)> DataRequirements() =>
        from operation in Read("operations.json").GetProperty("operations").EnumerateArray()
        where operation.GetProperty("plane").GetString()!.Equals("data", StringComparison.OrdinalIgnoreCase)
        from requirement in operation.GetProperty("requires").EnumerateArray()
        where !requirement.TryGetProperty("when", out var condition) || condition.GetString() != "capabilityHost"
        select (operation.GetProperty("id").GetString(), requirement);

    private static string Alternatives(JsonElement requirement) => string.Join('|', requirement.GetProperty("anyOf").EnumerateArray().Select(action => action.GetString()));

    [Fact]
    public void Project_and_account_are_told_apart_by_the_data_action()
    {
        var scopes = new HashSet<string>();
        foreach (var (id, requirement) in DataRequirements())
        {
            var scope = requirement.GetProperty("scope").GetString()!.ToLowerInvariant();
            if (scopes.Add(scope) && scope is not ("project" or "account" or "storage" or "search" or "other"))
                Assert.Fail($"{id}: the helper does not know the scope {scope}.");
            Assert.True(FoundryRequirement.IsJudgedAtProject(Alternatives(requirement)) == (scope == "project"), id);
        }

        Assert.Superset(new HashSet<string> { "project", "account" }, scopes);
    }

    [Fact]
    public void Every_data_action_can_be_asked_for_and_has_a_role()
    {
        var roles = Read("roles.json").GetProperty("roles").EnumerateArray().ToDictionary(role => role.GetProperty("id").GetString()!, role => role.GetProperty("name").GetString());
        foreach (var (id, requirement) in DataRequirements())
        {
            Assert.NotEmpty(new FoundryRequirement(Access.ProjectId, [Alternatives(requirement)]).DataActions);
            var least = LeastRoles.Granting(requirement.GetProperty("anyOf")[0].GetString()!.ToUpperInvariant());
            Assert.True(least.Length > 0, id);
            Assert.All(least, role => Assert.Equal(roles[role.Id], role.Name));
        }

        Assert.Empty(LeastRoles.Granting("Contoso.Things/boxes/open/action"));
    }

    [Theory]
    [InlineData("Microsoft.CognitiveServices/accounts/OpenAI/evals/read", "Cognitive Services OpenAI User")]
    [InlineData("Microsoft.CognitiveServices/accounts/OpenAI/evals/write", "Cognitive Services OpenAI Contributor")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/agents/read", "Cognitive Services Data Reader")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/agents/write", "Foundry User")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/evaluations/write", "Foundry User")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/endpoints/interact/action", "Foundry Agent Consumer")]
    public void Least_roles(string action, string role) => Assert.Equal(role, LeastRoles.Granting(action)[0].Name);
}
