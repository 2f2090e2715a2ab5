resource identities 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = [for i in range(0, 2): {
  name: 'identity-${i}'
  location: 'westeurope'
}]

resource one 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'one'
  location: 'westeurope'
}

output info object = { principal: one.properties.principalId }
output all array = [for i in range(0, 2): identities[i].properties.principalId]
