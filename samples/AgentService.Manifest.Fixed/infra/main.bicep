// A Foundry account with a project, and what the service may do there.

@description('Name of the Foundry account.')
param accountName string

@description('Object id of the identity the service runs as; it is created by the platform team.')
param principalId string

param location string = resourceGroup().location

// Foundry User, by its id: names change.
var roleId = '53ca6127-db72-4b80-b1b0-d745d6d5456d'

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: accountName
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    allowProjectManagement: true
    customSubDomainName: accountName
    disableLocalAuth: true
  }

  resource project 'projects' = {
    name: 'support'
    location: location
    identity: { type: 'SystemAssigned' }
    properties: {}
  }
}

resource serviceAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::project
  name: guid(account::project.id, principalId, roleId)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
    principalId: principalId
    principalType: 'ServicePrincipal'
  }
}

output AZURE_AI_PROJECT_ENDPOINT string = 'https://${accountName}.services.ai.azure.com/api/projects/${account::project.name}'
