param location string
param deployments array

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'answers-ai'
  location: location
  kind: 'OpenAI'
  sku: { name: 'S0' }
  properties: {
    customSubDomainName: 'answers-ai'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

@batchSize(1)
resource models 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = [for deployment in deployments: {
  parent: account
  name: deployment.name
  sku: { name: 'Standard', capacity: 10 }
  properties: { model: { format: 'OpenAI', name: deployment.model } }
}]

output endpoint string = account.properties.endpoint
output name string = account.name
