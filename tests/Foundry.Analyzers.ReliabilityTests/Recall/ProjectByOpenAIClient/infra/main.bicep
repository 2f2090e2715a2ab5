param location string = resourceGroup().location

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'claims-ai'
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: 'claims-ai'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
    allowProjectManagement: true
  }
}

resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {
  parent: account
  name: 'claims'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {}
}

resource readerModel 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: 'reader'
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

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, 'reads', '53ca6127-db72-4b80-b1b0-d745d6d5456d')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '53ca6127-db72-4b80-b1b0-d745d6d5456d')
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
  }
}
