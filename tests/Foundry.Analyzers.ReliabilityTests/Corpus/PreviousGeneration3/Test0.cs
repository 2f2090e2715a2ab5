using System;
using Azure.AI.Agents.Persistent;
using Azure.AI.Projects;
using Azure.Core;

class C
{
    void M(string endpoint, TokenCredential credential, AIProjectClient project, PersistentAgentsClient given)
    {
        if (false) { var c = new PersistentAgentsClient(endpoint, credential); }
    }

    PersistentAgentsClient GetOwn(PersistentAgentsClient client) => client;
}
