using System;
using Azure.AI.Projects;
using Azure.Identity;

class C
{
    object M() =>
        // why
        new AIProjectClient(new Uri("https://contoso.services.ai.azure.com/api/projects/p"), new DefaultAzureCredential())
            .Connections.GetConnection("documents");
}
