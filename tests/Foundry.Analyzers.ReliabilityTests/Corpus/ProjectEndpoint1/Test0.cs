using System;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Threading.Tasks;
using Azure;
using Azure.AI.Agents.Persistent;
using Azure.AI.Extensions.OpenAI;
using Azure.AI.OpenAI;
using Azure.AI.Projects;
using Azure.AI.Projects.Agents;
using Azure.Core;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;
class C
{
    

    void M(TokenCredential token, ApiKeyCredential key, AuthenticationPolicy policy, Uri uri, string text, bool condition)
    {
        _ = new AIProjectClient(text switch { "a" => new Uri("https://a.services.ai.azure.com"), _ => new Uri("https://b.services.ai.azure.com") }, token);
    }
}
