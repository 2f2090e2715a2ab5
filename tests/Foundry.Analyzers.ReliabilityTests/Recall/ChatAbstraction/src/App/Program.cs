using System;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new AzureOpenAIClient(new Uri("https://library-ai.openai.azure.com"), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)));
builder.Services.AddChatClient(services => services.GetRequiredService<AzureOpenAIClient>().GetChatClient("librarian").AsIChatClient());

var app = builder.Build();
app.MapGet("/books", async (string topic, IChatClient chat) => (await chat.GetResponseAsync("Name three books about " + topic)).Text);
app.Run();
