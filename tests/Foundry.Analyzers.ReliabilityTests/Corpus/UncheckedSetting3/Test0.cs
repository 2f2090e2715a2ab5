using System;
using System.ClientModel;
using Azure.AI.Agents.Persistent;
using Azure.AI.OpenAI;
using Azure.AI.Projects;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using OpenAI;
using OpenAI.Chat;

class C
{
    void M(IConfiguration configuration, string other, Uri uri)
    {
        var e = Environment.GetEnvironmentVariable("X") ?? throw new InvalidOperationException("X is not set."); var u = new Uri($"{e}/api/projects/p"); _ = new AIProjectClient(u, new DefaultAzureCredential()); Console.WriteLine($"at {e}");
    }

    static void Check(string text) { }
}
