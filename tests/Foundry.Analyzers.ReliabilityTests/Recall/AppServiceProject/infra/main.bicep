param location string = resourceGroup().location

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'tickets-ai'
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: 'tickets-ai'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
    allowProjectManagement: true
  }
}

resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {
  parent: account
  name: 'tickets'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {}
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'tickets-plan'
  location: location
  sku: { name: 'B1' }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'tickets-web'
  location: location
  tags: { 'azd-service-name': 'app' }
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      appSettings: [
        { name: 'Foundry__ProjectEndpoint', value: 'https://${account.name}.services.ai.azure.com/api/projects/${project.name}' }
      ]
    }
  }
}

resource triage 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, 'triage', '53ca6127-db72-4b80-b1b0-d745d6d5456d')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '53ca6127-db72-4b80-b1b0-d745d6d5456d')
    principalId: site.identity.principalId
    principalType: 'ServicePrincipal'
  }
}
