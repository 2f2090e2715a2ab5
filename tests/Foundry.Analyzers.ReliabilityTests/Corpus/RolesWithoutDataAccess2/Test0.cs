using System; using Aspire.Hosting; using Aspire.Hosting.ApplicationModel; using Aspire.Hosting.Foundry; using Azure.Provisioning; using Azure.Provisioning.Authorization; using Azure.Provisioning.CognitiveServices; using Azure.Provisioning.Roles;

static class C
{
    

    static void M(IDistributedApplicationBuilder builder, IResourceBuilder<FoundryResource> given, bool flag, ProvisioningParameter principalId, ProvisioningParameter principalType)
    {
        var foundry = builder.AddFoundry("foundry");
        var project = foundry.AddProject("project");
        var openai = builder.AddAzureOpenAI("openai");
        var id = new UserAssignedIdentity("id"); var account = new CognitiveServicesAccount("a"); account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesContributor, id); account.CreateRoleAssignment(CognitiveServicesBuiltInRole.CognitiveServicesUser, principalType, principalId);
    }
}
