param location string = resourceGroup().location

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'archive-ai'
  location: location
  kind: 'AIServices'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: 'archive-ai'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
    allowProjectManagement: true
  }
}

resource project 'Microsoft.CognitiveServices/accounts/projects@2025-06-01' = {
  parent: account
  name: 'letters'
  location: location
  identity: { type: 'SystemAssigned' }
  properties: {}
}

resource archivistModel 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: 'archivist'
  sku: { name: 'GlobalStandard', capacity: 20 }
  properties: { model: { format: 'OpenAI', name: 'gpt-4.1-mini' } }
}

resource searchService 'Microsoft.Search/searchServices@2025-05-01' = {
  name: 'archive-search'
  location: location
  sku: { name: 'basic' }
  properties: { authOptions: { aadOrApiKey: { aadAuthFailureMode: 'http403' } } }
}

resource lettersIndex 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
  parent: project
  name: 'letters-index'
  properties: { category: 'CognitiveSearch', target: 'https://archive-search.search.windows.net', authType: 'AAD' }
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

resource caller 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, 'caller', '53ca6127-db72-4b80-b1b0-d745d6d5456d')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '53ca6127-db72-4b80-b1b0-d745d6d5456d')
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: searchService
  name: guid(searchService.id, 'reads', '1407120a-92aa-4202-b7e9-c0e197c71c8f')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '1407120a-92aa-4202-b7e9-c0e197c71c8f')
    principalId: project.identity.principalId
    principalType: 'ServicePrincipal'
  }
}
