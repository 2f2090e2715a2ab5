using Foundry.Analyzers.Catalog;

namespace Foundry.Analyzers.Tests.Catalog;

public class RolesTests
{
    [Fact]
    public void Ids_and_names_are_unique()
    {
        Assert.Equal(89, Roles.All.Length);
        Assert.Equal(Roles.All.Length, Roles.All.Select(role => role.Id).Distinct().Count());
        Assert.All(Roles.All, role => Assert.Equal(Guid.Parse(role.Id).ToString(), role.Id));

        var names = Roles.All.SelectMany(role => role.PreviousNames.Add(role.Name)).ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("Foundry User")]
    [InlineData("azure ai user")]
    public void Role_is_found_by_current_and_former_name(string name)
    {
        var role = Roles.ByName(name);
        Assert.Equal("Foundry User", role?.Name);
        Assert.Same(role, Roles.ById("53CA6127-db72-4b80-b1b0-d745d6d5456d"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Foundry")]
    [InlineData("Azure AI Foundry User")]
    public void Unknown_name_has_no_role(string name)
    {
        Assert.Null(Roles.ByName(name));
        Assert.Null(Roles.ById(name));
    }

    /// <summary>Roles with names that suggest data access, but without a data action.</summary>
    [Theory]
    [InlineData("Owner")]
    [InlineData("Contributor")]
    [InlineData("Reader")]
    [InlineData("Cognitive Services Contributor")]
    [InlineData("Foundry Account Owner")]
    [InlineData("Azure AI Administrator")]
    [InlineData("Azure AI Enterprise Network Connection Approver")]
    [InlineData("Azure AI Inference Deployment Operator")]
    public void Management_role_has_no_data_actions(string name) =>
        Assert.All(Roles.ByName(name)!.Permissions, permission => Assert.Empty(permission.DataActions));

    /// <summary>The roles that Microsoft's own tool accepts for agents, and one more with the same permissions.</summary>
    [Theory]
    [InlineData("Foundry User")]
    [InlineData("Foundry Project Manager")]
    [InlineData("Foundry Owner")]
    [InlineData("Cognitive Services User")]
    [InlineData("Cognitive Services Data Contributor (Preview)")]
    public void Data_role_grants_the_data_plane(string name) =>
        Assert.Equal(Decision.Granted, PermissionEvaluator.Of(
            Roles.ByName(name)!, "Microsoft.CognitiveServices/accounts/AIServices/agents/write", Plane.Data));

    /// <summary>A role of another service grants no call, and may grant anything else.</summary>
    [Theory]
    [InlineData("C2F4EF07-c644-48eb-af81-4b1b4947fb11", "acrdelete")]
    [InlineData("6cef56e8-d556-48e5-a04f-b8e64114680f", "AcrImageSigner")]
    public void Role_of_another_service_is_known_to_grant_no_call(string id, string name)
    {
        var role = Roles.ById(id)!;
        Assert.Equal(name, role.Name, ignoreCase: true);
        Assert.Equal(role, Roles.ByName(name));
        Assert.Equal(role.GetHashCode(), Roles.ByName(name)!.GetHashCode());
        Assert.True(DataAccess.NoDataAccess([role]));
        Assert.Equal(Decision.Denied, PermissionEvaluator.Of(
            role, "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action", Plane.Data));
    }

    [Fact]
    public void Other_actions_of_a_role_of_another_service_are_unknown()
    {
        var role = OtherRoles.ByName("AcrDelete")!;
        Assert.Equal(
            Decision.Conditional, PermissionEvaluator.Of(role, "Microsoft.Storage/storageAccounts/read", Plane.Data));
        Assert.Equal(
            Decision.Conditional, PermissionEvaluator.Of(role, "Microsoft.CognitiveServices/accounts/write", Plane.Control));
    }

    /// <summary>The role holds data actions of the service that are not in the data.</summary>
    [Fact]
    public void Role_with_data_actions_that_are_not_listed_is_unknown()
    {
        Assert.Null(Roles.ById("46023a6a-0702-4cbf-956c-d8c3ac27bc2b"));
        Assert.Null(Roles.ByName("Defender CSPM"));
    }

    [Fact]
    public void Search_for_a_role_of_another_service_allocates_nothing_until_it_is_found()
    {
        OtherRoles.ById(Missing);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            OtherRoles.ById(Missing);
            OtherRoles.ByName("No such role");
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private const string Missing = "00000000-1111-2222-3333-444444444444";
}
