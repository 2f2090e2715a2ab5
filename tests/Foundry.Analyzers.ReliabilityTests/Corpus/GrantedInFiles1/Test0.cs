using System; using Azure.AI.Extensions.OpenAI; using Azure.AI.Projects; using Azure.Identity; using OpenAI.Evals; using OpenAI.Responses;

class C
{
    private static readonly ProjectOpenAIClient s_client = new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).GetProjectOpenAIClient();

    object Respond() => s_client.GetProjectResponsesClient().CreateResponse("hi");

    object Run() => s_client.GetEvaluationClient().CreateEvaluationRun("e", null);
}
