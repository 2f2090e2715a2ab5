using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.Core; using Azure.Identity;

class C
{
    void M(Uri uri, TokenCredential known)
    {
        _ = new OpenAI.OpenAIClient(new ApiKeyCredential(Environment.GetEnvironmentVariable("AZURE_OPENAI_API_KEY") ?? throw new InvalidOperationException("AZURE_OPENAI_API_KEY is not set.")), new OpenAI.OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
    }
}
