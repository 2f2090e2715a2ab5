using System; using Azure.AI.Extensions.OpenAI; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Identity; using OpenAI.Chat; using OpenAI.Evals; using OpenAI.Responses;
class C
{
    object M() => new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).GetProjectOpenAIClient().GetProjectResponsesClient().CreateResponse("hi");
    object N() => new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).GetProjectOpenAIClient().GetProjectResponsesClient().CreateResponse("hi");
    object O() => new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new DefaultAzureCredential()).GetChatClient("d").CompleteChat(new UserChatMessage("hi"));
    object P() => new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new DefaultAzureCredential()).GetChatClient("d").CompleteChat(new UserChatMessage("hi"));
}

class D
{
    object M() { var x = new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).GetProjectOpenAIClient().GetProjectResponsesClient().CreateResponse("hi"); return new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential()).GetProjectOpenAIClient().GetProjectResponsesClient().CreateResponse("hi"); }
}
