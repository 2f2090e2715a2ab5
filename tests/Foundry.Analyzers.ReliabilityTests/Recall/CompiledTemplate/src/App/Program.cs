using System;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Embeddings;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new AzureOpenAIClient(new Uri("https://museum-ai.openai.azure.com/"), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)));
builder.Services.AddScoped(services => services.GetRequiredService<AzureOpenAIClient>().GetEmbeddingClient("pictures"));
builder.Services.AddControllers();

var app = builder.Build();
app.MapControllers();
app.Run();

[ApiController, Route("pictures")]
public class PicturesController : ControllerBase
{
    private readonly EmbeddingClient _embeddings;

    public PicturesController(EmbeddingClient embeddings) => _embeddings = embeddings;

    [HttpGet]
    public int Similar(string title) => _embeddings.GenerateEmbedding(title).Value.ToFloats().Length;
}
