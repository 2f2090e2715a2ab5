using System; using Aspire.Hosting; using Aspire.Hosting.ApplicationModel; using Aspire.Hosting.Foundry; using Azure.Provisioning; using Azure.Provisioning.Authorization; using Azure.Provisioning.CognitiveServices; using Azure.Provisioning.Roles;

static class C
{
    static IResourceBuilder<ProjectResource> s_api;

    static void M(IDistributedApplicationBuilder builder, IResourceBuilder<FoundryResource> given, bool flag, ProvisioningParameter principalId, ProvisioningParameter principalType)
    {
        var foundry = builder.AddFoundry("foundry");
        var project = foundry.AddProject("project");
        var openai = builder.AddAzureOpenAI("openai");
        foundry.ConfigureInfrastructure(infra => { foreach (var each in infra.GetProvisionableResources()) if (each is CognitiveServicesAccount account) account.Properties.DisableLocalAuth = false; }); builder.AddProject("api", "p").WithReference(foundry).WithRoleAssignments(foundry, CognitiveServicesBuiltInRole.CognitiveServicesContributor);
    }
}
