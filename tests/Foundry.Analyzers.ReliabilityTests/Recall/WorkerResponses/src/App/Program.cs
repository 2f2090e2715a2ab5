using System;
using System.ClientModel.Primitives;
using System.Threading;
using System.Threading.Tasks;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenAI;
using OpenAI.Responses;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(new OpenAIClient(
    new BearerTokenPolicy(new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned), "https://ai.azure.com/.default"),
    new OpenAIClientOptions { Endpoint = new Uri("https://weather-ai.services.ai.azure.com/openai/v1/") }));
builder.Services.AddHostedService<Reporter>();
builder.Build().Run();

public sealed class Reporter : BackgroundService
{
    private readonly ResponsesClient _responses;

    public Reporter(OpenAIClient client) => _responses = client.GetResponsesClient();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var report = await _responses.CreateResponseAsync("forecast", "Summarize the day.", cancellationToken: stoppingToken);
            Console.WriteLine(report.Value.GetOutputText());
            await Task.Delay(TimeSpan.FromHours(1), stoppingToken);
        }
    }
}
