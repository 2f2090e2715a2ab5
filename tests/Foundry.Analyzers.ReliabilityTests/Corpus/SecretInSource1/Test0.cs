using System; using System.ClientModel; using Azure; using Azure.Identity;

class C
{
    void M(Uri uri, string other)
    {
        var credential = new ApiKeyCredential("{Hex}");
_ = new OpenAI.OpenAIClient(credential, new OpenAI.OpenAIClientOptions { Endpoint = new Uri("http://localhost:5272/v1") });
_ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, credential);
    }
}
