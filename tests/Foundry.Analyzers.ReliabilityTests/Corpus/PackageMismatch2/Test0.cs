using Azure.AI.OpenAI; class A { object M() => new AzureOpenAIClient(null, (Azure.Core.TokenCredential)null); object N() => new AzureOpenAIClient(null, (Azure.Core.TokenCredential)null); }
