param location string = resourceGroup().location

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'garden-ai'
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: 'garden-ai'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
    allowProjectManagement: true
  }
}

resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {
  parent: account
  name: 'beds'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {}
}

resource gardenerModel 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: 'gardener'
  sku: { name: 'GlobalStandard', capacity: 20 }
  properties: { model: { format: 'OpenAI', name: 'gpt-4.1-mini' } }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'app'
  location: location
  tags: { 'azd-service-name': 'app' }
  identity: { type: 'SystemAssigned' }
  properties: {
    template: {
      containers: [
        {
          name: 'app'
          image: 'registry.example/app:1'
          env: [
          ]
        }
      ]
    }
  }
}

resource kernel 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, 'kernel', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd')
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
  }
}
