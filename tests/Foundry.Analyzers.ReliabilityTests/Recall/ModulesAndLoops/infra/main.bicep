targetScope = 'subscription'

param environmentName string
param location string

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'identity.bicep' = {
  scope: group
  name: 'identity'
  params: { location: location }
}

module ai 'ai.bicep' = {
  scope: group
  name: 'ai'
  params: {
    location: location
    deployments: [
      { name: 'small', model: 'gpt-4.1-mini' }
      { name: 'large', model: 'gpt-4.1' }
    ]
  }
}

module web 'web.bicep' = {
  scope: group
  name: 'web'
  params: {
    location: location
    endpoint: ai.outputs.endpoint
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
  }
}

module modelAccess 'role.bicep' = {
  scope: group
  name: 'model-access'
  params: {
    accountName: ai.outputs.name
    principalId: identity.outputs.principalId
    roleDefinitionId: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd' // Cognitive Services OpenAI User
  }
}

output AZURE_OPENAI_ENDPOINT string = ai.outputs.endpoint
