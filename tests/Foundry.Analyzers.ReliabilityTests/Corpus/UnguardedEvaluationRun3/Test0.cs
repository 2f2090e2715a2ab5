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
        project.ProjectOpenAIClient.GetEvaluationClient().CreateEvaluationRun("e", content);
    }
}
