using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Threading.Tasks;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.OpenAI;
using Azure.AI.Projects;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Evals;

class C
{
    

    async Task M(AIProjectClient project, EvaluationClient unknown, TokenCredential credential, Uri uri, string text, BinaryContent content)
    {
        await Task.Yield();
        EvaluationClient evals = new EvaluationClient(new ApiKeyCredential("k"), new EvaluationClientOptions { Endpoint = new Uri($"https://{text}.services.ai.azure.com/openai/v1/") }); var run = await evals.CreateEvaluationRunAsync("e", content);
    }
}
