param location string
param principalId string
param keep bool

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'contoso'
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: 'contoso'
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

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid('reader')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')
    principalId: app.identity.principalId
  }
}
