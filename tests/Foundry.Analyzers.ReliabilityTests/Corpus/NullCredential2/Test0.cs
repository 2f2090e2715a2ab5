using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.Core; using Azure.Identity;

class C
{
    void M(Uri uri, TokenCredential known)
    {
        TokenCredential credential = null;
_ = new Azure.AI.Projects.AIProjectClient(uri, credential);
_ = new Azure.AI.OpenAI.AzureOpenAIClient(uri, credential);
    }
}
