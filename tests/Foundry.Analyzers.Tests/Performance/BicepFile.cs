using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Foundry.Analyzers.Tests.Performance;

/// <summary>A Bicep file of about 3 KB: an account, its project, two role assignments, and outputs.</summary>
public sealed class BicepFile : AdditionalText
{
    private const int EntriesPerFile = 5;

    private readonly SourceText _text;

    private BicepFile(int number) => (Path, _text) = ($"/w/infra/m{number}.bicep", SourceText.From(Text(number)));

    /// <summary>So many files as hold that many entries, the outputs of a file counted as one.</summary>
    public static IReadOnlyList<BicepFile> Many(int entries) => [.. Enumerable.Range(0, entries / EntriesPerFile).Select(static i => new BicepFile(i))];

    public override string Path { get; }

    /// <summary>How often the text was asked for.</summary>
    public int Asked { get; private set; }

    public override SourceText GetText(CancellationToken cancellationToken = default)
    {
        Asked++;
        return _text;
    }

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
