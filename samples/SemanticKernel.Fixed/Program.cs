// The repaired twin of SemanticKernel: a credential instead of a key.

using Azure.Identity;
using Microsoft.SemanticKernel;

var builder = Kernel.CreateBuilder();
builder.AddAzureOpenAIChatCompletion("gpt-4.1-mini", "https://my-resource.openai.azure.com/", new DefaultAzureCredential());
var kernel = builder.Build();

Console.WriteLine(await kernel.InvokePromptAsync("What is the capital of Australia?"));
