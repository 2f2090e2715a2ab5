using System;
using System.ClientModel;
using Azure.AI.OpenAI;
using Azure.Identity;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;

class C
{
    object M() =>
        new ChatClient("gpt-4o", new ApiKeyCredential(Environment.GetEnvironmentVariable("KEY")!), new OpenAIClientOptions { Endpoint = new Uri("https://contoso.azure-api.net/openai/v1/") });
}
