using System;
using Azure.AI.Projects;
using Azure.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

public class ChatController : ControllerBase
{
    private static readonly Uri s_uri = new Uri("https://contoso.services.ai.azure.com/api/projects/p");

    public object First() => new AIProjectClient(s_uri, new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));

    public object Second() => new AIProjectClient(s_uri, new AzureCliCredential());

    public object Third() => new AIProjectClient(s_uri, new DefaultAzureCredential());
}
