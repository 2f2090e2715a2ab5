using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class RoleNamesTests
{
    private const string FoundryUser = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    [Theory]
    [InlineData("Foundry User", FoundryUser)]
    [InlineData("azure ai user", FoundryUser)]
    [InlineData("AzureAIUser", FoundryUser)]
    [InlineData("Owner", Owner)]
    [InlineData("Foundry User Role", null)]
    [InlineData("User", null)]
    [InlineData("", null)]
    [InlineData("123", null)]
    public void Name_finds_its_role(string name, string? id) => Assert.Equal(id, RoleNames.Find(name)?.Id);

    [Theory]
    [InlineData("FoundryUserRoleId", FoundryUser)]
    [InlineData("foundryUser", FoundryUser)]
    [InlineData("_foundryUserRole", FoundryUser)]
    [InlineData("FOUNDRY_USER_ROLE_DEFINITION_ID", FoundryUser)]
    [InlineData("azureAIUserRoleGuid", FoundryUser)]
    [InlineData("cosmosDBAccountReaderRoleId", "fbdf93bf-df7d-467e-a4d2-9458aa1360c8")]
    [InlineData("ownerRoleId", null)]
    [InlineData("reader", null)]
    [InlineData("roleId", null)]
    [InlineData("id", null)]
    [InlineData("myFoundryUserRoleId", null)]
    public void Identifier_finds_the_role_that_it_names(string identifier, string? id) =>
        Assert.Equal(id, RoleNames.NamedBy(identifier)?.Id);

    [Theory]
    [InlineData("FoundryUserRoleId", Owner, true)]
    [InlineData("FoundryUserRoleId", FoundryUser, false)]
    [InlineData("AzureAIUserRoleId", "53CA6127-DB72-4B80-B1B0-D745D6D5456D", false)]
    [InlineData("FoundryUserRoleId", "00000000-1111-2222-3333-444444444444", false)]
    [InlineData("role", Owner, false)]
    public void Name_and_id_disagree_when_their_roles_differ(string name, string id, bool disagrees) =>
        Assert.Equal(disagrees, RoleNames.Disagree(name, id, out _, out _));

    /// <summary>The letters of a name identify one role.</summary>
    [Fact]
    public void Every_role_is_found_by_its_names() => Assert.All(Roles.All, role =>
        Assert.All(
            role.PreviousNames.Add(role.Name),
            name => Assert.Same(role, RoleNames.Find(name.Replace(" ", "").ToUpperInvariant()))));

    [Theory]
    [InlineData(
        true,
        true,
        "Owner",
        "Contributor",
        "Reader",
        "Cognitive Services Contributor",
        "Foundry Account Owner",
        "Azure AI Administrator")]
    [InlineData(true, true, "Storage Blob Data Owner", "Search Index Data Contributor")]
    [InlineData(false, true, "Azure AI Developer")]
    [InlineData(false, true, "Cognitive Services OpenAI User", "Reader")]
    [InlineData(false, false, "Foundry User", "Reader")]
    [InlineData(false, false, "Cognitive Services User")]
    [InlineData(false, false, "Cognitive Services Data Reader")]
    [InlineData(false, false, "Foundry Agent Consumer")]
    [InlineData(true, true)]
    public void Roles_have_data_access(bool none, bool noneOfProject, params string[] names)
    {
        var roles = names.Select(name => Roles.ByName(name)!).ToArray();
        Assert.Equal(none, DataAccess.NoDataAccess(roles));
        Assert.Equal(noneOfProject, DataAccess.NoProjectAccess(roles));
    }
}
