using System;
using Azure.AI.Agents.Persistent;
using Azure.AI.Projects;
using Azure.Core;

class C
{
    void M(string endpoint, TokenCredential credential, AIProjectClient project, PersistentAgentsClient given)
    {
        PersistentAgentsClient c = new(credential: credential, endpoint: endpoint);
    }

    PersistentAgentsClient GetOwn(PersistentAgentsClient client) => client;
}
