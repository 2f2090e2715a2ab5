// Asks a question through Semantic Kernel. Written with the mistake people make: the key stands in the source.
// SemanticKernel.Fixed is the same program without it.

using Microsoft.SemanticKernel;

var builder = Kernel.CreateBuilder();
builder.AddAzureOpenAIChatCompletion("gpt-4.1-mini",
    "https://my-resource.openai.azure.com/",
    "b7d03f9e5c1a48e2a6f47d91c05be38a");
var kernel = builder.Build();

Console.WriteLine(await kernel.InvokePromptAsync("What is the capital of Australia?"));
