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
    
    public async Task<object> Get(string text, CancellationToken cancel)
    {
        await Task.Yield();
        _ = new AIProjectClient(s_uri, new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));
        return null;
    }
}
