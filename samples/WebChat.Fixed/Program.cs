// The repaired twin of WebChat: one credential, clients that live as long as the service, no key, and nothing to report.

using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

var builder = WebApplication.CreateBuilder(args);

TokenCredential credential = builder.Environment.IsDevelopment()
    ? new AzureCliCredential()
    : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
string deployment = builder.Configuration["Foundry:Deployment"] ?? throw new InvalidOperationException("Foundry:Deployment is not set.");

builder.Services.AddSingleton(new OpenAIClient(new BearerTokenPolicy(credential, "https://ai.azure.com/.default"), new OpenAIClientOptions
{
    Endpoint = new Uri(builder.Configuration["Foundry:Endpoint"] ?? throw new InvalidOperationException("Foundry:Endpoint is not set.")),
}));
builder.Services.AddSingleton(services => services.GetRequiredService<OpenAIClient>().GetChatClient(deployment));
builder.Services.AddSingleton(services => services.GetRequiredService<OpenAIClient>().GetEmbeddingClient("text-embedding-3-small"));

var app = builder.Build();

app.MapGet("/chat", async (string question, ChatClient chat) =>
{
    ChatCompletion answer = await chat.CompleteChatAsync(question);
    return answer.Content[0].Text;
});

app.MapGet("/embed", async (string text, EmbeddingClient embeddings) =>
{
    OpenAIEmbedding embedding = await embeddings.GenerateEmbeddingAsync(text);
    return embedding.ToFloats().Length;
});

app.Run();
