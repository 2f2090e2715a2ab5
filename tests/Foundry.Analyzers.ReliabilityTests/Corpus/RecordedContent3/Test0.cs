using System;
using System.ClientModel.Primitives;
using Azure.AI.Agents.Persistent;
using Azure.AI.Inference;
using Azure.Identity;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;

class C
{
    void M(IChatClient chat, bool flag, IHostEnvironment env)
    {
        var client = new OpenTelemetryChatClient(chat) { EnableSensitiveData = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") == "Development" };
    }
} class Own { public bool EnableSensitiveData { get; set; } public bool IsLoggingContentEnabled { get; set; } }
