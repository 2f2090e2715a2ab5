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
    void M(IChatClient chat, bool flag)
    {
        var options = new OpenAI.OpenAIClientOptions { ClientLoggingOptions = new ClientLoggingOptions { EnableMessageContentLogging = true } };
    }
}
