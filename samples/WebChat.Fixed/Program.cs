// The repaired twin of WebChat: one credential, one client, no key, and nothing to report.

using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

TokenCredential credential = builder.Environment.IsDevelopment()
    ? new AzureCliCredential()
    : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
var client = new OpenAIClient(new BearerTokenPolicy(credential, "https://ai.azure.com/.default"), new OpenAIClientOptions
{
    Endpoint = new Uri(builder.Configuration["Foundry:Endpoint"] ?? throw new InvalidOperationException("Foundry:Endpoint is not set.")),
});
ChatClient chat = client.GetChatClient(builder.Configuration["Foundry:Deployment"] ?? throw new InvalidOperationException("Foundry:Deployment is not set."));
EmbeddingClient embeddings = client.GetEmbeddingClient("text-embedding-3-small");

app.MapGet("/chat", async (string question) =>
{
    ChatCompletion answer = await chat.CompleteChatAsync(question);
    return answer.Content[0].Text;
});

app.MapGet("/embed", async (string text) =>
{
    OpenAIEmbedding embedding = await embeddings.GenerateEmbeddingAsync(text);
    return embedding.ToFloats().Length;
});

app.Run();
