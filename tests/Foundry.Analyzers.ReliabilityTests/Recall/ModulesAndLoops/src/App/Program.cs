using System;
using System.Threading.Tasks;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenAI.Chat;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(services =>
{
    var configuration = services.GetRequiredService<IConfiguration>();
    var endpoint = configuration["AZURE_OPENAI_ENDPOINT"] ?? throw new InvalidOperationException("AZURE_OPENAI_ENDPOINT is missing.");
    var clientId = configuration["AZURE_CLIENT_ID"] ?? throw new InvalidOperationException("AZURE_CLIENT_ID is missing.");
    return new AzureOpenAIClient(new Uri(endpoint), new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId)));
});
builder.Services.AddTransient<Answers>();

var app = builder.Build();
app.MapGet("/answers", (string question, Answers answers) => answers.ForAsync(question));
app.Run();

public sealed class Answers
{
    private readonly ChatClient _small;

    public Answers(AzureOpenAIClient client) => _small = client.GetChatClient("small");

    public async Task<string> ForAsync(string question) => (await _small.CompleteChatAsync(question)).Value.Content[0].Text;
}
