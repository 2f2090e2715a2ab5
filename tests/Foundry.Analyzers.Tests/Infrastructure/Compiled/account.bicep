resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'contoso'
  location: 'westeurope'
  kind: 'AIServices'
  sku: { name: 'S0' }
  properties: {}

  resource project 'projects' = {
    name: 'p'
    location: 'westeurope'
    identity: { type: 'SystemAssigned' }
    properties: {}
  }
}

output name string = account.name
output projectPrincipal string = account::project.identity.principalId
