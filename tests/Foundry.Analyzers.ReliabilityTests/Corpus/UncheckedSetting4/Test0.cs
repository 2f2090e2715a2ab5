using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

class C
{
    object First(IConfiguration configuration) => new AzureOpenAIClient(
        new Uri(configuration["OpenAI:Endpoint"]!), new ApiKeyCredential(configuration["OpenAI:Key"]!));

    object Second(IConfiguration configuration)
    {
        var key = configuration["OpenAI:Key"];
        var uri = new Uri(configuration["OpenAI:Address"]!);
        return (new AzureOpenAIClient(uri, new ApiKeyCredential(key!)), new AzureOpenAIClient(uri, new ApiKeyCredential(configuration["OpenAI:Key"]!)));
    }
}
