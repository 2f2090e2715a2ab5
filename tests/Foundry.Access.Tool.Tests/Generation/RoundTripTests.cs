using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Generation;
using Foundry.Analyzers.Catalog;

namespace Foundry.Access.Tool.Tests.Generation;

/// <summary>What the tool writes is read back by the rules: it is enough, and nothing of it can go.</summary>
public partial class RoundTripTests
{
    private const string AzureYaml = """
        name: app
        services:
          app:
            project: .
            language: dotnet
            host: containerapp
        """;

    private const string Main = """
        param location string = resourceGroup().location

        resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
          name: 'contoso'
          location: location
          kind: 'AIServices'
          sku: { name: 'S0' }
          identity: { type: 'SystemAssigned' }
          properties: { customSubDomainName: 'contoso', disableLocalAuth: true, allowProjectManagement: true }

          resource project 'projects' = {
            name: 'support'
            location: location
            identity: { type: 'SystemAssigned' }
            properties: {}
          }
        }

        resource app 'Microsoft.App/containerApps@2024-03-01' = {
          name: 'app'
          location: location
          tags: { 'azd-service-name': 'app' }
          identity: { type: 'SystemAssigned' }
          properties: {}
        }

        module access 'access.bicep' = {
          name: 'access'
          params: {
            accountName: account.name
            PROJECT
            appPrincipalId: app.identity.principalId
          }
        }
        """;

    private const string StoreParameters = """
        projectName: account::project.name
            storageAccountName: storage.name
            searchServiceName: search.name
            cosmosAccountName: cosmos.name
        """;

    /// <summary>The standard agent setup: a capability host keeps the data of agents in the stores of the repository.</summary>
    private const string Stores = """

        resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
          name: 'contosostorage'
          location: location
          kind: 'StorageV2'
          sku: { name: 'Standard_LRS' }
          properties: { allowSharedKeyAccess: false }
        }

        resource search 'Microsoft.Search/searchServices@2025-05-01' = {
          name: 'contoso-search'
          location: location
          sku: { name: 'basic' }
          properties: { disableLocalAuth: true }
        }

        resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
          name: 'contoso-cosmos'
          location: location
          properties: {
            databaseAccountOfferType: 'Standard'
            disableLocalAuth: true
            locations: [{ locationName: location, failoverPriority: 0 }]
          }
        }

        resource blobs 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
          parent: account::project
          name: 'blobs'
          properties: { category: 'AzureStorageAccount', target: 'https://contoso', authType: 'AAD' }
        }

        resource threads 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
          parent: account::project
          name: 'threads'
          properties: { category: 'CosmosDB', target: 'https://contoso', authType: 'AAD' }
        }

        resource vectors 'Microsoft.CognitiveServices/accounts/projects/connections@2025-06-01' = {
          parent: account::project
          name: 'vectors'
          properties: { category: 'CognitiveSearch', target: 'https://contoso', authType: 'AAD' }
        }

        resource agents 'Microsoft.CognitiveServices/accounts/projects/capabilityHosts@2025-06-01' = {
          parent: account::project
          name: 'agents'
          properties: {
            capabilityHostKind: 'Agents'
            storageConnections: [blobs.name]
            threadStorageConnections: [threads.name]
            vectorStoreConnections: [vectors.name]
          }
        }
        """;

    public static TheoryData<string> All => Programs.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Bicep_is_enough_and_no_grant_can_go(string code)
    {
        var program = new ProgramSource(code);
        var bicep = BicepModule.Write(AccessPlan.Of(await program.ReportAsync()));

        Assert.Empty(await WithBicep(program, bicep).DiagnosticsAsync());
        var assignments = RoleAssignment().Matches(bicep);
        Assert.NotEmpty(assignments);
        foreach (Match assignment in assignments)
            Assert.NotEmpty(await WithBicep(program, bicep.Remove(assignment.Index, assignment.Length)).DiagnosticsAsync());
    }

