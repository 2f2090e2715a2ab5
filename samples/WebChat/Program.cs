// A small chat service. Written with the mistakes people make: the build shows the warnings, an editor and the mode Recommended all,
// the address in appsettings.json among them. WebChat.Fixed is the same service without them.

using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddScoped(_ => new ChatClient("gpt-4.1-mini", new ApiKeyCredential("b7d03f9e5c1a48e2a6f47d91c05be38a"), new OpenAIClientOptions
{
    Endpoint = new Uri(builder.Configuration["Foundry:Endpoint"] ?? throw new InvalidOperationException("Foundry:Endpoint is not set.")),
}));

builder.Services.AddSingleton(new EmbeddingClient("text-embedding-3-small",
    new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"),
    new OpenAIClientOptions { Endpoint = new Uri("https://my-resource.openai.azure.com/") }));

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
