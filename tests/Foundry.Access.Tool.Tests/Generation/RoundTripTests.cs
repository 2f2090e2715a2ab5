using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Foundry.Access.Tool.Derivation;
using Foundry.Access.Tool.Generation;

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
        foreach (var code in new[] { Programs.Chat, Programs.Agents, Programs.Evaluation, Programs.Both })
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

    private static string MainFor(string bicep) =>
        Main.Replace("PROJECT", bicep.Contains("param projectName") ? "projectName: account::project.name" : "");

    [GeneratedRegex(@"(?ms)^resource \w+ 'Microsoft\.Authorization/roleAssignments@[^{]+\{.*?^\}\n")]
    private static partial Regex RoleAssignment();
}
