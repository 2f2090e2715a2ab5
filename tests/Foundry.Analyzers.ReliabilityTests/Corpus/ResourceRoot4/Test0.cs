using System;
using Azure.AI.OpenAI;
using Azure.Core;

class C
{
    void M(TokenCredential token)
    {
        _ = new AzureOpenAIClient(new Uri("https://r.openai.azure.com/x"), token);
    }
}
