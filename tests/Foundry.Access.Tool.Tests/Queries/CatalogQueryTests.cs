using System.Text.Json;
using Foundry.Access.Tool.Queries;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Tests.Queries;

public class CatalogQueryTests
{
    [Theory]
    [InlineData("AIServices/agents/write")]
    [InlineData("Microsoft.CognitiveServices/accounts/AIServices/agents/write")]
    public void Who_can_lists_the_roles_that_grant_an_action(string action)
    {
        var answer = ActionAnswer.Of(action);

        Assert.True(answer.IsKnown);
        Assert.Contains("Foundry User (53ca6127-db72-4b80-b1b0-d745d6d5456d)", answer.Roles);
        Assert.DoesNotContain(answer.Roles, static role => role.StartsWith("Azure AI Developer", StringComparison.Ordinal));
        Assert.DoesNotContain(answer.Roles, static role => role.StartsWith("Owner", StringComparison.Ordinal));
        Assert.Contains(answer.Operations, static operation => operation.Id == "responses.project");
    }

    [Fact]
    public void Unknown_action_is_said_to_be_unknown()
    {
        var answer = ActionAnswer.Of("AIServices/agnets/write");

        Assert.False(answer.IsKnown);
        Assert.Contains("Check its spelling", AnswerText.Of(answer));
    }

    [Theory]
    [InlineData("Foundry User", "53ca6127-db72-4b80-b1b0-d745d6d5456d")]
    [InlineData("Azure AI User", "53ca6127-db72-4b80-b1b0-d745d6d5456d")]
    [InlineData("53CA6127-DB72-4B80-B1B0-D745D6D5456D", "53ca6127-db72-4b80-b1b0-d745d6d5456d")]
    public void Role_is_found_by_its_names_and_its_id(string text, string id) => Assert.Equal(id, RoleAnswer.Of(text).Id);

    [Fact]
    public void Role_shows_what_it_grants()
    {
        Assert.Contains("Create a response or conversation, project endpoint", RoleAnswer.Of("Foundry User").Grants);
        Assert.DoesNotContain("Create a response or conversation, project endpoint", RoleAnswer.Of("Azure AI Developer").Grants);
        Assert.DoesNotContain(RoleAnswer.Of("Owner").Grants, static title => title.StartsWith("Chat", StringComparison.Ordinal));
        Assert.Null(RoleAnswer.Of("Backup Operator").Permissions);
    }

    [Fact]
    public void Every_operation_has_a_source()
    {
        var operations = OperationAnswer.Find("");

        Assert.Equal(ServiceOperations.All.Length, operations.Count);
        Assert.All(operations, static operation => Assert.NotEmpty(operation.Sources));
    }

    [Fact]
    public async Task Commands_answer_in_text_and_json()
    {
        Assert.Contains("least role: Foundry User", (await ToolRun.OfAsync(".", "operations", "responses.project")).Output);
        Assert.Contains("Formerly:    Azure AI User", (await ToolRun.OfAsync(".", "role", "Foundry User")).Output);
        var json = (await ToolRun.OfAsync(".", "who-can", "OpenAI/responses/write", "--format", "json")).Output;
        Assert.NotEmpty(JsonDocument.Parse(json).RootElement.GetProperty("roles").EnumerateArray());
    }
}
