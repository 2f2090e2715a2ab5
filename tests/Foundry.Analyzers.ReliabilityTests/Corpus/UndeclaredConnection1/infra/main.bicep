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


resource search 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
  parent: project
  name: 'search'
  properties: { category: 'CognitiveSearch', authType: 'AAD', target: 'https://contoso-search.search.windows.net' }
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'contosostorage'
  properties: { allowSharedKeyAccess: false }
}

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: 'contoso-cosmos'
  properties: { disableLocalAuth: true }
}

resource documents 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: cosmos
  name: guid('documents')
  properties: {
    principalId: project.identity.principalId
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002'
    scope: cosmos.id
  }
}

resource agents 'Microsoft.CognitiveServices/accounts/projects/capabilityHosts@2025-06-01' = {
  parent: project
  name: 'agents'
  properties: { capabilityHostKind: 'Agents', storageConnections: ['blobs'], threadStorageConnections: ['threads'] }
}
