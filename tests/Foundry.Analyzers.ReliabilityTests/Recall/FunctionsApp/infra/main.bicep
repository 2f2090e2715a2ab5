param location string = resourceGroup().location

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'translate'
  location: location
}

resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
  name: 'translate-ai'
  location: location
  kind: 'OpenAI'
  sku: { name: 'S0' }
  identity: { type: 'SystemAssigned' }
  properties: {
    customSubDomainName: 'translate-ai'
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource translatorModel 'Microsoft.CognitiveServices/accounts/deployments@2025-06-01' = {
  parent: account
  name: 'translator'
  sku: { name: 'GlobalStandard', capacity: 20 }
  properties: { model: { format: 'OpenAI', name: 'gpt-4.1-mini' } }
}

resource functions 'Microsoft.Web/sites@2024-04-01' = {
  name: 'translate-functions'
  location: location
  kind: 'functionapp,linux'
  tags: { 'azd-service-name': 'app' }
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {}
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: functions
  name: 'appsettings'
  properties: {
    FUNCTIONS_EXTENSION_VERSION: '~4'
    OPENAI_ENDPOINT: 'https://${account.name}.openai.azure.com/'
    IDENTITY_CLIENT_ID: identity.properties.clientId
  }
}

resource translate 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: account
  name: guid(account.id, 'translate', 'a97b65f3-24c7-4388-baec-2e87135dc908')
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'a97b65f3-24c7-4388-baec-2e87135dc908')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}
