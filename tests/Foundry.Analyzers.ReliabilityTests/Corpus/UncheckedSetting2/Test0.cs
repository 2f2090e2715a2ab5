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
        var options = new OpenAIClientOptions(); options.Endpoint = new Uri(Environment.GetEnvironmentVariable("X")); _ = new OpenAIClient(new ApiKeyCredential("k"), options);
    }

    static void Check(string text) { }
}
