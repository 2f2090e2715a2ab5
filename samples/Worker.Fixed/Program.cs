// The repaired twin of Worker: one client for the life of the service, the identity of the host, and a refusal that is heard.

using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

var builder = WebApplication.CreateBuilder(args);
TokenCredential credential = builder.Environment.IsDevelopment()
    ? new AzureCliCredential()
    : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
builder.Services.AddSingleton(new ChatClient("gpt-4.1-mini", new BearerTokenPolicy(credential, "https://ai.azure.com/.default"), new OpenAIClientOptions
{
    Endpoint = new Uri(builder.Configuration["Foundry:Endpoint"] ?? throw new InvalidOperationException("Foundry:Endpoint is not set.")),
}));
builder.Services.AddHostedService<Summarizer>();
builder.Build().Run();

internal sealed class Summarizer(ChatClient chat, ILogger<Summarizer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                ChatCompletion answer = await chat.CompleteChatAsync("Summarize: ...");
                logger.LogInformation("{Length} characters", answer.Content[0].Text.Length);
            }
            catch (ClientResultException ex) when (ex.Status is 401 or 403)
            {
                logger.LogCritical(ex, "The service is refused; it takes the role Cognitive Services OpenAI User at the account.");
                throw;
            }

            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }
}
