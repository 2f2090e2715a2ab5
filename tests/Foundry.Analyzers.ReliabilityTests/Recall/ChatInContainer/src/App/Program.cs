using System;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Chat;

var builder = WebApplication.CreateBuilder(args);
var address = builder.Configuration["AZURE_OPENAI_ENDPOINT"] ?? throw new InvalidOperationException("AZURE_OPENAI_ENDPOINT is missing.");
builder.Services.AddSingleton(new AzureOpenAIClient(new Uri(address), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)));
builder.Services.AddSingleton(services => services.GetRequiredService<AzureOpenAIClient>().GetChatClient("menu"));

var app = builder.Build();
app.MapPost("/dishes", async (string wish, ChatClient chat) => (await chat.CompleteChatAsync("Suggest a dish: " + wish)).Value.Content[0].Text);
app.Run();
