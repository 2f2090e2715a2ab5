param name string
resource other 'Microsoft.CognitiveServices/accounts@2025-06-01' = { name: name, properties: { customSubDomainName: 'contoso'
 publicNetworkAccess: 'Enabled' } }
