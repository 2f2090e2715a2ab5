using System; using Azure.Core; using Azure.Provisioning.CognitiveServices; using Azure.ResourceManager.Authorization.Models;

class Settings { public string FoundryUserRoleId { get; set; } }

class C
{
    object M(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(new ResourceIdentifier($"/subscriptions/{s}/providers/Microsoft.Authorization/roleDefinitions/Azure AI User"), principal);
object N(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(principalId: principal, roleDefinitionId: new("/providers/Microsoft.Authorization/roleDefinitions/Reader"));
object O() => ResourceIdentifier.Parse("/providers/Microsoft.Authorization/roleDefinitions/Cognitive Services OpenAI User"); // kept
}
