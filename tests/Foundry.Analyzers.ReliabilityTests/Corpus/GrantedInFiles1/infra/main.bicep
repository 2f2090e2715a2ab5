targetScope = 'resourceGroup'

param location string = resourceGroup().location
param accountName string
param withReader bool = false

// Foundry User, by its id: names change.
var roles = {
  user: '53ca6127-db72-4b80-b1b0-d745d6d5456d'
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
}

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: accountName
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  properties: {
    allowProjectManagement: true
    customSubDomainName: accountName
    disableLocalAuth: true
  }
}

resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {
  parent: account
  name: 'p'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {}
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'app'
  location: location
  identity: { type: 'SystemAssigned' }
}

module access 'modules/access.bicep' = {
  name: 'access'
  params: {
    accountName: account.name
    principalId: app.identity.principalId
    roleId: roles.user
  }
}

resource judge 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, project.id, roles.user)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.user)
    principalId: project.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

resource readers 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (withReader) {
  scope: project
  name: guid(project.id, app.id, roles.reader)
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.reader)
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
  }
}
