using Azure.AI.OpenAI; class C
{
    object M() =>
        // why
        (object)new AzureOpenAIClient(new System.Uri("https://r.openai.azure.com"), new System.ClientModel.ApiKeyCredential("k"))
            .GetModerationClient("m");
}
