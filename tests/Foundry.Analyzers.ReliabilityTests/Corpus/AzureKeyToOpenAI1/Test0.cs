using System;
using System.ClientModel;
using Microsoft.Extensions.Configuration;
using OpenAI;
using OpenAI.Chat;

class C
{
    void M(Uri uri, IConfiguration configuration, string other)
    {
        _ = new OpenAIClient(new ApiKeyCredential(configuration["AZURE_OPENAI_API_KEY"]), new OpenAIClientOptions { OrganizationId = "o" });
    }
}
