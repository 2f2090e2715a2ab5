using System;
using System.ClientModel;
using Azure;
using Azure.AI.Inference;
using Azure.AI.OpenAI;
using Azure.Core;
using OpenAI;
using OpenAI.Assistants;

class C
{
    void M(Uri uri, string key, TokenCredential credential, AzureKeyCredential azureKey, OpenAIClient plain, AzureOpenAIClient azure, AssistantClientOptions options)
    {
        var c = new AssistantClient(new ApiKeyCredential(key), new AssistantClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
    }
}
