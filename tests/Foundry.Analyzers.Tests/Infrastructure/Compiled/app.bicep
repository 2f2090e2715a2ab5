param name string

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: 'westeurope'
  identity: { type: 'SystemAssigned' }
  properties: {}
}

output principal string = app.identity.principalId
