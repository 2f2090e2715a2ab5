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

resource assignment0 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid('0')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')
    principalId: app.identity.principalId
  }
}
