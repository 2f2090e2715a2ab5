using System;
using System.Threading.Tasks;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Azure.Functions.Worker;
using OpenAI.Chat;

public class Translate
{
    private static readonly ChatClient s_chat = new AzureOpenAIClient(
        new Uri(Environment.GetEnvironmentVariable("OPENAI_ENDPOINT") ?? throw new InvalidOperationException("OPENAI_ENDPOINT is missing.")),
        new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = Environment.GetEnvironmentVariable("IDENTITY_CLIENT_ID") ?? throw new InvalidOperationException("IDENTITY_CLIENT_ID is missing.") }))
        .GetChatClient("translator");

    [Function("translate")]
    public async Task<string> RunAsync(string text) => (await s_chat.CompleteChatAsync("In French: " + text)).Value.Content[0].Text;
}
