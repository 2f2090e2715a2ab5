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

static class Endpoints
{
    private static readonly Uri s_uri = new Uri("https://r.services.ai.azure.com/api/projects/p");

    public static void Use(WebApplication app)
    {
        app.MapMethods(handler: () => new AIProjectClient(s_uri, new DefaultAzureCredential()), methods: new[] { "GET" }, pattern: "/");
    }
    
}
