// Summarizes a queue of texts in the background, as a managed identity. Written with the mistakes people make; the mode
// Recommended shows them. Worker.Fixed is the same service without them.

using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHostedService<Summarizer>();
builder.Build().Run();

internal sealed class Summarizer(IConfiguration configuration, ILogger<Summarizer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var endpoint = new Uri(configuration["Foundry:Endpoint"] ?? throw new InvalidOperationException("Foundry:Endpoint is not set."));
        while (!stoppingToken.IsCancellationRequested)
        {
            var chat = new ChatClient("gpt-4.1-mini",
                new BearerTokenPolicy(new AzureCliCredential(), "https://ai.azure.com/.default"), new OpenAIClientOptions { Endpoint = endpoint });
            try
            {
                ChatCompletion answer = await chat.CompleteChatAsync("Summarize: ...");
                logger.LogInformation("{Length} characters", answer.Content[0].Text.Length);
            }
            catch (ClientResultException)
            {
                // Next time.
            }

            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }
}
