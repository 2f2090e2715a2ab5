using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class Keys(string key)
{
    private readonly AzureOpenAIClient _client = new(new Uri("https://contoso.openai.azure.com"), new ApiKeyCredential(key));
    object Client => _client;
}

class Named(string key, string name)
{
    private readonly AzureOpenAIClient _client = new(new Uri("https://contoso.openai.azure.com"), new ApiKeyCredential(key));
    public string Name => name + key;
    object Client => _client;
}

class Derived(string key) : AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new ApiKeyCredential(key));
