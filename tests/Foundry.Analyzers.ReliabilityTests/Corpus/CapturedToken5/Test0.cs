using System; using System.ClientModel; using System.ClientModel.Primitives; using Azure.AI.OpenAI; using Azure.AI.Projects; using Azure.Core; using Azure.Identity; using Microsoft.Extensions.Configuration; using OpenAI;

var credential = new AzureCliCredential();
var token = await credential.GetTokenAsync(new TokenRequestContext(new[] { "https://ai.azure.com/.default" }), default);
var client = new OpenAIClient(new ApiKeyCredential(token.Token), new OpenAIClientOptions { Endpoint = new Uri("https://r.openai.azure.com/openai/v1/") });
Console.WriteLine(client);
