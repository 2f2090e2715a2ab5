using System; using Azure.AI.Extensions.OpenAI; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Identity; using OpenAI.Chat; using OpenAI.Evals; using OpenAI.Responses; class C
{
    object M() =>
        // why
        new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).GetProjectOpenAIClient().GetEvaluationClient().CreateEvaluationRun("e", null);
}
