resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'app-id', location: 'westeurope' }

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'app'
  location: 'westeurope'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${id.id}': {} } }
  properties: { siteConfig: { appSettings: [ { name: 'MODE', value: 'live' } ] } }
}
