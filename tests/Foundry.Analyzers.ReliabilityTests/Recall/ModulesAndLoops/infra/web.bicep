param location string
param endpoint string
param identityId string
param clientId string

resource web 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'answers'
  location: location
  tags: { 'azd-service-name': 'app' }
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    template: {
      containers: [
        {
          name: 'app'
          image: 'registry.example/answers:1'
          env: [
            { name: 'AZURE_OPENAI_ENDPOINT', value: endpoint }
            { name: 'AZURE_CLIENT_ID', value: clientId }
          ]
        }
      ]
    }
  }
}
