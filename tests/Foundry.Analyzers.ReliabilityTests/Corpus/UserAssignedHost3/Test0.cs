using System;
using System.ClientModel;
using Azure.AI.OpenAI;
using Azure.Identity;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;

class C
{
    object M() => new AzureOpenAIClient(new Uri("https://contoso.openai.azure.com"), new DefaultAzureCredential());
}
