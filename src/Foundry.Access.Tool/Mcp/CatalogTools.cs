using System.ComponentModel;
using Foundry.Access.Tool.Queries;
using ModelContextProtocol.Server;

namespace Foundry.Access.Tool.Mcp;

/// <summary>The tools that look something up in the catalogue. They read no file.</summary>
internal static class CatalogTools
{
    public static IEnumerable<McpServerTool> Create() =>
    [
        AccessServer.Tool(
            "explain_error",
            "Explains an error of Microsoft Foundry, Azure OpenAI or Azure.Identity: cause, what to do, missing role.",
            ([Description("The error text, as the service or the program wrote it.")] string text) =>
                AnswerJson.Of(ErrorExplanation.Of(text))),
        AccessServer.Tool(
            "who_can",
            "Lists the built-in roles that grant a data action or action, the calls that need it, and the sources.",
            ([Description("The action, such as AIServices/agents/write.")] string action) =>
                AnswerJson.Of(ActionAnswer.Of(action))),
        AccessServer.Tool(
            "describe_role",
            "Shows the permissions of a built-in role and the calls of Foundry and Azure OpenAI that it allows.",
            ([Description("The name or id of the role.")] string role) => AnswerJson.Of(RoleAnswer.Of(role))),
    ];
}
