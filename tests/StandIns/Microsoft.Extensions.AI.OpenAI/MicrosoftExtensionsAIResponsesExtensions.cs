using Microsoft.Extensions.AI;

namespace OpenAI.Responses;

public static class MicrosoftExtensionsAIResponsesExtensions
{
    public static AITool AsAITool(this ResponseTool tool) => throw null;
    public static FunctionTool AsOpenAIResponseTool(this AIFunctionDeclaration function) => throw null;
    public static ResponseTool AsOpenAIResponseTool(this AITool tool) => throw null;
}
