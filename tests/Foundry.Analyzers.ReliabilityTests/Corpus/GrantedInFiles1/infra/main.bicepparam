using 'main.bicep'

param accountName = 'contoso'
param withReader = true
