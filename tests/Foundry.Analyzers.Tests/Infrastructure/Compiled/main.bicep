// Compiled into main.json and main.symbolic.json by Bicep 0.49.2.
targetScope = 'subscription'

param environmentName string
param principalId string = ''
param principalType string = 'User'

var workers = ['one', 'two']
var deploymentName = 'shared-identity'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: 'westeurope'
}

module account 'account.bicep' = {
  scope: group
  name: 'account'
}

module app 'app.bicep' = {
  scope: group
  name: 'app-${environmentName}'
  params: { name: 'app' }
}

module jobs 'app.bicep' = [for worker in workers: {
  scope: group
  name: 'job-${worker}'
  params: { name: worker }
}]

module shared 'identity.bicep' = {
  scope: group
  name: deploymentName
}

module ofApp 'role.bicep' = {
  scope: group
  name: 'role-of-app'
  params: { principalId: app.outputs.principal, principalType: 'ServicePrincipal', accountName: account.outputs.name }
}

module ofSecondJob 'role.bicep' = {
  scope: group
  name: 'role-of-second-job'
  params: { principalId: jobs[1].outputs.principal, principalType: 'ServicePrincipal', accountName: account.outputs.name }
}

module ofJobs 'role.bicep' = [for (worker, i) in workers: {
  scope: group
  name: 'role-of-${worker}'
  params: { principalId: jobs[i].outputs.principal, principalType: 'ServicePrincipal', accountName: account.outputs.name }
}]

module ofIdentity 'role.bicep' = {
  scope: group
  name: 'role-of-identity'
  params: { principalId: shared.outputs.info.principal, principalType: 'ServicePrincipal', accountName: account.outputs.name }
}

module ofEach 'role.bicep' = {
  scope: group
  name: 'role-of-each'
  params: { principalId: shared.outputs.all[0], principalType: 'ServicePrincipal', accountName: account.outputs.name }
}

module ofProject 'role.bicep' = {
  scope: group
  name: 'role-of-project'
  params: { principalId: account.outputs.projectPrincipal, principalType: 'ServicePrincipal', accountName: account.outputs.name }
}

module ofDeveloper 'role.bicep' = if (!empty(principalId)) {
  scope: group
  name: 'role-of-developer'
  params: { principalId: principalId, principalType: principalType, accountName: account.outputs.name }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('reader')
  properties: {
    principalId: principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'acdd72a7-3385-48ef-bd42-f606fba81ae7')
  }
}
