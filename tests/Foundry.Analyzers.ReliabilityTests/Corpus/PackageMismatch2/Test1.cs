using Azure.AI.OpenAI; class B { object M() => new AzureOpenAIClient(null, (Azure.Core.TokenCredential)null).GetModerationClient("m"); }
