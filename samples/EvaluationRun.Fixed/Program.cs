// Evaluates a few answers with a Foundry project: creates an evaluation, starts a run, waits for it, prints the result.
// The repaired twin of EvaluationRun: it builds without a warning. Set AZURE_AI_PROJECT_ID, as the Azure Developer CLI does, and it
// asks Azure whether it may before it asks the service.

using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Azure.Identity;
using Foundry.Access;
using OpenAI.Evals;

string resource = Environment.GetEnvironmentVariable("FOUNDRY_RESOURCE") ?? throw new InvalidOperationException("FOUNDRY_RESOURCE is not set.");
string project = Environment.GetEnvironmentVariable("FOUNDRY_PROJECT") ?? throw new InvalidOperationException("FOUNDRY_PROJECT is not set.");

var credential = new DefaultAzureCredential();
var evaluations = new EvaluationClient(
    new BearerTokenPolicy(credential, "https://ai.azure.com/.default"),
    new EvaluationClientOptions { Endpoint = new Uri($"https://{resource}.services.ai.azure.com/api/projects/{project}/openai/v1") });

string evaluationId, runId;
try
{
    await FoundryAccess.EnsureProjectAsync(credential, "Microsoft.CognitiveServices/accounts/AIServices/evaluations/write");

    evaluationId = Id(await evaluations.CreateEvaluationAsync(Json("""
        {
          "name": "capital cities",
          "data_source_config": {
            "type": "custom",
            "item_schema": { "type": "object", "properties": { "answer": { "type": "string" }, "expected": { "type": "string" } } }
          },
          "testing_criteria": [
            { "type": "string_check", "name": "exact", "input": "{{item.answer}}", "reference": "{{item.expected}}", "operation": "eq" }
          ]
        }
        """)));

    runId = Id(await evaluations.CreateEvaluationRunAsync(evaluationId, Json("""
        {
          "name": "first run",
          "data_source": {
            "type": "jsonl",
            "source": {
              "type": "file_content",
              "content": [
                { "item": { "answer": "Paris", "expected": "Paris" } },
                { "item": { "answer": "Sydney", "expected": "Canberra" } }
              ]
            }
          }
        }
        """)));
}
catch (Exception ex) when (FoundryAccess.IsAccessFailure(ex))
{
    Console.Error.WriteLine($"The evaluation was not started. {FoundryAccess.Explain(ex)}");
    return 1;
}

while (true)
{
    using var run = JsonDocument.Parse((await evaluations.GetEvaluationRunAsync(evaluationId, runId, options: null)).GetRawResponse().Content);
    string? status = run.RootElement.GetProperty("status").GetString();
    Console.WriteLine($"run {runId}: {status}");
    if (status is "completed" or "failed" or "canceled")
    {
        Console.WriteLine(run.RootElement.GetProperty("result_counts"));
        return status == "completed" ? 0 : 1;
    }

    await Task.Delay(TimeSpan.FromSeconds(2));
}

static BinaryContent Json(string json) => BinaryContent.Create(BinaryData.FromString(json));

static string Id(ClientResult result)
{
    using var document = JsonDocument.Parse(result.GetRawResponse().Content);
    return document.RootElement.GetProperty("id").GetString()!;
}
