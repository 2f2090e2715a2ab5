using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class C
{
    object Chain(TokenCredential credential)
    {
        var scope = "https://ai.azure.com/.default";
        var context = new TokenRequestContext(new[] { scope });
        var token = credential.GetToken(context, default);
        return new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
    }

    object Shared(TokenCredential credential)
    {
        var token = credential.GetToken(new TokenRequestContext(new[] { "https://ai.azure.com/.default" }), default);
        var first = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
        return (first, new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") }));
    }
}
