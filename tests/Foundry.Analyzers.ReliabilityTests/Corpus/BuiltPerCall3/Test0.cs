using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Azure.AI.OpenAI;
using Azure.AI.Projects;
using Azure.Core;
using Azure.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.WebJobs;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;

public class ChatController : ControllerBase
{
    private static readonly Uri s_uri = new Uri("https://r.services.ai.azure.com/api/projects/p");
    private readonly TokenCredential _credential = null;
    private AIProjectClient _client;
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, AIProjectClient> s_clients = new();
    private OpenAI.Chat.ChatClient _chat;
    private Holder Holder { get; set; }}
public class Holder { public Holder(object o) { } }
public class Rest : ControllerBase { private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, AIProjectClient> s_clients = new(); private OpenAI.Chat.ChatClient _chat; private Holder Holder { get; set; } private static readonly Uri s_uri; private readonly TokenCredential _credential; private AIProjectClient _client;
    public async Task<object> Get(string text, CancellationToken cancel)
    {
        await Task.Yield();
        var client = s_clients.GetOrAdd(text, _ => new AIProjectClient(s_uri, new DefaultAzureCredential()));
        return null;
    }
}
