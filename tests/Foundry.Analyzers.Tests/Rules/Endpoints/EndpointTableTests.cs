using System.Collections.Immutable;
using Foundry.Analyzers.Framework;
using Foundry.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Foundry.Analyzers.Tests.Rules.Endpoints;

/// <summary>
/// Lists the rules that report each combination of endpoint, client and credential. All rules run together, so a cell also proves
/// that nothing is reported twice.
/// </summary>
public class EndpointTableTests
{
    /// <summary>The columns: a client and its credential.</summary>
    private static readonly (string Name, string Creation)[] Clients =
    [
        ("plain, key", "new OpenAIClient(key, new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })"),
        (
            "plain, ai",
            "new OpenAIClient(new BearerTokenPolicy(token, \"https://ai.azure.com/.default\"), "
            + "new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })"),
        (
            "plain, cog",
            "new OpenAIClient(new BearerTokenPolicy(token, \"https://cognitiveservices.azure.com/.default\"), "
            + "new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })"),
        (
            "plain, arm",
            "new OpenAIClient(new BearerTokenPolicy(token, \"https://management.azure.com/.default\"), "
            + "new OpenAIClientOptions { Endpoint = new Uri(ADDRESS) })"),
        (
            "responses, ai",
            "new OpenAI.Responses.ResponsesClient(new BearerTokenPolicy(token, \"https://ai.azure.com/.default\"), "
            + "new OpenAI.Responses.ResponsesClientOptions { Endpoint = new Uri(ADDRESS) })"),
        ("azure, key", "new AzureOpenAIClient(new Uri(ADDRESS), key)"),
        ("azure, token", "new AzureOpenAIClient(new Uri(ADDRESS), token)"),
        ("kernel, token", "AzureOpenAIKernelBuilderExtensions.AddAzureOpenAIChatCompletion(null, \"d\", ADDRESS, token)"),
        ("inference, key", "new Azure.AI.Inference.ChatCompletionsClient(new Uri(ADDRESS), azureKey)"),
        ("inference, token", "new Azure.AI.Inference.ChatCompletionsClient(new Uri(ADDRESS), token)"),
        ("project", "new AIProjectClient(new Uri(ADDRESS), token)"),
        ("project openai", "new ProjectOpenAIClient(new Uri(ADDRESS), token)"),
        ("persistent", "new Azure.AI.Agents.Persistent.PersistentAgentsClient(ADDRESS, token)"),
        ("agent", "new Microsoft.Agents.AI.Foundry.FoundryAgent(new Uri(ADDRESS), token, \"m\", \"i\")"),
        ("agent endpoint", "new Microsoft.Agents.AI.Foundry.FoundryAgent(agentEndpoint: new Uri(ADDRESS), credential: token)"),
    ];

