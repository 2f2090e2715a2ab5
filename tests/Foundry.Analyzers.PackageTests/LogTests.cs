using System.Text.Json;

namespace Foundry.Analyzers.PackageTests;

/// <summary>The log of the compiler (SARIF) holds what a dashboard shows of a finding.</summary>
[Collection(PackageCollection.Name)]
public class LogTests(PackedPackage package)
{
    [Fact]
    public async Task A_refused_call_is_logged_with_what_it_needs_and_where_its_role_is_declared()
    {
        var folder = package.NewProject("""
            using System.ClientModel.Primitives;
            using Azure.Identity;
            using OpenAI.Responses;

            var responses = new ResponsesClient(
                new BearerTokenPolicy(new DefaultAzureCredential(), "https://ai.azure.com/.default"),
                new ResponsesClientOptions { Endpoint = new Uri("https://my-resource.services.ai.azure.com/api/projects/my-project/openai/v1") });
            Console.WriteLine(responses.CreateResponse("gpt", "Hello").Value.GetOutputText());
            """);
        File.WriteAllText(Path.Combine(folder, "foundry.access.json"), """
            {
              "version": 1,
              "complete": true,
              "identities": { "app": { "kind": "managedIdentity" } },
              "grants": [
                { "identity": "app", "role": "Cognitive Services OpenAI User", "scope": "account" }
              ]
            }
            """);
        await DotNet.RunAsync(folder, "build", "--no-incremental", "-nologo", "-p:ErrorLog=build.sarif%2cversion=2.1");

        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "build.sarif")));
        var run = log.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().Single(result => result.GetProperty("ruleId").GetString() == "FDRY4001");
        Assert.StartsWith("'CreateResponse' fails with 401", result.GetProperty("message").GetProperty("text").GetString());

        var facts = result.GetProperty("properties").GetProperty("customProperties");
        Assert.NotEmpty(facts.GetProperty("Operation").GetString()!);
        Assert.Contains("Microsoft.CognitiveServices/accounts/AIServices/agents/write", facts.GetProperty("DataAction").GetString());
        Assert.Equal("53ca6127-db72-4b80-b1b0-d745d6d5456d", facts.GetProperty("RoleId").GetString());

        var declared = result.GetProperty("relatedLocations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("foundry.access.json", declared.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal(6, declared.GetProperty("region").GetProperty("startLine").GetInt32());

        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "FDRY4001");
        Assert.Equal("Declared roles do not grant this call", rule.GetProperty("shortDescription").GetProperty("text").GetString());
        Assert.StartsWith("The service checks a data action for every call.", rule.GetProperty("fullDescription").GetProperty("text").GetString());
        Assert.EndsWith("/docs/rules/FDRY4001.md", rule.GetProperty("helpUri").GetString());
        Assert.Equal("Foundry.Access", rule.GetProperty("properties").GetProperty("category").GetString());
        Assert.Equal(["azure", "foundry", "access"], rule.GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }
}
