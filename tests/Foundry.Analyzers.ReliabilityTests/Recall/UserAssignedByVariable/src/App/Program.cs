using System;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Embeddings;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new AzureOpenAIClient(new Uri("https://invoices-ai.openai.azure.com/"), new DefaultAzureCredential()).GetEmbeddingClient("vectors"));
builder.Services.AddSingleton<InvoiceIndex>();

var app = builder.Build();
app.MapGet("/similar", (string text, InvoiceIndex index) => index.LengthAsync(text));
app.Run();

public sealed class InvoiceIndex
{
    private readonly EmbeddingClient _embeddings;

    public InvoiceIndex(EmbeddingClient embeddings) => _embeddings = embeddings;

    public async System.Threading.Tasks.Task<int> LengthAsync(string text) => (await _embeddings.GenerateEmbeddingAsync(text)).Value.ToFloats().Length;
}
