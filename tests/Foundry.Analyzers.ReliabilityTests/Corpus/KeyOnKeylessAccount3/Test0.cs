using System; using Azure.AI.Extensions.OpenAI; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Identity; using OpenAI.Chat; using OpenAI.Evals; using OpenAI.Responses; class C
{
    object M() =>
        // why
        new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new DefaultAzureCredential());
}
