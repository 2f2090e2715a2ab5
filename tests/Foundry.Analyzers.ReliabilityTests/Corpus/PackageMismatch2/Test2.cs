namespace Azure.AI.OpenAI.Own { class AzureOpenAIClient { } class C { object M() => new AzureOpenAIClient(); } }
