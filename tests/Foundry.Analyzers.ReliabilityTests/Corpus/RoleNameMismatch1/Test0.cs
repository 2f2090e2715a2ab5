using System; using Azure.Core; using Azure.Provisioning.CognitiveServices; using Azure.ResourceManager.Authorization.Models;

class Settings { public string FoundryUserRoleId { get; set; } }

class C
{
    object M(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(new ResourceIdentifier($"/subscriptions/{s}/providers/Microsoft.Authorization/roleDefinitions/53ca6127-db72-4b80-b1b0-d745d6d5456d" /* Foundry User */), principal);
object N(string s, Guid principal) => new RoleAssignmentCreateOrUpdateContent(principalId: principal, roleDefinitionId: new("/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7" /* Reader */));
object O() => ResourceIdentifier.Parse("/providers/Microsoft.Authorization/roleDefinitions/Cognitive Services OpenAI User"); // kept
}