    /// <summary>
    /// The rows: an endpoint, and for each client the rules that report it, without their prefix.
    /// <c>i</c> marks an info, <c>-</c> no report.
    /// </summary>
    private const string Expected = """
        https://api.openai.com/v1                                                          -     -          -          -               -          -      -           -           -  -  -          -          -          -          -
        https://gateway.contoso.com/openai/v1                                              -     -          -          -               -          -      -           -           -  -  -          -          -          -          -
        https://gw.azure-api.net/foundry                                                   -     -          -          -               -          -      -           -           -  -  -          -          -          -          -
        http://localhost:11434/v1                                                          -     -          -          -               -          -      -           -           -  -  -          -          -          -          -
        https://models.inference.ai.azure.com                                              -     -          -          -               -          -      -           -           -  -  -          -          -          -          -
        https://e.eastus.inference.ml.azure.com/v1                                         -     -          -          -               -          -      -           -           -  -  -          -          -          -          -
        https://r.openai.azure.com                                                         1002  1002       1002       1002+3002       1002       -      -           -           -  -  1001       1001       1001       1001       1001
        https://r.openai.azure.com/                                                        1002  1002       1002       1002+3002       1002       -      -           -           -  -  1001       1001       1001       1001       1001
        https://r.openai.azure.com/openai                                                  1002  1002       1002       1002+3002       1002       1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://r.openai.azure.com/openai/v1                                               -     -          -          3002            -          1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://r.openai.azure.com/openai/v1/                                              -     -          -          3002            -          1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://r.openai.azure.com/openai/deployments/d                                    1002  1002       1002       1002+3002       1002       1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://r.services.ai.azure.com                                                    1002  1002       1002       1002+3002       1002       -      -           -           -  -  1001       1001       1001       1001       1001
        https://r.services.ai.azure.com/openai/v1/                                         -     -          -          3002            -          1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://r.services.ai.azure.com/models                                             -     -          -          3002            -          1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://r.services.ai.azure.com/projects/p                                         1002  1002       1002       1002+3002       1002       1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://r.services.ai.azure.com/api/projects/p                                     1002  1002       1002+3001  1002+3002       1002       1003i  1003i       1003i       -  -  -          -          -          -          -
        https://r.services.ai.azure.com/api/projects/p/                                    1002  1002       1002+3001  1002+3002       1002       1003i  1003i       1003i       -  -  -          -          -          -          -
        https://r.services.ai.azure.com/api/projects/p/openai/v1                           -     -          3001       3002            -          1003i  1003i       1003i       -  -  1001       1001       1001       1001       -
        https://r.services.ai.azure.com/api/projects/p/agents/a/endpoint/protocols/openai  -     -          3001       3002            -          1003i  1003i       1003i       -  -  1001       1001       1001       1001       -
        https://r.services.ai.azure.com/api/projects/p/applications/a/protocols/openai     -     -          3001       3002            -          1003i  1003i       1003i       -  -  1001       1001       1001       1001       -
        https://r.cognitiveservices.azure.com/                                             1002  1002       1002       1002+3002       1002       -      -           -           -  -  1001       1001       1001       1001       1001
        https://westeurope.api.cognitive.microsoft.com/                                    1002  1002+1004  1002+1004  1002+1004+3002  1002+1004  -      1004        1004        -  -  1001+1004  1001+1004  1001+1004  1001+1004  1001+1004
        http://r.openai.azure.com/openai/v1/                                               -     1005       1005       1005+3002       1005       1003   1003+1005   1003+1005   -  -  1001+1005  1001+1005  1001+1005  1001+1005  1001+1005
        https://r.openai.azure.us/openai/v1/                                               -     3004       3004       3002            3004       1003   1003+3004   1003+3004   -  -  1001       1001       1001       1001       1001
        https://r.openai.azure.us/                                                         1002  1002+3004  1002+3004  1002+3002       1002+3004  -      3004        3004        -  -  1001       1001       1001       1001       1001
        https://r.services.ai.azure.us/api/projects/p                                      1002  1002+3001  1002+3001  1002+3002       1002+3001  1003i  1003i+3004  1003i+3004  -  -  -          -          -          -          -
        https://r.openai.azure.cn/openai/v1/                                               -     3004       3004       3002            3004       1003   1003+3004   1003+3004   -  -  1001       1001       1001       1001       1001
        https://{x}.openai.azure.com/openai/v1/                                            -     -          -          3002            -          1003   1003        1003        -  -  1001       1001       1001       1001       1001
        https://{x}.services.ai.azure.com/api/projects/{x}                                 -     -          3001       3002            -          1003i  1003i       1003i       -  -  -          -          -          -          -
        https://{x}.contoso.com/openai/v1                                                  -     -          -          -               -          -      -           -           -  -  -          -          -          -          -
        {x}                                                                                -     -          -          3002i           -          -      -           -           -  -  -          -          -          -          -
        {x}/openai/v1/                                                                     -     -          -          3002i           -          1003i  1003i       1003i       -  -  1001i      1001i      1001i      1001i      -
        {x}/api/projects/{x}                                                               -     -          3001       3002            -          1003i  1003i       1003i       -  -  -          -          -          -          -
        https://r.services.ai.azure.com/{x}                                                -     -          -          3002            -          -      -           -           -  -  -          -          -          -          -
        """;

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var row in Expected.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            {
                for (var i = 0; i < Clients.Length; i++)
                    cells.Add(row[0], Clients[i].Name, row[i + 1]);
            }

            return cells;
        }
    }

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules = [.. AllRules.Make()
        // The life cycle rules report a client whatever its endpoint is.
        .Where(rule => rule.SupportedDiagnostic.Category != RuleArea.LifeCycle)
        .Select(rule => new SingleRuleAnalyzer(rule))];

    private static async Task<string> ReportedAsync(string address, string creation)
    {
        // A part in braces is unknown until the program runs.
        var text = (address.Contains('{') ? "$\"" : "\"") + address + "\"";
        var compilation = CSharpCompilation.Create("Table", [CSharpSyntaxTree.ParseText($$"""
            using System;
            using System.ClientModel;
            using System.ClientModel.Primitives;
            using Azure.AI.Extensions.OpenAI;
            using Azure.AI.OpenAI;
            using Azure.AI.Projects;
            using Azure.Core;
            using Microsoft.SemanticKernel;
            using OpenAI;

            class C
            {
                object M(TokenCredential token, ApiKeyCredential key, Azure.AzureKeyCredential azureKey, string x) =>
                    {{creation.Replace("ADDRESS", text)}};
            }
            """)],
            [.. ClientReferences.Framework, .. ClientReferences.All],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                specificDiagnosticOptions:
                [
                    KeyValuePair.Create("OPENAI001", ReportDiagnostic.Suppress),
                    KeyValuePair.Create("SKEXP0010", ReportDiagnostic.Suppress),
                ]));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var ids = (await compilation.WithAnalyzers(Rules).GetAnalyzerDiagnosticsAsync())
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .Select(diagnostic => diagnostic.Id["FDRY".Length..] + (diagnostic.Severity == DiagnosticSeverity.Info ? "i" : ""))
            .Order();
        return string.Join("+", ids) is { Length: > 0 } reported ? reported : "-";
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task Reported_rules_match_the_table(string address, string client, string expected) =>
        Assert.Equal(expected, await ReportedAsync(address, Clients.Single(column => column.Name == client).Creation));
}
