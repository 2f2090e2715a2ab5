// Written by foundry-access: the least role assignments for what the code calls.

@description('Name of the Foundry account.')
param accountName string

@description('Name of the Foundry project.')
param projectName string

@description('Object id of the identity that AgentService runs as.')
param appPrincipalId string

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' existing = {
  name: accountName

  resource project 'projects' existing = {
    name: projectName
  }
}

// Foundry User: AIServices/agents/write
resource appFoundryUserAtProject 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account::project
  name: guid(account::project.id, appPrincipalId, '53ca6127-db72-4b80-b1b0-d745d6d5456d')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '53ca6127-db72-4b80-b1b0-d745d6d5456d')
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}
