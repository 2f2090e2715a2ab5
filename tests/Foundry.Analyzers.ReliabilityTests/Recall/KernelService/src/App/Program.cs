using System;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddKernel().AddAzureOpenAIChatCompletion("gardener", "https://garden-ai.openai.azure.com/", new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));

var app = builder.Build();
app.MapGet("/plants", async (string question, Kernel kernel) => (await kernel.InvokePromptAsync(question)).ToString());
app.Run();
