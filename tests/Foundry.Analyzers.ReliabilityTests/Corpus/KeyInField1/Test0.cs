using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class C
{
    private readonly string _key = "key";
    private const string Address = "https://contoso.openai.azure.com";
    object Plain() => new AzureOpenAIClient(new Uri(Address), new ApiKeyCredential(_key));
    object Regional() => new AzureOpenAIClient(new Uri("https://westeurope.api.cognitive.microsoft.com"), new ApiKeyCredential("key"));
    object Clear() => new AzureOpenAIClient(new Uri("http://contoso.openai.azure.com"), new ApiKeyCredential(Environment.GetEnvironmentVariable("KEY") ?? ""));
    object Government() => new AzureOpenAIClient(new Uri("https://contoso.openai.azure.us"), (ApiKeyCredential)null!);
}
