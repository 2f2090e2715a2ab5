using System;
using System.ClientModel.Primitives;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Responses;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new OpenAIClient(
    new BearerTokenPolicy(new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), "https://ai.azure.com/.default"),
    new OpenAIClientOptions { Endpoint = new Uri("https://claims-ai.services.ai.azure.com/api/projects/claims/openai/v1") }));
builder.Services.AddSingleton(services => services.GetRequiredService<OpenAIClient>().GetResponsesClient());

var app = builder.Build();
app.MapPost("/claims", async (string text, ResponsesClient responses) => (await responses.CreateResponseAsync("reader", text)).Value.GetOutputText());
app.Run();
