using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using Foundry.Analyzers.Access;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Benchmarks;

/// <summary>Reading infrastructure: what the first call of a compilation pays. Texts that did not change are parsed once for all compilations.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class InfrastructureBenchmarks
{
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }

    private InfrastructureFile[] _files = [];

    /// <summary>Number of Bicep files, each about 3 KB: an account with its project and two role assignments.</summary>
    [Params(5, 50, 500)]
    public int Files { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _files = Enumerable.Range(0, Files).Select(i => new InfrastructureFile($"/repo/infra/m{i}.bicep", SourceText.From(Text(i)), InfrastructureFileKind.Bicep)).ToArray();
        var found = Read();
        if (found.Grants.Length != 2 * Files || found.Accounts.Length != Files)
            throw new InvalidOperationException($"{found.Grants.Length} grants and {found.Accounts.Length} accounts were found in {Files} files.");
    }

    [Benchmark]
    public int ParseAndResolve() => Read().Grants.Length;

    private Infrastructure Read() => InfrastructureReader.Read(_files, InfrastructureReader.Parse, CancellationToken.None);

    private static string Text(int i)
    {
        var text = new StringBuilder($$"""
            // Account {{i}} of the benchmark.
            @description('Where it is deployed.')
            param location string = resourceGroup().location
            param principalId string
            param tags object = {}

            var roles = {
              openAIUser: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd'
              foundryUser: '53ca6127-db72-4b80-b1b0-d745d6d5456d'
            }

            resource account 'Microsoft.CognitiveServices/accounts@2025-06-01' = {
              name: 'account{{i}}'
              location: location
              tags: tags
              kind: 'AIServices'
              sku: { name: 'S0' }
              identity: { type: 'SystemAssigned' }
              properties: {
                customSubDomainName: 'account{{i}}'
                publicNetworkAccess: 'Enabled'
                networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }
                disableLocalAuth: true
              }
              resource project 'projects' = {
                name: 'project{{i}}'
                location: location
                identity: { type: 'SystemAssigned' }
                properties: {}
              }
            }

            resource first 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
              scope: account
              name: guid(account.id, principalId, roles.openAIUser)
              properties: {
                roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.openAIUser)
                principalId: principalId
                principalType: 'ServicePrincipal'
              }
            }

            resource second 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
              scope: account::project
              name: guid(account::project.id, principalId, roles.foundryUser)
              properties: {
                roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.foundryUser)
                principalId: account::project.identity.principalId
                principalType: 'ServicePrincipal'
              }
            }

            """);
        for (var line = 0; text.Length < 3 * 1024; line++)
            text.AppendLine($"output endpoint{line} string = 'https://${{account.name}}.services.ai.azure.com/api/projects/${{account::project.name}}' // {line}");
        return text.ToString();
    }
}