    [Fact]
    public async Task Bicep_for_stores_is_enough_and_no_grant_can_go()
    {
        var program = new ProgramSource(Programs.Searching).With(
            ("azure.yaml", AzureYaml), ("infra/main.bicep", Main[..Main.IndexOf("module access", StringComparison.Ordinal)] + Stores));
        var report = await program.ReportAsync();
        var bicep = BicepModule.Write(AccessPlan.Of(report));

        Assert.Empty(report.Programs[0].Unfollowed);
        Assert.Equal(
            [AccessScope.Storage, AccessScope.Search, AccessScope.CosmosDb],
            report.Programs[0].Identities[1].Least.Select(static assignment => assignment.Scope));
        Assert.Empty(await WithStores(program, bicep).DiagnosticsAsync());
        var assignments = RoleAssignment().Matches(bicep);
        Assert.Equal(4, assignments.Count);
        foreach (Match assignment in assignments)
            Assert.NotEmpty(await WithStores(program, bicep.Remove(assignment.Index, assignment.Length)).DiagnosticsAsync());
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Manifest_is_enough_and_no_grant_can_go(string code)
    {
        var program = new ProgramSource(code);
        var manifest = ManifestFile.Write(AccessPlan.Of(await program.ReportAsync()));

        Assert.Empty(await program.With(("foundry.access.json", manifest)).DiagnosticsAsync());
        var grants = JsonNode.Parse(manifest)!["grants"]!.AsArray().Count;
        Assert.NotEqual(0, grants);
        for (var i = 0; i < grants; i++)
        {
            var smaller = JsonNode.Parse(manifest)!;
            smaller["grants"]!.AsArray().RemoveAt(i);
            Assert.NotEmpty(await program.With(("foundry.access.json", smaller.ToJsonString())).DiagnosticsAsync());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_written_is_what_is_reported_as_granted(string code)
    {
        var program = new ProgramSource(code);
        var plan = AccessPlan.Of(await program.ReportAsync());

        var granted = await program.With(("foundry.access.json", ManifestFile.Write(plan))).AccessAsync();

        Assert.All(
            granted.Identities.SelectMany(static identity => identity.Operations),
            static access => Assert.Equal(GrantState.Granted, access.State));
        Assert.Empty(granted.NotNeeded);
    }

    [BicepFact]
    public async Task Bicep_compiles()
    {
        foreach (var code in new[] { Programs.Chat, Programs.Agents, Programs.Evaluation, Programs.Hosted, Programs.Both })
        {
            using var folder = new TemporaryFolder();
            var bicep = BicepModule.Write(AccessPlan.Of(await new ProgramSource(code).ReportAsync()));
            folder.Write("access.bicep", bicep);
            folder.Write("main.bicep", MainFor(bicep));
            var parameters = folder.Write("main.bicepparam", "using 'main.bicep'\n\nparam location = 'westeurope'\n");

            var resources = BicepCompiler.Snapshot(parameters, out var errors);

            Assert.True(resources is not null, errors);
            Assert.DoesNotContain("Warning", errors);
        }
    }

    private static ProgramSource WithBicep(ProgramSource program, string bicep) =>
        program.With(("azure.yaml", AzureYaml), ("infra/main.bicep", MainFor(bicep)), ("infra/access.bicep", bicep));

    private static ProgramSource WithStores(ProgramSource program, string bicep) => program.With(
        ("azure.yaml", AzureYaml),
        ("infra/main.bicep", Main.Replace("PROJECT", StoreParameters) + Stores),
        ("infra/access.bicep", bicep));

    private static string MainFor(string bicep) =>
        Main.Replace("PROJECT", bicep.Contains("param projectName") ? "projectName: account::project.name" : "");

    [GeneratedRegex(@"(?ms)^resource \w+ 'Microsoft\.\w+/(?:databaseAccounts/sqlR|r)oleAssignments@[^{]+\{.*?^\}\n")]
    private static partial Regex RoleAssignment();
}
