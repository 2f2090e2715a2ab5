using System;
using System.ClientModel;
using Microsoft.Extensions.Configuration;
using OpenAI;
using OpenAI.Chat;

class C
{
    void M(Uri uri, IConfiguration configuration, string other)
    {
        var section = configuration.GetSection("Services").GetSection("AzureOpenAI"); _ = new OpenAIClient(section["Key"]);
    }
}
