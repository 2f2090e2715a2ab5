using Azure.AI.Agents.Persistent; class C
{
    object M() =>
        // why
        (object)new PersistentAgentsClient("https://r.services.ai.azure.com/api/projects/p", null);
}
