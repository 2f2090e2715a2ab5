using System;
using System.ClientModel;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.Projects;
using Azure.Identity;

var project = new AIProjectClient(new Uri("https://grading-ai.services.ai.azure.com/api/projects/nightly"), new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));
var evaluations = project.GetProjectOpenAIClient().GetEvaluationClient();
var run = await evaluations.CreateEvaluationRunAsync(args[0], BinaryContent.Create(BinaryData.FromString(args[1])));
Console.WriteLine(run.GetRawResponse().Status);
