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
}
